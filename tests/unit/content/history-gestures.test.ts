import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CARD, FakeElement, markOf, OTHER, openPage, pass } from '#tests/support/person-in-page.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ctrl = { ctrlKey: true };
const meta = { metaKey: true };
const shift = { shiftKey: true };

/** Keys that undo or redo, on keyboards that people have. */
const KEYS: [string, Partial<KeyboardEvent>][] = [
  ['Ctrl+Z', { ...ctrl, key: 'z', code: 'KeyZ' }],
  ['Cmd+Z', { ...meta, key: 'z', code: 'KeyZ' }],
  ['Ctrl+Shift+Z', { ...ctrl, ...shift, key: 'Z', code: 'KeyZ' }],
  ['Ctrl+Y', { ...ctrl, key: 'y', code: 'KeyY' }],
  ['Ctrl+Z, Cyrillic', { ...ctrl, key: 'я', code: 'KeyZ' }],
  ['Ctrl+Y, Cyrillic', { ...ctrl, key: 'н', code: 'KeyY' }],
  ['Ctrl+Z, Greek', { ...ctrl, key: 'ζ', code: 'KeyZ' }],
  ['Ctrl+Z, Hebrew', { ...ctrl, key: 'ז', code: 'KeyZ' }],
  ['Ctrl+Z, Arabic', { ...ctrl, key: 'ئ', code: 'KeyZ' }],
  ['Ctrl+Z, Thai', { ...ctrl, key: 'ผ', code: 'KeyZ' }],
  ['Ctrl+Z, Dvorak', { ...ctrl, key: 'z', code: 'Slash' }],
  ['Ctrl+Z, AZERTY', { ...ctrl, key: 'z', code: 'KeyW' }],
  ['Ctrl+Z, QWERTZ', { ...ctrl, key: 'z', code: 'KeyY' }],
  ['Ctrl+Z by its place, AZERTY', { ...ctrl, key: 'w', code: 'KeyZ' }],
  ['Ctrl+Z, caps lock', { ...ctrl, key: 'Z', code: 'KeyZ' }],
  ['a key of its own', { key: 'Undo' }],
  ['another', { key: 'Redo' }],
  ['Alt+Backspace', { altKey: true, key: 'Backspace', code: 'Backspace' }],
];

const OTHER_KEYS: [string, Partial<KeyboardEvent>][] = [
  ['z', { key: 'z', code: 'KeyZ' }],
  ['Ctrl+C', { ...ctrl, key: 'c', code: 'KeyC' }],
  ['Ctrl+Enter', { ...ctrl, key: 'Enter', code: 'Enter' }],
  ['Backspace', { key: 'Backspace', code: 'Backspace' }],
  ['a key without a name', { key: undefined as unknown as string, code: undefined as unknown as string }],
];

/** A card that was done at load, and that the person has opened by mistake. */
async function opened(more = {}) {
  const page = openPage(more);
  page.put(CARD, 'done');
  await page.click(markOf(CARD), [CARD, 'open']);
  expect(page.asks('open')).toBe(true);
  page.answers('agreed', 'open');
  await pass(10_000);
  expect(page.news()).toEqual(['01 open']);
  return page;
}

describe('what is brought back is no new work', () => {
  it.each(KEYS)('by %s, whenever the page saves it', async (_, keys) => {
    for (const ms of [0, 2000, 4500]) {
      const page = await opened();
      await page.key(keys, new FakeElement(), [CARD, 'done']);
      await pass(ms);
      expect(page.asks('done')).toBe(false);
      await pass(5000);
      expect(page.news()).toEqual([]);
    }
  });

  it.each(KEYS)('by %s, also of what nobody here saw the person open', async (_, keys) => {
    const page = openPage();
    await page.key(keys, new FakeElement(), [CARD, 'done']);
    await pass(2000);
    // They go on, and press something else.
    await page.click(new FakeElement());
    await pass(3000);
    expect(page.asks('done')).toBe(false);
  });

  it.each([
    ['z', { key: 'z', code: 'KeyZ' }],
    ['Shift+Z', { ...shift, key: 'Z', code: 'KeyZ' }],
    ['z, Cyrillic', { key: 'я', code: 'KeyZ' }],
  ])('by a key of the site’s own: %s', async (_, keys) => {
    const page = openPage({ historyKeys: 'z' });
    await page.key(keys);
    expect(page.asks('done')).toBe(false);
    await page.click(markOf(CARD), [CARD, 'done']);
    expect(page.asks('done')).toBe(true);
  });

  it.each([
    ['a button beside what a site says', new FakeElement(['button'], ' Undo ')],
    ['a line of a menu', new FakeElement(['[role="menuitem"]'], 'Undo changeCtrl+Z')],
    ['one that redoes', new FakeElement(['button'], 'Redo')],
  ])('by %s', async (_, button) => {
    const page = openPage();
    await page.click(button, [CARD, 'done']);
    await pass(2000);
    expect(page.asks('done')).toBe(false);
  });

  it.each(['historyUndo', 'historyRedo'])('by a menu of the browser: %s', async (inputType) => {
    const page = openPage();
    page.hear('beforeinput', new FakeElement(), { inputType });
    expect(page.asks('done')).toBe(false);
  });

  it('by whatever it is that the page calls it, if the person pressed nothing of the card itself', async () => {
    const page = await opened();
    await page.click(new FakeElement(['button'], 'もとにもどす'), [CARD, 'done']);
    expect(page.asks('done')).toBe(false);
  });
});

