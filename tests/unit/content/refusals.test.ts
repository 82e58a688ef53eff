import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CARD, markOf, OTHER, openPage, pass } from '#tests/support/person-in-page.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const LATE = [
  ['at once', 0],
  ['after three seconds', 3000],
  ['after nine', 9000],
  ['after half a minute', 30_000],
  ['after minutes', 300_000],
] as const;

/** A card that was ticked, as the page shows it at once. */
async function ticked() {
  const page = openPage();
  await page.click(markOf(CARD), [CARD, 'done']);
  expect(page.news()).toEqual(['01 done']);
  expect(page.asks('done')).toBe(true);
  return page;
}

describe('a refusal', () => {
  it.each(LATE)('takes back what the page takes back, %s', async (_, ms) => {
    const page = await ticked();
    await pass(ms);
    expect(page.answers('refused')).toBe(true);
    page.put(CARD, 'open');
    await pass(10_000);
    expect(page.news()).toEqual(['01 refused']);
  });

  it.each(LATE)('takes nothing back while the page shows it as done, %s', async (_, ms) => {
    const page = await ticked();
    await pass(ms);
    page.answers('refused');
    await pass(60_000);
    expect(page.news()).toEqual([]);
    // That is settled, whatever comes of the card later.
    await page.click(markOf(CARD), [CARD, 'open']);
    page.leave();
    expect(page.news()).toEqual(['01 open']);
  });

  it.each(['gone', { reason: 'not shown' }] as const)(
    'takes back what nobody can see any more: %j',
    async (now) => {
      const page = await ticked();
      await pass(20_000);
      page.answers('refused');
      page.put(CARD, now);
      await pass(10_000);
      expect(page.news()).toEqual(['01 refused']);
    },
  );

  it('takes back what is left before anybody has seen what it came to', async () => {
    const page = await ticked();
    await pass(9000);
    page.answers('refused');
    page.leave();
    expect(page.news()).toEqual(['01 refused']);
  });

  it('of what was reopened leaves it done', async () => {
    const page = openPage();
    page.put(CARD, 'done');
    await page.click(markOf(CARD), [CARD, 'open']);
    expect(page.asks('open')).toBe(true);
    await pass(9000);
    expect(page.answers('refused', 'open')).toBe(true);
    page.put(CARD, 'done');
    await pass(10_000);
    expect(page.news()).toEqual(['01 open', '01 refused']);
  });

  it('of a change says nothing of its reverse, nor of another item', async () => {
    const page = await ticked();
    await pass(2000);
    await page.click(markOf(CARD), [CARD, 'open']);
    expect(page.news()).toEqual(['01 open']);
    expect(page.answers('refused', 'done')).toBe(false);
    expect(page.answers('refused', 'open', [OTHER])).toBe(false);
    await pass(10_000);
    expect(page.news()).toEqual([]);
  });

  it('comes too late for what the server has agreed to', async () => {
    const page = await ticked();
    page.answers('agreed');
    await pass(9000);
    page.answers('refused');
    page.put(CARD, 'open');
    await pass(10_000);
    expect(page.news()).toEqual([]);
  });

  it('that comes before the page shows anything ends the wait for it', async () => {
    const page = openPage();
    await page.click(markOf(CARD));
    expect(page.answers('refused')).toBe(true);
    page.put(CARD, 'done');
    await pass(10_000);
    expect(page.news()).toEqual([]);
  });

  it('of a card that is no longer remembered is for the worker', async () => {
    const page = await ticked();
    for (let n = 0; n < 100; n++) {
      const other = `trello:card:${n.toString(16).padStart(24, '0')}`;
      await page.click(markOf(other), [other, 'done']);
    }
    expect(page.answers('refused')).toBe(false);
  });
});

/** The other card is ticked so many ms after the first, which the page then shows no more. */
async function tickedBoth(apartMs: number) {
  const page = await ticked();
  await pass(apartMs - 100);
  page.put(CARD, { reason: 'not shown' });
  await page.click(markOf(OTHER), [OTHER, 'done']);
  expect(page.news()).toEqual(['02 done']);
  return page;
}

describe('a refusal that names nothing', () => {
  it.each([1000, 8000, 25_000])(
    'is of what was pressed last before its request, %d ms after another',
    async (ms) => {
      const page = await tickedBoth(ms);
      page.answers('refused', 'done', [], 50);
      page.put(OTHER, 'open');
      await pass(10_000);
      expect(page.news()).toEqual(['02 refused']);
    },
  );

  it.each([1000, 8000])(
    'is of what its request came after, though another was pressed %d ms later',
    async (ms) => {
      const page = await tickedBoth(ms);
      page.put(OTHER, { reason: 'not shown' });
      page.answers('refused', 'done', [], ms + 50);
      await pass(10_000);
      expect(page.news()).toEqual(['01 refused']);
    },
  );

  it('is of all that one press changed', async () => {
    const page = await tickedBoth(110);
    page.answers('refused', 'done', [], 50);
    page.put(OTHER, 'open');
    await pass(10_000);
    expect(page.news().sort()).toEqual(['01 refused', '02 refused']);
  });

  it('is of nothing that was pressed long before', async () => {
    const page = await ticked();
    await pass(31_000);
    expect(page.answers('refused', 'done', [])).toBe(false);
    page.put(CARD, 'open');
    await pass(10_000);
    expect(page.news()).toEqual([]);
  });
});

