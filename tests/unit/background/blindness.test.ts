import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterGesture } from '#utils/background/health-notes.ts';
import { claimsOf, createRequestHealth } from '#utils/background/request-health.ts';
import { REQUEST_READERS } from '#utils/background/request-readers.ts';
import type { LastPress, TabAttribution } from '#utils/messaging/tab-messages.ts';
import type { Detection } from '#utils/sites/detection.ts';
import {
  DEGRADED_AFTER,
  HEALTHY,
  isDegraded,
  MISSING_AFTER,
  recordDetection,
  recordLandmarks,
  recordReadFailure,
  type SiteHealth,
  UNHEARD_AFTER,
  UNPLACED_AFTER,
} from '#utils/sites/health.ts';
import type { Landmarks, RequestedChange, TaskKind } from '#utils/sites/types.ts';

const START = Date.UTC(2026, 10, 2, 9);
const DAY_MS = 86_400_000;
const DAYS = 30;

/** What kinds there are: a request that names its item, one that names none, and one that needs a gesture. */
const REQUESTS = {
  card: { subject: 'trello:card:1', proof: true },
  item: { subject: 'trello:item:1', proof: true },
  issue: { subject: '', proof: false },
  status: { subject: 'notion:block:1', proof: true, needsGesture: true },
} satisfies Partial<Record<TaskKind, Partial<RequestedChange>>>;
type Kind = keyof typeof REQUESTS;
const KINDS = Object.keys(REQUESTS) as Kind[];

/** What of a site our readers still understand. */
interface Site {
  gesture: 'seen' | 'blind' | 'unreadable';
  request: 'known' | 'renamed' | 'unreadable' | 'elsewhere';
  landmarks: Landmarks;
}
const SOUND: Site = { gesture: 'seen', request: 'known', landmarks: { 'card: none on a board': true } };

/** What the worker hears of one person at one site, by the very pieces that judge it. */
function openSite() {
  let record = HEALTHY;
  let at = START;
  const note = async (_: unknown, by: (past: SiteHealth) => SiteHealth) => {
    record = by(record);
  };
  const requests = createRequestHealth(REQUEST_READERS, note, () => at);
  const win = (kind: Kind, to: 'done' | 'open', more: Partial<Detection> = {}, isOnline = true) => {
    const seen = { kind, to, at, source: 'gesture', url: 'https://trello.com/c/x', ...more } as Detection;
    record = afterGesture(record, seen, true, isOnline);
  };

  /** A request of the page leaves, and is answered or not. */
  async function send(kind: Kind, to: 'done' | 'open', site: Site, press: LastPress, isAnswered = true) {
    const change: RequestedChange = { kind, to, ...REQUESTS[kind] };
    const seen = press === 'aimed';
    const named = { subject: 'trello:card:1', title: '', url: '' };
    // The page alone knows what an unnamed request is about; one that needs a gesture is nobody's without.
    const name = change.proof && (seen || !change.needsGesture) ? named : seen ? null : false;
    const said: TabAttribution = { names: [press === 'none' ? null : name], press };
    if (site.request === 'elsewhere') return;
    if (site.request === 'known') await requests.onKnown('trello', [change]);
    else {
      const body =
        site.request === 'renamed' ? { value: { newCompleted: true } } : { isUnreadable: true as const };
      const url = new URL('https://trello.com/1/cards/67318e20a4c9d1f05b7e2a01');
      await requests.onUnknown('trello', { method: 'PUT', url, body: undefined }, body, async () => said);
    }
    if (site.request !== 'known' || !isAnswered) return;
    await requests.onTaken('trello', claimsOf([change], said));
    const alone = said.names[0] != null && said.names[0] !== false && !seen && press !== 'none';
    if (alone) record = recordDetection(record, { source: 'request', kind, at, to }, true);
  }
  const look = (landmarks: Landmarks) => {
    record = recordLandmarks(record, landmarks, at);
  };
  const fail = (kind: Kind, reason: string) => {
    record = recordReadFailure(record, `${kind}: ${reason}`);
  };

  return {
    record: () => record,
    nextDay() {
      at += DAY_MS;
    },
    win,
    send,
    look,
    fail,
    /** The person finishes something. */
    async finish(kind: Kind, site = SOUND) {
      if (site.gesture === 'unreadable') fail(kind, 'its marks say nothing, or not the same');
      if (site.gesture === 'blind') look(site.landmarks);
      await send(kind, 'done', site, site.gesture === 'blind' ? 'unaimed' : 'aimed');
      if (site.gesture === 'seen') win(kind, 'done');
    },
  };
}
type Opened = ReturnType<typeof openSite>;

