import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteAt } from '#utils/background/site-lookup.ts';
import { parseChecklist } from '#utils/domain/parse-checklist.ts';
import { parseLink, titleIn } from '#utils/sites/links.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

const link = (text: string) => parseLink(text, (site, address) => siteAt(address) === site);
const ID = '0123456789abcdef0123456789abcdef';
const DASHED = '01234567-89ab-cdef-0123-456789abcdef';

describe('linkOf', () => {
  it.each([
    ['https://trello.com/c/aBcD1234/17-write-the-report', 'trello:card:~abcd1234', 'card'],
    [' https://trello.com/c/aBcD1234 ', 'trello:card:~abcd1234', 'card'],
    [
      'https://github.com/Owner/Repo/issues/12#issuecomment-1',
      'github:github.com/owner/repo#12:closed',
      'issue',
    ],
    ['https://github.com/o/r/pull/5/files?w=1', 'github:github.com/o/r#5:merged', 'pull'],
    [`https://www.notion.so/me/Plan-${ID}?pvs=4`, `notion:block:${DASHED}`, 'status'],
    [`https://www.notion.so/me/Plan-${ID.replace('0', 'f')}#${ID}`, `notion:block:${DASHED}`, 'todo'],
    [`https://www.notion.so/${ID.replace('0', 'f')}?v=1&p=${ID}&pm=s`, `notion:block:${DASHED}`, 'status'],
  ])('%s', (text, subject, kind) => {
    expect(link(text)).toMatchObject({ subject, kind });
  });

  it.each([
    'write the report',
    'http://trello.com/c/aBcD1234',
    'https://trello.com/b/aBcD1234/board',
    'https://trello.com/c/short',
    'https://example.org/c/aBcD1234',
    'https://trello.com.example.org/c/aBcD1234',
    'https://github.com/o/r',
    'https://github.com/o/r/issues',
    'https://github.com/o/r/issues/new',
    'https://www.notion.so/Plan',
    'see https://trello.com/c/aBcD1234',
    'javascript:alert(1)',
  ])('is none: %s', (text) => {
    expect(link(text)).toBeUndefined();
  });

  it('whatever is pasted, it answers, and names nothing with blanks or capitals', () => {
    const address = fc.tuple(
      fc.constantFrom(
        'https://trello.com',
        'https://github.com',
        'https://www.notion.so',
        'https://app.notion.com',
      ),
      fc.webPath(),
      fc.webQueryParameters(),
      fc.webFragments(),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          address.map(([a, b, c, d]) => `${a}${b}?${c}#${d}`),
        ),
        (text) => {
          expect(link(text)?.subject ?? 'trello:card:a').toMatch(/^[a-z]+:[^\sA-Z]+$/);
        },
      ),
    );
  });
});

describe('titleIn', () => {
  const title = (text: string) => titleIn(text, link(text) as LinkedItem);

  it.each([
    ['https://trello.com/c/aBcD1234/17-write-the-report', 'Write the report'],
    ['https://trello.com/c/aBcD1234/17-%C3%BCber-alles', 'Über alles'],
    ['https://trello.com/c/aBcD1234', ''],
    ['https://trello.com/c/aBcD1234/17-%E0%A4%A', ''],
    [' https://github.com/o/r/pull/5/files ', 'r#5'],
    [`https://www.notion.so/me/Plan-the-trip-${ID}?pvs=4`, 'Plan the trip'],
    [`https://www.notion.so/${ID}`, ''],
  ])('%s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });
});

describe('checklistOf', () => {
  it('reads Markdown, Notion and Trello alike', () => {
    const pasted = [
      '## Before the trip',
      '- [ ] Pack **everything**',
      '- [x] Water the [plants](https://example.org)',
      '  * Find the ~~old~~ keys',
      '2) Lock up',
      '☑ Turn the heating off',
      'Say goodbye',
      '',
      '- [ ] ',
    ].join('\r\n');
    expect(parseChecklist(pasted)).toEqual([
      { title: 'Pack everything', done: false },
      { title: 'Water the plants', done: true },
      { title: 'Find the old keys', done: false },
      { title: 'Lock up', done: false },
      { title: 'Turn the heating off', done: true },
      { title: 'Say goodbye', done: false },
    ]);
  });

  it('of any text, each item is a line that shows something', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const items = parseChecklist(text);
        expect(items.length).toBeLessThanOrEqual(text.split(/\r?\n/).length);
        for (const { title } of items) expect(title).toMatch(/^\S(.*\S)?$/s);
      }),
    );
  });
});
