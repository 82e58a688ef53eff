import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDetections } from '#utils/background/detections.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import type { AttributedChange } from '#utils/background/pending-requests.ts';
import type { ServerResponse } from '#utils/background/request-detector.ts';
import type { ToastStyle } from '#utils/domain/planning/toast-style.ts';
import type { Verdict } from '#utils/messaging/tab-messages.ts';
import type { Detection } from '#utils/sites/detection.ts';
import type { HealthRecords } from '#utils/sites/health.ts';

const CARD = 'trello:card:67318e20a4c9d1f05b7e2a01';
const task = { kind: 'card', subject: CARD, title: 'Write', url: 'https://trello.com/c/wRiTeP01' } as const;
let databases = 0;

/** What the extension keeps, and what the tab answers, in place of a browser's. */
let stored: Record<string, unknown>;
let aimed: unknown;
const sendMessage = vi.fn(async (_tab: number, _message: object, _to: object) => aimed);

beforeEach(() => {
  stored = {};
  aimed = { ok: true, value: true };
  sendMessage.mockClear();
  const local = {
    get: async (key: string) => structuredClone(key in stored ? { [key]: stored[key] } : {}),
    set: async (values: object) => void Object.assign(stored, structuredClone(values)),
    remove: async (key: string) => void delete stored[key],
  };
  const { browser } = globalThis as unknown as { browser: object };
  Object.assign(browser, { storage: { local }, tabs: { sendMessage } });
});

function setUp(style: ToastStyle = 'full') {
  const ledger = createLedger(`detections-${++databases}`);
  const broadcast = vi.fn(async () => {});
  const catchUp = vi.fn(async () => {});
  const detections = createDetections({
    ledger,
    broadcast,
    catchUp,
    toastStyle: async () => style,
    undoKeys: async () => 'Alt+Shift+Z',
  });
  const wins = async () =>
    (await ledger.snapshot({ at: Date.now(), offset: 0 })).wins.map(({ subject }) => subject);
  return { ledger, broadcast, catchUp, wins, ...detections };
}

const detection = (more: Partial<Detection> = {}): Detection => ({
  ...task,
  id: crypto.randomUUID(),
  site: 'trello',
  to: 'done',
  at: Date.now(),
  source: 'gesture',
  ...more,
});
const response = (more: Partial<AttributedChange> = {}, verdict: Verdict = 'agreed'): ServerResponse => ({
  id: crypto.randomUUID(),
  tab: 7,
  site: 'trello',
  change: { ...task, to: 'done', proof: true, ...more },
  verdict,
  begun: Date.now(),
});
const health = () => (stored.siteHealth as HealthRecords | undefined)?.trello;

describe('a detection of a gesture', () => {
  it('is a win with a toast, once, and every page hears of it', async () => {
    const { onGesture, broadcast, wins } = setUp();
    const seen = detection();
    expect(await onGesture(seen)).toMatchObject({
      status: 'counted',
      toast: { id: seen.id, title: 'Write', undoKeys: 'Alt+Shift+Z' },
    });
    expect(broadcast).toHaveBeenCalledTimes(1);
    expect(await onGesture(detection())).toEqual({ status: 'nothing new' });
    expect(await wins()).toEqual([CARD]);
  });

  it('is answered however long our pages take to hear of it, or where they cannot', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { onGesture, broadcast } = setUp();
    broadcast.mockReturnValueOnce(new Promise(() => {}));
    expect(await onGesture(detection())).toMatchObject({ status: 'counted' });
    broadcast.mockRejectedValueOnce(new Error('broken'));
    expect(await onGesture(detection({ to: 'open' }))).toMatchObject({ status: 'taken back' });
    expect(complaint).toHaveBeenCalledTimes(1);
  });

  it('is over only when our pages show it where nobody would tell of it again', async () => {
    const { onServerResponse, onWaiting, catchUp } = setUp();
    const shown = Promise.withResolvers<void>();
    catchUp.mockReturnValue(shown.promise);
    const over: string[] = [];
    const both = [
      onServerResponse(response()).then(() => over.push('answered')),
      onWaiting(detection({ to: 'open' })).then(() => over.push('waited')),
    ];
    await vi.waitFor(() => expect(catchUp).toHaveBeenCalledTimes(2));
    expect(over).toEqual([]);
    shown.resolve();
    await Promise.all(both);
    expect(over).toHaveLength(2);
  });

  it('is a win without a toast where none may be shown', async () => {
    expect(await setUp('none').onGesture(detection())).toEqual({ status: 'counted' });
  });

  it('V2: celebrates a level only where its toast tells of it', async () => {
    const levels = async (style: ToastStyle) => {
      const { ledger, onGesture } = setUp(style);
      for (const end of ['2a01', '2a02', '2a03'])
        await onGesture(detection({ subject: `trello:card:67318e20a4c9d1f05b7e${end}` }));
      return (await ledger.snapshot({ at: Date.now(), offset: 0 })).config.celebratedLevel;
    };
    expect(await levels('full')).toBe(2);
    expect(await levels('plain')).toBe(1);
    expect(await levels('short')).toBe(1);
  });

  it('takes the win back', async () => {
    const { onGesture, wins } = setUp();
    const seen = detection();
    await onGesture(seen);
    const at = seen.at + 1;
    expect(await onGesture(detection({ to: 'open', at }))).toMatchObject({
      status: 'taken back',
      ids: [seen.id],
    });
    expect(await wins()).toEqual([]);
  });

  it('of a kind that does not count is nothing new, and can still be taken back', async () => {
    const { onGesture, wins } = setUp();
    await onGesture(detection());
    stored.detectionSettings = { ignored: ['card'] };
    const other = 'trello:card:67318e20a4c9d1f05b7e2a02';
    expect(await onGesture(detection({ subject: other }))).toEqual({ status: 'nothing new' });
    expect(await wins()).toEqual([CARD]);
    expect(await onGesture(detection({ to: 'open', at: Date.now() + 1 }))).toMatchObject({
      status: 'taken back',
    });
  });

  it('is at most two minutes old, and never to come', async () => {
    const { onGesture, ledger } = setUp();
    const now = Date.now();
    const ids = [detection({ at: 0 }), detection({ subject: 'trello:card:2', at: now + 3_600_000 })];
    for (const seen of ids) await onGesture(seen);
    const [old, future] = await Promise.all(ids.map(({ id }) => ledger.event(id)));
    expect(old?.at).toBeGreaterThanOrEqual(now - 120_000);
    expect(old?.at).toBeLessThanOrEqual(Date.now() - 120_000);
    expect(future?.at).toBeGreaterThanOrEqual(now);
    expect(future?.at).toBeLessThanOrEqual(Date.now());
  });
});

