import * as v from 'valibot';
import { link } from '#utils/messaging/detections.ts';
import { siteTitle, subject, uuid } from '#utils/messaging/fields.ts';
import type { Verdict } from '#utils/messaging/tab-messages.ts';
import type { Storage } from '#utils/platform/browser.ts';
import type { NamedTask } from '#utils/sites/detection.ts';
import { KINDS, SITE_IDS, type SiteId, TASK_KINDS } from '#utils/sites/registry.ts';
import type { RequestedChange } from '#utils/sites/types.ts';

/** A requested change that comes of what the tab's person did, with what the page calls the item. */
export type AttributedChange = RequestedChange & NamedTask;

/**
 * A change that a request asks for, from when the tab is asked whether it is its person's until that is denied, or until
 * it is written down.
 */
export interface PendingChange {
  /** Names the event that this becomes. UUID. */
  id: string;
  /** The browser's name for the request. */
  requestId: string;
  tab: number;
  site: SiteId;
  /** The host that was asked for it. */
  host: string;
  /** Named once the tab stands behind it. */
  change: AttributedChange | RequestedChange;
  /** When the request left, UTC ms. */
  begun: number;
  /** What the server has answered, once it has. */
  verdict?: Verdict;
}

const PREFIX = 'request:';
/** More than a person has under way at once. */
const MOST_CHANGES = 100;
/** Ms for which a browser waits for an answer. Of an older request nothing will be told any more. */
const LONGEST_MS = 300_000;

const yes = v.exactOptional(v.literal(true));
const pendingChange = v.pipe(
  v.strictObject({
    id: uuid,
    requestId: v.pipe(v.string(), v.maxLength(100)),
    tab: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    site: v.picklist(SITE_IDS),
    host: v.pipe(v.string(), v.maxLength(300)),
    begun: v.pipe(v.number(), v.finite()),
    verdict: v.exactOptional(v.picklist(['agreed', 'refused', 'unsaid'])),
    change: v.strictObject({
      kind: v.picklist(TASK_KINDS),
      to: v.picklist(['open', 'done']),
      subject,
      alias: v.exactOptional(subject),
      relatedTo: v.exactOptional(subject),
      title: v.exactOptional(siteTitle),
      url: v.exactOptional(link),
      proof: v.boolean(),
      needsGesture: yes,
      moved: yes,
      withoutTarget: yes,
      saysLittle: yes,
      happensLater: yes,
      takesAlong: yes,
    }),
  }),
  v.check(({ site, change }) => KINDS[site].includes(change.kind)),
);

/** What outlives a worker that is stopped with requests in its hands. */
export interface PendingRequests {
  /** Keeps changes, or what has become of them. Never throws. */
  keep(changes: readonly PendingChange[]): Promise<void>;
  /** @param changes those that were not kept are passed over */
  forget(changes: readonly Pick<PendingChange, 'id'>[]): Promise<void>;
  /** Those that an earlier worker kept, in the order in which they left. Never throws. */
  read(): Promise<PendingChange[]>;
}

/** @param session lasts until the extension or the browser stops, but not only its worker */
export function createPendingRequests(
  session: Pick<Storage.StorageArea, 'get' | 'set' | 'remove'>,
): PendingRequests {
  /** The names of all that this worker keeps. */
  const kept = new Set<string>();

  return {
    async keep(changes) {
      const room = changes.filter(({ id }) => kept.has(id) || kept.size < MOST_CHANGES);
      if (room.length === 0) return;
      for (const { id } of room) kept.add(id);
      // What cannot be kept is lost only if the worker is stopped, too.
      await session
        .set(Object.fromEntries(room.map((change) => [PREFIX + change.id, change])))
        .catch(() => undefined);
    },

    async forget(changes) {
      const own = changes.filter(({ id }) => kept.delete(id));
      if (own.length > 0) await session.remove(own.map(({ id }) => PREFIX + id)).catch(() => undefined);
    },

    async read() {
      const stored = Object.entries(await session.get(null).catch(() => ({})));
      const own = stored.filter(([key]) => key.startsWith(PREFIX));
      const sound = own.flatMap(([, value]) => parse(value) ?? []).slice(0, MOST_CHANGES);
      for (const { id } of sound) kept.add(id);
      const over = own.map(([key]) => key).filter((key) => !kept.has(key.slice(PREFIX.length)));
      if (over.length > 0) await session.remove(over).catch(() => undefined);
      return sound.sort((a, b) => a.begun - b.begun);
    },
  };
}

/** A change as it was kept; undefined for what is none, and for one that nobody waits for any more. */
function parse(stored: unknown): PendingChange | undefined {
  const parsed = v.safeParse(pendingChange, stored);
  // The clock may have been set since.
  const isLate = parsed.success && Math.abs(Date.now() - parsed.output.begun) > LONGEST_MS;
  return parsed.success && !isLate ? (parsed.output as PendingChange) : undefined;
}
