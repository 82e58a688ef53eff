import { describe, expect, it } from 'vitest';
import { parseTitle } from '#utils/domain/title.ts';
import { parseMessage } from '#utils/messaging/parse-message.ts';
import { normalizeText } from '#utils/sites/dom.ts';

const LIMIT = 300;
const FAMILY = '👨‍👩‍👧‍👦';
const LONE = '\uD83D';
const OVERRIDE = '\u202E';

describe('a title that a page shows', () => {
  it.each([
    ['one line', ' Write\n\tthe  post ', 'Write the post'],
    ['blanks of all kinds', 'Write\u00A0the\u3000post', 'Write the post'],
    ['no control characters', 'Wri\u0000te\u0007 the\u009F post\u007F', 'Write the post'],
    ['nothing that turns the rest around', `Write ${OVERRIDE}tsop\u202C \u2066the\u2069`, 'Write tsop the'],
    ['the marks that right-to-left text needs', 'שלום\u200F!', 'שלום\u200F!'],
    ['a joined emoji', `Plan ${FAMILY}`, `Plan ${FAMILY}`],
    ['half an emoji as a sign of its own', `Plan ${LONE}`, 'Plan \uFFFD'],
    ['nothing at all', null, ''],
  ])('is %s', (_, text, title) => {
    expect(normalizeText(text)).toBe(title);
  });

  it.each([
    ['an emoji', `${'x'.repeat(LIMIT - 1)}😀`, 'x'.repeat(LIMIT - 1)],
    ['a joined emoji', `${'x'.repeat(LIMIT - 4)}${FAMILY}!`, 'x'.repeat(LIMIT - 4)],
    ['a letter with its accent', `${'x'.repeat(LIMIT - 1)}e\u0301`, 'x'.repeat(LIMIT - 1)],
    ['one grapheme that is longer than any title', `x${'\u0301'.repeat(1000)}`, ''],
  ])('is not cut through %s', (_, text, title) => {
    expect(normalizeText(text)).toBe(title);
  });

  it('is never longer than a message may carry, and well formed, whatever it holds', () => {
    const signs = ['x', ' ', '😀', FAMILY, 'e\u0301', LONE, '\uDE00', OVERRIDE, '\u0000', '🇩🇪', 'क्षि'];
    for (let seed = 1; seed < 400; seed++) {
      const text = Array.from(
        { length: 250 },
        (_, n) => signs[(seed * 7919 + n * n * 31) % signs.length],
      ).join('');
      const title = normalizeText(text);
      expect(title.length).toBeLessThanOrEqual(LIMIT);
      expect(title.isWellFormed()).toBe(true);
      expect(normalizeText(title)).toBe(title);
    }
  });

  it('is read from the beginning of a text, however long that is', () => {
    let read = 0;
    const text = 'x'.repeat(10_000_000);
    const endless = new Proxy(Object(text), {
      get(_, key) {
        if (key !== 'slice') throw new Error(`all of it is read by ${String(key)}`);
        return (from: number, to: number) => {
          read += to - from;
          return text.slice(from, to);
        };
      },
    });
    expect(normalizeText(endless)).toBe('x'.repeat(LIMIT));
    expect(read).toBeLessThan(20_000);
  });
});

describe('a title that a person types', () => {
  it.each([
    ['half an emoji', `Plan ${LONE}`, 'Plan \uFFFD'],
    ['a sign that turns the rest around', `Plan ${OVERRIDE}nalp`, 'Plan nalp'],
    ['a control character', 'Plan\u0000', undefined],
    ['only what cannot be seen', `${OVERRIDE}\u200F`, undefined],
  ])('has no %s', (_, typed, title) => {
    expect(parseTitle(typed)).toBe(title);
  });

  it('may be in any writing', () => {
    for (const title of ['שלום\u200F!', `Plan ${FAMILY}`, 'क्षि', '報告を書く'])
      expect(parseTitle(title)).toBe(title);
  });
});

describe('a title in a message', () => {
  const message = (title: string) =>
    parseMessage(
      {
        type: 'detection',
        detection: {
          id: '6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60',
          site: 'trello',
          subject: 'trello:card:67318e20a4c9d1f05b7e2a01',
          kind: 'card',
          to: 'done',
          at: 1_772_452_800_000,
          title,
          url: 'https://trello.com/c/wRiTeP01',
          source: 'gesture',
        },
      },
      { from: 'site', site: 'trello', host: 'trello.com', tab: 1 },
    ).ok;

  it.each([`Plan ${LONE}`, `Plan ${OVERRIDE}nalp`, 'Plan\u0000', 'Plan\nit', 'x'.repeat(LIMIT + 1)])(
    'is refused: %j',
    (title) => {
      expect(message(title)).toBe(false);
    },
  );

  it.each(['', 'Plan', `Plan ${FAMILY}`, 'שלום\u200F!', normalizeText(`Plan ${OVERRIDE}${LONE}\u0000`)])(
    'is taken: %j',
    (title) => {
      expect(message(title)).toBe(true);
    },
  );
});