describe('a response of the server', () => {
  it('that accepts a change is a win, of which its tab hears', async () => {
    const { onServerResponse, wins } = setUp();
    await onServerResponse(response({ alias: 'trello:card:~write' }));
    expect(await wins()).toEqual([CARD]);
    const [tab, message, to] = sendMessage.mock.calls[0] ?? [];
    expect([tab, to]).toEqual([7, { frameId: 0 }]);
    expect(message).toMatchObject({
      type: 'serverResponse',
      names: [CARD, 'trello:card:~write'],
      verdict: 'agreed',
      result: { status: 'counted' },
    });
  });

  it('that refuses a change is none, and its tab hears of that, too', async () => {
    const { onServerResponse, wins } = setUp();
    await onServerResponse(response({}, 'refused'));
    expect(await wins()).toEqual([]);
    expect(sendMessage.mock.calls[0]?.[1]).toEqual({
      type: 'serverResponse',
      kind: 'card',
      to: 'done',
      names: [CARD],
      verdict: 'refused',
      begun: expect.any(Number),
      result: { status: 'nothing new' },
    });
    expect(health()).toBeUndefined();
  });

  it.each([
    ['its tab had aimed at', { ok: true, value: true }, {}, undefined],
    ['its tab had not aimed at', { ok: true, value: false }, {}, 1],
    ['nobody answers for', undefined, {}, undefined],
    ['no gesture shows', { ok: true, value: false }, { withoutTarget: true } as const, undefined],
  ])('to a change that %s', async (_, answer, more, requestOnly) => {
    aimed = answer;
    const { onServerResponse, wins } = setUp();
    await onServerResponse(response(more));
    expect(await wins()).toEqual([CARD]);
    expect(health()?.requestOnly.card).toBe(requestOnly);
  });

  it('to what happens later is no win yet, and is waited for until it is called off', async () => {
    const { onServerResponse, wins } = setUp();
    const later = { happensLater: true } as const;
    await onServerResponse(response(later, 'refused'));
    expect(stored).toEqual({});
    await onServerResponse(response(later));
    expect(Number(stored[`pending:${CARD}`])).toBeGreaterThan(Date.now());
    await onServerResponse(response({ ...later, to: 'open' }));
    expect(stored).not.toHaveProperty(`pending:${CARD}`);
    expect(await wins()).toEqual([]);
    expect(sendMessage).not.toHaveBeenCalled();
  });
});

