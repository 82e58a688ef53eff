import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CARD, FakeElement, markOf, openPage, pass } from '#tests/support/person-in-page.ts';
import type { RequestedChange, Target } from '#utils/sites/types.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const unknown = () => new FakeElement();
/** A request that names nothing, as GitHub closes an issue. */
const unnamed: RequestedChange = { kind: 'card', to: 'done', subject: '', proof: false };
/** A request that means something only with a gesture on the row, as Notion sets a status. */
const weak: RequestedChange = { kind: 'card', to: 'done', subject: CARD, proof: true, needsGesture: true };
const shown: Target = { subject: CARD, kind: 'card', title: '', url: '', before: 'open' };

describe('a request that nobody can place', () => {
  it.each([
    ['that names nothing', unnamed, undefined],
    ['of what the page shows', weak, shown],
  ])('%s is told right after a press, and after nothing else', async (_, change, found) => {
    const page = openPage({ findTask: () => found });
    const ask = () => page.detector.attribute([change], 0);
    expect(ask()).toEqual([null]);
    await page.click(unknown());
    expect(ask()).toEqual([false]);
    await pass(6000);
    expect(ask()).toEqual([null]);
  });

  it.each<[string, RequestedChange, Target | undefined]>([
    ['is of another page', weak, undefined],
    ['is of what does not count', weak, { ...shown, before: 'done' }],
  ])('is none if it %s', async (_, change, found) => {
    const page = openPage({ findTask: () => found });
    await page.click(unknown());
    expect(page.detector.attribute([change], 0)).toEqual([null]);
  });

  it.each([
    ['an undo', (page: ReturnType<typeof openPage>) => page.key({ key: 'z', ctrlKey: true })],
    ['a press on something known', (page: ReturnType<typeof openPage>) => page.click(markOf(CARD))],
    [
      'a press on what could not be read',
      (page: ReturnType<typeof openPage>) => {
        const broken = unknown();
        broken.failure = { reason: 'card: unknown mark' };
        return page.click(broken);
      },
    ],
    [
      'a press that takes something up',
      (page: ReturnType<typeof openPage>) => page.click(markOf(CARD, { deferred: true })),
    ],
  ])('is none after %s', async (_, press) => {
    const page = openPage();
    await press(page);
    expect(page.detector.lastPress()).toBe('aimed');
    expect(page.detector.attribute([unnamed], 0)).toEqual([null]);
  });

  it('is none while the page is hidden', async () => {
    const page = openPage();
    await page.click(unknown());
    page.page.document.hidden = true;
    expect(page.detector.attribute([unnamed], 0)).toEqual([null]);
  });
});

describe('what a page must have', () => {
  const landmarks = vi.fn(() => ({ 'card: none on a board': false }));
  beforeEach(() => landmarks.mockClear());

  it('is looked for after a press on something unknown, once a minute, and never without one', async () => {
    const page = openPage({ landmarks });
    await pass(120_000);
    expect(landmarks).not.toHaveBeenCalled();
    for (let n = 0; n < 5; n++) await page.click(unknown());
    await pass(3000);
    expect(page.news()).toEqual(['card: none on a board']);
    await pass(60_000);
    await page.click(unknown());
    await pass(3000);
    expect(page.news()).toEqual(['card: none on a board']);
    expect(landmarks).toHaveBeenCalledTimes(2);
  });

  it('is not looked for after a press on something known, nor in a page that is not there yet', async () => {
    const page = openPage({ landmarks });
    await page.click(markOf(CARD), [CARD, 'done']);
    await pass(9000);
    expect(landmarks).not.toHaveBeenCalled();
    Object.assign(page.page.document, { readyState: 'interactive' });
    page.news();
    await page.click(unknown());
    await pass(3000);
    expect(page.news()).toEqual([]);
  });
});

it('a press is no failure if the person went on to another page', async () => {
  const page = openPage();
  await page.click(markOf(CARD));
  Object.assign(page.page.location, { href: 'https://trello.com/b/OtHeR001' });
  await pass(9000);
  expect(page.news()).toEqual([]);
});