/** What happens in ordinary use, each by what the detectors tell the worker of it. */
const ORDINARY: Record<string, (site: Opened, kind: Kind) => unknown> = {
  'a plain act': (site, kind) => site.finish(kind),
  'several at once': async (site, kind) => {
    for (let n = 0; n < 4; n++) await site.finish(kind);
  },
  'an untick': async (site, kind) => {
    await site.send(kind, 'open', SOUND, 'aimed');
    site.win(kind, 'open');
  },
  'a repeated press': async (site, kind) => {
    await site.finish(kind);
    await ORDINARY['an untick']?.(site, kind);
    await site.finish(kind);
  },
  'an act that was cancelled': () => undefined,
  'a change that a teammate made while the person reads': (site, kind) =>
    site.send(kind, 'done', { ...SOUND, request: 'elsewhere' }, 'none'),
  'a request of the page’s own': (site, kind) => site.send(kind, 'done', SOUND, 'none', false),
  'an act without a connection, that is saved later': async (site, kind) => {
    site.win(kind, 'done', {}, false);
    await site.send(kind, 'done', SOUND, 'none');
  },
  'an act on a slow network, that is sent three times': async (site, kind) => {
    await site.send(kind, 'done', SOUND, 'aimed', false);
    await site.send(kind, 'done', SOUND, 'none', false);
    site.win(kind, 'done');
    await site.send(kind, 'done', SOUND, 'none');
  },
  'several without a request': (site, kind) => {
    for (let n = 0; n < 5; n++) site.win(kind, 'done', { withoutRequest: true });
  },
  'acts on a company’s own server': (site, kind) =>
    site.win(kind, 'done', { url: 'https://github.example.com/o/r/issues/1' }),
  'presses on all else': (site) => site.look(SOUND.landmarks),
  'a press on all else, with a request that nobody knows': (site, kind) =>
    site.send(kind, 'done', { ...SOUND, request: 'renamed' }, 'unaimed'),
  // Where a kind goes wrong by itself it is not all that the person does.
  'two slips, then an act': async (site, kind) => {
    for (let n = 0; n < DEGRADED_AFTER - 1; n++) site.fail(kind, 'nothing changed');
    await site.finish(kind);
  },
  'a status set where it cannot be seen, then one where it can': async (site) => {
    for (let n = 0; n < 2; n++) await site.send('status', 'done', SOUND, 'unaimed');
    await site.finish('status');
  },
  'an empty board, then one that is not': (site) => {
    for (let n = 0; n < MISSING_AFTER - 1; n++) site.look({ 'card: none on a board': false });
    site.look(SOUND.landmarks);
  },
};

it('a month of ordinary use raises no alarm, on no day of it', async () => {
  const happening = fc.record({
    what: fc.constantFrom(...Object.keys(ORDINARY)),
    kind: fc.constantFrom(...KINDS),
  });
  const month = fc.array(fc.array(happening, { maxLength: 15 }), { minLength: DAYS, maxLength: DAYS });
  await fc.assert(
    fc.asyncProperty(month, async (days) => {
      const site = openSite();
      for (const day of days) {
        for (const { what, kind } of day) {
          await ORDINARY[what]?.(site, kind);
          expect(isDegraded(site.record()), what).toBe(false);
        }
        site.nextDay();
      }
    }),
    { numRuns: 40 },
  );
});

describe('a site that changed is found out', () => {
  const missing = { 'card: none on a board': false };
  it.each<[string, Partial<Site>, Kind, number]>([
    ['gestures are not seen, and requests name their item', { gesture: 'blind' }, 'card', DEGRADED_AFTER],
    ['gestures are not seen, and requests name nothing', { gesture: 'blind' }, 'issue', DEGRADED_AFTER],
    ['gestures are not seen, and requests need one', { gesture: 'blind' }, 'status', UNPLACED_AFTER],
    ['what gestures are about cannot be read', { gesture: 'unreadable' }, 'status', DEGRADED_AFTER],
    ['bodies cannot be read', { request: 'unreadable' }, 'card', DEGRADED_AFTER],
    [
      'neither gestures nor bodies can be read',
      { gesture: 'blind', request: 'unreadable' },
      'card',
      DEGRADED_AFTER,
    ],
    ['requests have another name', { request: 'renamed' }, 'issue', UNHEARD_AFTER],
    ['requests go elsewhere', { request: 'elsewhere' }, 'card', UNHEARD_AFTER],
    ['nothing is seen', { gesture: 'blind', request: 'renamed', landmarks: missing }, 'card', MISSING_AFTER],
    [
      'nothing is seen or sent where it was',
      { gesture: 'blind', request: 'elsewhere', landmarks: missing },
      'card',
      MISSING_AFTER,
    ],
  ])('where %s', async (_, change, kind, acts) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 4 }), fc.nat({ max: 20 }), async (aDay, before) => {
        const site = openSite();
        for (let n = 0; n < before + 1; n++) await site.finish(kind);
        expect(isDegraded(site.record())).toBe(false);
        for (let n = 0; n < acts; n++) {
          // A request is heard a moment before its win, which then is the first without one.
          if (n < acts - 1) expect(isDegraded(site.record())).toBe(false);
          if (n % aDay === 0) site.nextDay();
          await site.finish(kind, { ...SOUND, ...change });
        }
        expect(isDegraded(site.record())).toBe(true);
        // As soon as it is seen again, it is well again.
        await site.finish(kind);
        site.look(SOUND.landmarks);
        expect(isDegraded(site.record())).toBe(false);
      }),
    );
  });

  it('not by one day on which pages lack something, or requests are not seen', async () => {
    const site = openSite();
    await site.finish('card');
    for (let n = 0; n < 50; n++) site.look(missing);
    for (let n = 0; n < 50; n++) site.win('issue', 'done');
    expect(isDegraded(site.record())).toBe(false);
  });
});
