import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Expectation, judge, type Observation } from '#tests/scripts/canary/judge.ts';
import { PRACTICE } from '#tests/scripts/canary/practice.ts';
import { rowsOf } from '#tests/scripts/canary/rows.ts';
import { isAtSite, parseSandbox } from '#tests/scripts/canary/sandbox.ts';
import { elementShape, KEEPS, requestShape } from '#tests/scripts/canary/shapes.ts';
import { documentOf } from '#tests/support/dom.ts';
import { SITE_IDS } from '#utils/sites/registry.ts';

const win = { kind: 'card', title: 'Write' } as const;
const right: Observation = { seenBy: ['gesture', 'request'], wins: [win], found: 'card', isUndone: true };
const both: Expectation = { win, by: ['gesture', 'request'] };

describe('a row of the canary', () => {
  it.each<[string, Expectation, Partial<Observation>, string]>([
    ['is right if both saw it, once, and it was taken back', both, {}, 'right'],
    ['is blind if one detector did not see it', both, { seenBy: ['request'] }, 'blind'],
    ['is right if nobody else has to', { win, by: ['gesture'] }, { seenBy: ['gesture'] }, 'right'],
    ['is blind if nothing counted', both, { wins: [] }, 'blind'],
    ['is blind if its control is not there', both, { wins: [], seenBy: [], fault: 'no control' }, 'blind'],
    ['is blind if the reader finds nothing of its name', both, { found: 'item' }, 'blind'],
    ['need not be found where it opens', { ...both, opens: true }, { found: 'item' }, 'right'],
    [
      'is blind if only a request that has no title saw it',
      both,
      { seenBy: ['request'], wins: [{ ...win, title: '' }] },
      'blind',
    ],
    ['is wrong as another kind', both, { wins: [{ ...win, kind: 'item' }] }, 'wrong'],
    ['is wrong under another name', both, { wins: [{ ...win, title: 'Read' }] }, 'wrong'],
    ['is wrong if it counts twice', both, { wins: [win, win] }, 'wrong'],
    ['is wrong if it is not taken back', both, { isUndone: false }, 'wrong'],
    ['is wrong if it must be silent and counts', { by: [] }, {}, 'wrong'],
    ['is right if it must be silent and is', { by: [] }, { wins: [], seenBy: [] }, 'right'],
    ['is blind if what must be silent could not be done', { by: [] }, { wins: [], fault: 'gone' }, 'blind'],
  ])('%s', (_, expected, seen, outcome) => {
    expect(judge(expected, { ...right, ...seen }).outcome).toBe(outcome);
  });

  it('is there for each site, with something that counts and something that must not', () => {
    for (const site of SITE_IDS) {
      const rows = rowsOf(site, PRACTICE);
      expect(rows.some((row) => row.win)).toBe(true);
      expect(rows.some((row) => !row.win)).toBe(true);
      expect(rowsOf(site, {})).toEqual([]);
    }
  });
});

describe('a sandbox', () => {
  it('is what its example is, and what the practice pages have', () => {
    const example = join(import.meta.dirname, '../../scripts/canary/example.json');
    const json: unknown = JSON.parse(readFileSync(example, 'utf8'));
    expect(parseSandbox(json)).toEqual(json);
    expect(parseSandbox(PRACTICE)).toEqual(PRACTICE);
  });

  it.each([
    ['another host', { github: { issue: { at: 'https://example.com/o/r/issues/1', title: 'x' } } }],
    ['no https', { trello: { card: { at: 'http://trello.com/b/x', title: 'x' } } }],
    ['a part of another host', { trello: { card: { at: 'https://trello.com.example.com/', title: 'x' } } }],
    ['no title', { trello: { card: { at: 'https://trello.com/b/x', title: ' ' } } }],
    ['an unknown thing', { trello: { cards: {} } }],
  ])('has nothing of %s', (_, json) => {
    expect(() => parseSandbox(json)).toThrow(/\w/);
  });

  it('knows whether a page is still at its site', () => {
    expect(isAtSite('https://github.com/o/r', 'github')).toBe(true);
    for (const address of ['https://github.com.evil.example/', 'about:blank', 'x', 'https://trello.com/'])
      expect(isAtSite(address, 'github')).toBe(false);
  });
});

describe('a shape', () => {
  it('of a control keeps names and code, and no word of a person', () => {
    const { document } = documentOf(
      '<div data-testid="list-card" title="My secret"><button aria-label="My secret" class="circle" role="button">My secret</button></div>',
      'https://trello.com/b/x',
    );
    const button = document.querySelector('button');
    const shape = button ? elementShape(button, KEEPS) : [];
    expect(shape.slice(0, 2)).toEqual([
      'button aria-label class=circle role=button',
      'div data-testid=list-card title',
    ]);
    expect(JSON.stringify(shape)).not.toContain('secret');
  });

  it.each([
    [
      'https://github.com/Me/secret/pull/20/page_data/merge?secret=1',
      '{"mergeMethod":"SECRET","secret word":[{"id":7}],"n":null}',
      'github POST /*/*/pull/*/page_data/merge {"*":[{"id":"number"}],"mergeMethod":"string","n":"null"}',
    ],
    ['https://github.com/_graphql', 'secret=1', 'github POST /_graphql "string"'],
    ['https://github.com/secret', null, 'github POST /* "null"'],
  ])('of a request to %s keeps neither ids nor values', (address, body, shape) => {
    expect(requestShape('github', 'POST', address, body)).toBe(shape);
  });
});