describe('an answer that proves nothing', () => {
  it.each(LATE)('makes the page be read again, %s', async (_, ms) => {
    const page = await ticked();
    await pass(ms);
    page.answers('unsaid');
    await pass(300);
    page.put(CARD, 'open');
    await pass(10_000);
    expect(page.news()).toEqual(['01 refused']);
  });

  it('takes nothing back that stays', async () => {
    const page = await ticked();
    await pass(8000);
    page.answers('unsaid');
    await pass(10_000);
    // By then it is somebody else who opens it.
    page.put(CARD, 'open');
    await pass(10_000);
    expect(page.news()).toEqual([]);
  });

  it('is of what was pressed before its request, where it names nothing', async () => {
    const page = await ticked();
    await pass(60_000);
    await page.click(markOf(OTHER), [OTHER, 'done']);
    page.news();
    await pass(8000);
    expect(page.answers('unsaid', 'done', [], 8000)).toBe(true);
    // Somebody else opens the card of a while ago.
    page.put(CARD, 'open');
    page.put(OTHER, 'open');
    await pass(10_000);
    expect(page.news()).toEqual(['02 refused']);
  });

  it('may be to what nobody can read: then it is of what was pressed before', async () => {
    const page = await ticked();
    await pass(9000);
    const begun = Date.now() - 8500;
    page.detector.onServerResponse({ names: [], verdict: 'unsaid', begun });
    page.put(CARD, 'open');
    await pass(5000);
    expect(page.news()).toEqual(['01 refused']);
  });

  it('of what nobody can read is no reason to wait for a change', async () => {
    const page = openPage();
    await page.click(markOf(CARD));
    for (let ms = 0; ms < 3000; ms += 500) {
      await pass(500);
      page.detector.onServerResponse({ names: [], verdict: 'unsaid', begun: Date.now() });
    }
    await pass(500);
    page.put(CARD, 'done');
    await pass(5000);
    expect(page.news()).toEqual(['card: nothing changed']);
  });

  it('says nothing of what the server has agreed to, nor of what was pressed long before', async () => {
    const page = await ticked();
    page.answers('agreed');
    await page.click(markOf(OTHER), [OTHER, 'done']);
    page.news();
    await pass(40_000);
    for (const begun of [Date.now(), Date.now() - 100])
      page.detector.onServerResponse({ names: [], verdict: 'unsaid', begun });
    page.put(CARD, 'open');
    page.put(OTHER, 'open');
    await pass(5000);
    expect(page.news()).toEqual([]);
  });

  it('is waited for by a page that shows nothing before', async () => {
    const page = openPage();
    await page.click(markOf(CARD));
    await pass(2500);
    page.answers('unsaid', 'done', [], 2500);
    await pass(2500);
    page.put(CARD, 'done');
    await pass(10_000);
    expect(page.news()).toEqual(['01 done']);
  });
});

describe('a failure', () => {
  /** A form that goes away with what it sent, and stays with what was refused. */
  async function submitted(kind: 'review' | 'issue') {
    const page = openPage();
    await page.click(markOf(CARD, { kind }));
    const answers = (verdict: 'unsaid' | 'agreed') =>
      page.detector.onServerResponse({ kind, to: 'done', names: [CARD], verdict, begun: Date.now() });
    return { ...page, answers };
  }

  it.each([0, 300, 1500, 2500])('of a review that is given up %d ms later is none', async (ms) => {
    const page = await submitted('review');
    page.answers('unsaid');
    await pass(ms);
    page.put(CARD, 'gone');
    await pass(10_000);
    expect(page.news()).toEqual(['review: nothing changed']);
  });

  it('of a review that the page then sends again leaves it to its request', async () => {
    const page = await submitted('review');
    page.answers('unsaid');
    await pass(2000);
    expect(page.answers('agreed')).toBe(true);
    page.put(CARD, 'gone');
    await pass(10_000);
    expect(page.news()).toEqual([]);
    await page.click(markOf(OTHER, { kind: 'review' }));
    page.put(OTHER, 'gone');
    await pass(10_000);
    expect(page.news()).toEqual(['02 done']);
  });

  it('of what does not end by going away is read on', async () => {
    const page = await submitted('issue');
    page.answers('unsaid');
    await pass(1500);
    page.put(CARD, 'gone');
    await pass(10_000);
    expect(page.news()).toEqual(['01 done']);
  });

  it.each([300, 2000, 7000, 60_000])(
    'that is tried again with success %d ms later leaves one win',
    async (ms) => {
      const page = await ticked();
      page.answers('unsaid');
      await pass(ms);
      expect(page.asks('done')).toBe(true);
      expect(page.answers('agreed')).toBe(true);
      await pass(60_000);
      expect(page.news()).toEqual([]);
    },
  );

  it('is tried again for the person also where only the request is seen, and in a tab that they have left', async () => {
    const page = openPage();
    await page.key({ key: 'x' });
    expect(page.asks('done')).toBe(true);
    page.answers('unsaid');
    page.page.document.hidden = true;
    await pass(60_000);
    expect(page.asks('done')).toBe(true);
    expect(page.asks('open')).toBe(false);
    expect(page.asks('done', OTHER)).toBe(false);
    page.answers('agreed');
    expect(page.asks('done')).toBe(false);
  });

  it('after which the page gives up is none, and counts if it then succeeds', async () => {
    const page = await ticked();
    await pass(9000);
    page.answers('unsaid');
    page.put(CARD, 'open');
    await pass(5000);
    expect(page.news()).toEqual(['01 refused']);
    expect(page.asks('done')).toBe(true);
  });

  it('of the last of several tries is a refusal, if it is one', async () => {
    const page = await ticked();
    page.answers('unsaid');
    await pass(60_000);
    expect(page.asks('done')).toBe(true);
    page.answers('refused');
    page.put(CARD, 'open');
    await pass(5000);
    expect(page.news()).toEqual(['01 refused']);
  });
});
