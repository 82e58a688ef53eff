import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeStorage } from '#tests/support/storage.ts';
import { browser as wrapped } from '#utils/platform/browser.ts';
import { browser as native } from '#utils/platform/native-browser.ts';
import { NEWS, newsSince } from '#utils/platform/news.ts';
import { untoldNews } from '#utils/storage/untold-news.ts';

const CHANGES = readFileSync(join(import.meta.dirname, '../../../CHANGELOG.md'), 'utf8');
const [LATEST = ''] = NEWS.slice(-1);

describe('the news', () => {
  it('stand in the changes, each under its version, in signs that any browser reads', () => {
    for (const version of NEWS) expect(CHANGES).toContain(`\n## ${version}\n\n- `);
    // A text file of an extension says nothing of its encoding.
    expect(CHANGES).toMatch(/^[\n\x20-\x7e]+$/);
  });

  const SOME = ['0.2.0', '0.9.0', '0.10.0'];
  it.each([
    ['an install', undefined, '0.10.0', ''],
    ['an install of a version that says so oddly', '', '0.10.0', ''],
    ['a reload', '0.9.0', '0.9.0', ''],
    ['the version that has it', '0.1.0', '0.2.0', '0.2.0'],
    ['a jump over some', '0.1.0', '0.10.1', '0.10.0'],
    ['a small version after one that has it', '0.10.0', '0.10.1', ''],
    ['a small version between', '0.2.0', '0.2.1', ''],
    ['nine to ten', '0.9.0', '0.10.0', '0.10.0'],
    ['a way back', '0.10.0', '0.2.0', ''],
  ])('of %s are %s to %s: %s', (_, previous, current, version) => {
    expect(newsSince(previous, current, SOME)).toBe(version);
  });
});

describe('what the popup has still to tell', () => {
  let stored: Record<string, unknown>;
  beforeEach(() => {
    stored = fakeStorage();
    Object.assign(native, { storage: wrapped.storage });
  });

  it('is nothing at first', async () => {
    expect(await untoldNews.take()).toBe('');
  });

  it('is handed over once, and leaves nothing behind', async () => {
    await untoldNews.keep(LATEST);
    expect(await untoldNews.take()).toBe(LATEST);
    expect(await untoldNews.take()).toBe('');
    expect(stored).toEqual({});
  });

  it.each([7, null, {}, '9.9.9', '<b>', [LATEST]])('is nothing where somebody wrote %j', async (junk) => {
    Object.assign(stored, { untoldNews: junk });
    expect(await untoldNews.take()).toBe('');
    expect(stored).toEqual({});
  });
});
