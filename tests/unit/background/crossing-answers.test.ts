import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeSession } from '#tests/support/storage.ts';
import { createDetections } from '#utils/background/detections.ts';
import { noteHealth } from '#utils/background/health-notes.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { createPendingRequests } from '#utils/background/pending-requests.ts';
import { createRequestDetector } from '#utils/background/request-detector.ts';
import { createRequestHealth } from '#utils/background/request-health.ts';
import { REQUEST_READERS } from '#utils/background/request-readers.ts';
import type { WebRequest } from '#utils/platform/browser.ts';
import type { State } from '#utils/sites/types.ts';

const CARD = 'trello:card:67318e20a4c9d1f05b7e2b11';
const task = { subject: CARD, title: 'Mow the lawn', url: 'https://trello.com/c/mOwLaWn1' };
let databases = 0;

/** What happens to two requests about one item; the first leaves first. */
type Step = 'leaves' | 'is attributed' | 'is answered';
type Moment = { request: 0 | 1; step: Step };
const STEPS: Step[] = ['leaves', 'is attributed', 'is answered'];

/** Every order in which it can happen; what has left may be answered before the tab has spoken of it. */
const ORDERS: Moment[][] = ordersOf(
  ([0, 1] as const).flatMap((request) => STEPS.map((step) => ({ request, step }))),
);

function ordersOf(left: Moment[], leave: readonly number[] = [0, 1]): Moment[][] {
  if (left.length === 0) return [[]];
  const next = left.filter(({ request, step }) =>
    step === 'leaves' ? request === leave[0] : !leave.includes(request),
  );
  return next.flatMap((moment) => {
    const rest = left.filter((other) => other !== moment);
    const later = moment.step === 'leaves' ? leave.slice(1) : leave;
    return ordersOf(rest, later).map((order) => [moment, ...order]);
  });
}

beforeAll(() => {
  const { browser } = globalThis as unknown as { browser: object };
  const local = { get: async () => ({}), set: async () => {}, remove: async () => {} };
  Object.assign(browser, { storage: { local }, tabs: { sendMessage: async () => undefined } });
});

/** Lets two requests about one item go their way, and answers what stands in the end. */
async function play(order: readonly Moment[], asked: readonly [State, State], statuses: readonly number[]) {
  const ledger = createLedger(`crossing-${++databases}`);
  const start = Date.now() - 1000;
  if (asked[0] === 'open')
    await ledger.record(
      {
        ...task,
        id: crypto.randomUUID(),
        type: 'complete',
        kind: 'card',
        site: 'trello',
        source: 'gesture',
        text: task,
      },
      { at: start - 60_000, offset: 0 },
    );
  const { onServerResponse } = createDetections({
    ledger,
    broadcast: async () => {},
    catchUp: async () => {},
    toastStyle: async () => 'full',
    undoKeys: async () => '',
  });
  const speaks = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let begun = 0;
  const detector = createRequestDetector({
    pending: createPendingRequests(fakeSession()),
    siteAt: async () => 'trello',
    read: async (_, { url }) => [
      { kind: 'card', to: asked[Number(url.pathname.slice(1))] ?? 'done', subject: CARD, proof: true },
    ],
    attribute: async (_, changes) => {
      await speaks[begun - 1]?.promise;
      return { names: changes.map(() => task), press: 'aimed' };
    },
    onServerResponse,
    health: createRequestHealth(REQUEST_READERS, noteHealth, Date.now),
  });
  const answers: Promise<void>[] = [];
  for (const { request, step } of order) {
    const requestId = String(request);
    if (step === 'leaves') {
      begun++;
      const url = `https://trello.com/${request}`;
      detector.begin({
        requestId,
        url,
        tabId: 1,
        frameId: 0,
        method: 'PUT',
        timeStamp: start,
      } as WebRequest.OnBeforeRequestDetailsType);
    }
    if (step === 'is attributed') speaks[request]?.resolve();
    if (step === 'is answered') answers.push(detector.end({ requestId, statusCode: statuses[request] ?? 0 }));
    await new Promise((resolve) => setTimeout(resolve));
  }
  await Promise.all(answers);
  const { wins } = await ledger.snapshot({ at: Date.now(), offset: 0 });
  return wins.map(({ subject }) => subject);
}

const inWords = (order: readonly Moment[]) =>
  order.map(({ request, step }) => `${request + 1} ${step}`).join(', ');

describe('of a change and its reverse, asked for in one millisecond, what was asked last holds', () => {
  it.each(ORDERS.map((order) => [inWords(order), order] as const))('%s', async (_, order) => {
    expect(await play(order, ['done', 'open'], [200, 200])).toEqual([]);
    expect(await play(order, ['open', 'done'], [200, 200])).toEqual([CARD]);
  });
});

describe('where the server refuses the last of them, the one before holds', () => {
  it.each(ORDERS.map((order) => [inWords(order), order] as const))('%s', async (_, order) => {
    expect(await play(order, ['done', 'open'], [200, 409])).toEqual([CARD]);
    expect(await play(order, ['open', 'done'], [200, 409])).toEqual([]);
  });
});
