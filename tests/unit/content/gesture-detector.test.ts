import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CARD, FakeElement, markOf, OTHER, openPage, pass } from '#tests/support/person-in-page.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const option = () => new FakeElement(['[role="menu"]']);
const opener = () => markOf(CARD, { deferred: true });

describe('who does not use a mouse', () => {
  it('finishes by a click alone', async () => {
    const page = openPage();
    await page.clickAlone(markOf(CARD), [CARD, 'done']);
    expect(page.news()).toEqual(['01 done']);
  });

  it('opens a menu and chooses in it by clicks alone', async () => {
    const page = openPage();
    await page.clickAlone(opener());
    await pass(4000);
    await page.clickAlone(option(), [CARD, 'done']);
    expect(page.news()).toEqual(['01 done']);
  });

  it('opens it by a click alone and chooses by key, and the other way round', async () => {
    const page = openPage();
    await page.clickAlone(opener());
    await page.key({ key: 'Enter' }, option(), [CARD, 'done']);
    expect(page.news()).toEqual(['01 done']);
    page.put(CARD, 'open');
    const button = opener();
    await page.key({ key: 'Enter' }, button);
    // The browser makes a click of the key.
    page.hear('click', button, { detail: 0 });
    await page.clickAlone(option(), [CARD, 'done']);
    expect(page.news()).toEqual(['01 done']);
  });

  it('gives up what was opened by a click elsewhere', async () => {
    const page = openPage();
    await page.clickAlone(opener());
    await page.clickAlone(new FakeElement());
    await page.clickAlone(option(), [CARD, 'done']);
    await pass(5000);
    expect(page.news()).toEqual([]);
  });

  it('drops nothing by a click alone, wherever it lies', async () => {
    const page = openPage();
    page.hear('pointerdown', opener(), { button: 0, clientX: 500, clientY: 500 });
    page.hear('pointerup', opener(), { button: 0, clientX: 500, clientY: 500 });
    page.hear('click', opener(), { clientX: 500, clientY: 500 });
    await pass(10);
    await page.clickAlone(new FakeElement(), [CARD, 'done']);
    await pass(5000);
    expect(page.news()).toEqual([]);
  });

  it('takes a card up and drops it by the same key, though a click follows each', async () => {
    const page = openPage();
    const card = opener();
    await page.key({ key: ' ' }, card);
    page.hear('click', card, { detail: 0 });
    await page.key({ key: ' ' }, card, [CARD, 'done']);
    page.hear('click', card, { detail: 0 });
    expect(page.news()).toEqual(['01 done']);
  });

  it('raises no doubt by Enter on a checkbox, which does nothing, and is not taken for somebody else', async () => {
    const page = openPage();
    const box = markOf(CARD, {}, ['input[type="checkbox"]']);
    const unknown = new FakeElement(['input[type="checkbox"]']);
    unknown.failure = { reason: 'todo: a box outside all that is known' };
    for (let n = 0; n < 3; n++) await page.key({ key: 'Enter' }, box);
    for (let n = 0; n < 3; n++) await page.key({ key: 'Enter' }, unknown);
    page.put(CARD, 'done');
    await pass(5000);
    expect(page.news()).toEqual([]);
    page.put(CARD, 'open');
    await page.key({ key: ' ' }, box, [CARD, 'done']);
    await page.key({ key: ' ' }, unknown);
    expect(page.news()).toEqual(['01 done', 'todo: a box outside all that is known']);
  });

  it('is heard by Enter on what is no checkbox of the browser’s own', async () => {
    const page = openPage();
    await page.key({ key: 'Enter' }, markOf(CARD), [CARD, 'done']);
    expect(page.news()).toEqual(['01 done']);
  });
});

describe('a finger', () => {
  const tap = (page: ReturnType<typeof openPage>, mark: FakeElement, ends: string) => {
    page.hear('pointerdown', mark, { button: 0, clientX: 5, clientY: 5, pointerType: 'touch' });
    page.hear(ends, mark, { button: 0, clientX: 5, clientY: 5, pointerType: 'touch' });
  };

  it('finishes by a tap, though its click comes late', async () => {
    const page = openPage();
    const mark = markOf(CARD);
    tap(page, mark, 'pointerup');
    await pass(350);
    page.put(CARD, 'done');
    page.hear('click', mark, { detail: 1 });
    await pass(500);
    expect(page.news()).toEqual(['01 done']);
  });

  it('that scrolls presses nothing, and what then comes by a click alone is heard', async () => {
    const page = openPage();
    tap(page, markOf(OTHER), 'pointercancel');
    page.put(OTHER, 'done');
    await pass(5000);
    expect(page.news()).toEqual([]);
    await page.clickAlone(opener());
    await page.clickAlone(option(), [CARD, 'done']);
    expect(page.news()).toEqual(['01 done']);
  });
});

describe('a slow network', () => {
  const slow = () => markOf(CARD, { patience: 20_000 });
  /** Of which the page alone knows what it is about, as GitHub's issues. */
  const open = { proof: false } as const;

  it('shows what was done seconds later, and nobody doubts', async () => {
    const page = openPage();
    await page.click(slow());
    await pass(6000);
    page.put(CARD, 'done');
    await pass(1000);
    expect(page.news()).toEqual(['01 done']);
  });

  it('leaves the second request of an act to the person, which leaves when the first is answered', async () => {
    const page = openPage();
    await page.click(markOf(CARD));
    await pass(6000);
    expect(page.asks('done')).toBe(false);
    expect(page.asks('done', CARD, {}, 5900)).toBe(true);
    // Nobody did the other card, whatever is under way.
    await pass(60_000);
    expect(page.asks('done', OTHER, {}, 66_000)).toBe(false);
  });

  it('is watched for from then on, by a page that shows it late', async () => {
    const page = openPage();
    await page.click(markOf(CARD));
    await pass(6000);
    page.news();
    page.asks('done', CARD, open, 5900);
    await pass(500);
    page.put(CARD, 'done');
    await pass(1000);
    expect(page.news()).toEqual(['01 done']);
  });
});

describe('a press on something that may be finished', () => {
  const press = (page: ReturnType<typeof openPage>, element: FakeElement) =>
    page.hear('pointerdown', element, { button: 0, clientX: 5, clientY: 5 });

  it('is told of before the page has changed anything', () => {
    const page = openPage();
    press(page, markOf(CARD));
    expect(page.aims()).toBe(1);
    expect(page.news()).toEqual([]);
  });

  it('is told of what is dragged when that is dropped', () => {
    const page = openPage();
    press(page, opener());
    expect(page.aims()).toBe(0);
    page.hear('pointerup', new FakeElement(), { button: 0, clientX: 200, clientY: 5 });
    expect(page.aims()).toBe(1);
  });

  it('is none on what is done already, is only opened, or nobody knows, and while somebody types', async () => {
    const page = openPage();
    page.put(CARD, 'done');
    press(page, markOf(CARD));
    press(page, new FakeElement());
    await page.click(opener());
    await page.key({ key: 'a' }, markOf(OTHER));
    expect(page.aims()).toBe(0);
  });
});