describe('a refusal of what a gesture showed', () => {
  /** A card that a gesture showed as done a while before its request, which is then answered so. */
  async function refused(
    more: Partial<AttributedChange> = {},
    { agoMs = 3000, verdict = 'refused' as Verdict } = {},
  ) {
    const all = setUp();
    const seen = detection({ at: Date.now() - agoMs });
    await all.onGesture(seen);
    all.broadcast.mockClear();
    await all.onServerResponse(response(more, verdict));
    return { ...all, seen };
  }

  it.each([
    ['nobody answers for', undefined],
    ['its tab knows no more', { ok: true, value: false }],
  ])('that %s takes it back, and every page hears of it', async (_, answer) => {
    aimed = answer;
    const { wins, broadcast, ledger, seen } = await refused();
    expect(await wins()).toEqual([]);
    expect(broadcast).toHaveBeenCalledTimes(1);
    const { events } = await ledger.logPart(undefined, true);
    expect(events.filter(({ type }) => type === 'void')).toMatchObject([{ ref: seen.id, refused: true }]);
  });

  it('under another name takes it back', async () => {
    aimed = undefined;
    const { wins } = await refused({ subject: 'trello:card:67318e20a4c9d1f05b7e2aff', alias: CARD });
    expect(await wins()).toEqual([]);
  });

  it('that its tab looks after is left to the tab', async () => {
    const { wins, broadcast } = await refused();
    expect(await wins()).toEqual([CARD]);
    expect(broadcast).not.toHaveBeenCalled();
  });

  it.each([
    ['what only failed', {}, { verdict: 'unsaid' as const }],
    ['what was done long before', {}, { agoMs: 40_000 }],
    ['the reverse', { to: 'open' as const }, {}],
    ['another item', { subject: 'trello:card:67318e20a4c9d1f05b7e2a02' }, {}],
  ])('takes nothing back if it is %s', async (_, more, how) => {
    aimed = undefined;
    const { wins, broadcast } = await refused(more, how);
    expect(await wins()).toEqual([CARD]);
    expect(broadcast).not.toHaveBeenCalled();
  });

  it('takes nothing back that the server had agreed to', async () => {
    aimed = undefined;
    const { onServerResponse, wins } = setUp();
    await onServerResponse(response());
    await onServerResponse(response({}, 'refused'));
    expect(await wins()).toEqual([CARD]);
  });

  it('leaves what the person opened since, and the reverse of it gives the win back', async () => {
    aimed = undefined;
    const { onGesture, onServerResponse, wins } = setUp();
    await onGesture(detection({ at: Date.now() - 2000 }));
    await onGesture(detection({ to: 'open', at: Date.now() - 1000 }));
    await onServerResponse(response({}, 'refused'));
    expect(await wins()).toEqual([]);
    await onServerResponse(response({ to: 'open' }, 'refused'));
    expect(await wins()).toEqual([CARD]);
  });

  it('does not stand in the way of the request that is then accepted, as the person’s own Undo does', async () => {
    aimed = undefined;
    const { onServerResponse, wins, seen } = await refused();
    expect(await wins()).toEqual([]);
    await onServerResponse(response());
    expect(await wins()).toEqual([CARD]);

    const other = setUp();
    await other.onGesture(seen);
    const undo = { id: crypto.randomUUID(), type: 'void', ref: seen.id } as const;
    await other.ledger.record(undo, { at: Date.now(), offset: 0 });
    await other.onServerResponse(response());
    expect(await other.wins()).toEqual([]);
  });
});

describe('what an answer does not say', () => {
  it.each([
    ['what nobody can read', { tab: 7, site: 'trello', verdict: 'unsaid', begun: Date.now() }],
    ['a failure', response({}, 'unsaid')],
    ['of what happens later', response({ happensLater: true }, 'unsaid')],
    [
      'a success that proves nothing',
      { ...response(), verdict: 'unsaid', change: { kind: 'card', to: 'done', subject: '', proof: false } },
    ],
    [
      'a refusal of what only the page knows',
      { ...response(), verdict: 'refused', change: { kind: 'card', to: 'done', subject: '', proof: false } },
    ],
  ] as [string, ServerResponse][])('%s is for the page to see', async (_, told) => {
    const { onServerResponse, wins } = setUp();
    await onServerResponse(told);
    expect(await wins()).toEqual([]);
    expect(stored).toEqual({});
    const { kind, to, subject } = told.change ?? {};
    const [message, ...others] = sendMessage.mock.calls.map(([, sent]) => sent);
    expect(message).toEqual({
      ...{ type: 'serverResponse', ...(kind && { kind, to }), names: subject ? [subject] : [] },
      ...{ verdict: told.verdict, begun: told.begun, result: { status: 'nothing new' } },
    });
    expect(others).toEqual([]);
  });
});

it('a failure to read is noted; a question is asked, and is no failure', async () => {
  const { onReadFailure } = setUp();
  const undecided = { id: '5eed0000-0000-4000-8000-000000000011', name: 'Tasks' };
  await onReadFailure('notion', { reason: 'status: it may mean done', undecided });
  await onReadFailure('notion', { reason: 'status: not shown' });
  expect(stored).toMatchObject({
    siteHealth: { notion: { readFailures: { 'status: not shown': 1 } } },
    undecidedDatabases: [undecided],
  });
});