describe('work it is', () => {
  it.each(OTHER_KEYS)('after another key: %s', async (_, keys) => {
    const page = openPage();
    await page.key(keys);
    expect(page.asks('done')).toBe(true);
  });

  it.each([
    ['in a text', 'textarea'],
    ['in a field', 'input'],
    ['in what can be edited', '[contenteditable]'],
  ])('after a letter %s that undoes elsewhere', async (_, field) => {
    const page = openPage({ historyKeys: 'z' });
    await page.key({ key: 'z', code: 'KeyZ' }, new FakeElement([field]));
    expect(page.asks('done')).toBe(true);
  });

  it.each([
    ['says more than that', 'Undo the last change of the plan for the garden'],
    ['is about something else', 'Done'],
    ['says nothing', ''],
  ])('after a button that %s', async (_, name) => {
    const page = openPage();
    await page.click(new FakeElement(['button'], name));
    expect(page.asks('done')).toBe(true);
  });

  it('where typing goes on after an undo, and something is pressed', async () => {
    const page = openPage();
    await page.key({ ...ctrl, key: 'z', code: 'KeyZ' });
    page.hear('beforeinput', new FakeElement(), { inputType: 'insertText' });
    await pass(60_000);
    await page.key({ key: 'x' });
    expect(page.asks('done')).toBe(false);
    await page.key({ key: ' ' });
    expect(page.asks('done')).toBe(true);
  });

  it('where the person presses it again', async () => {
    const page = await opened();
    await page.key({ ...ctrl, key: 'z', code: 'KeyZ' }, new FakeElement(), [CARD, 'done']);
    await page.click(markOf(CARD), [CARD, 'open']);
    expect(page.asks('open')).toBe(true);
    await page.click(markOf(CARD), [CARD, 'done']);
    expect(page.asks('done')).toBe(true);
    expect(page.news()).toEqual(['01 open', '01 done']);
  });
});

describe('what an undo takes away is taken back', () => {
  it.each([...KEYS.slice(0, 12)])('by %s, long after, without a request', async (_, keys) => {
    const page = openPage();
    await page.click(markOf(CARD), [CARD, 'done']);
    await pass(60_000);
    await page.key(keys, new FakeElement(), [CARD, 'open']);
    await pass(5000);
    expect(page.news()).toEqual(['01 done', '01 open']);
  });

  it('by a button, after the server has agreed', async () => {
    const page = openPage();
    await page.click(markOf(CARD), [CARD, 'done']);
    expect(page.asks('done')).toBe(true);
    page.answers('agreed');
    await pass(8000);
    await page.click(new FakeElement(['button'], 'Undo'), [CARD, 'open']);
    expect(page.asks('open')).toBe(true);
    await pass(1000);
    expect(page.news()).toEqual(['01 done', '01 open']);
  });

  it('and no more than that: what somebody else opened before was not undone', async () => {
    const page = openPage();
    await page.click(markOf(CARD), [CARD, 'done']);
    await page.click(markOf(OTHER), [OTHER, 'done']);
    await pass(60_000);
    page.put(CARD, 'open');
    await page.key({ ...ctrl, key: 'z', code: 'KeyZ' }, new FakeElement(), [OTHER, 'open']);
    await pass(5000);
    expect(page.news()).toEqual(['01 done', '02 done', '02 open']);
  });

  it('what a redo does again much later does not count again', async () => {
    const page = openPage();
    await page.click(markOf(CARD), [CARD, 'done']);
    await page.key({ ...ctrl, key: 'z', code: 'KeyZ' }, new FakeElement(), [CARD, 'open']);
    await pass(3600);
    await page.key({ ...ctrl, key: 'y', code: 'KeyY' }, new FakeElement(), [CARD, 'done']);
    expect(page.asks('done')).toBe(false);
    await pass(5000);
    expect(page.news()).toEqual(['01 done', '01 open']);
  });
});
