import { browser } from '#utils/platform/native-browser.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

const PREFIX = 'pending:';
/** Ms that anything is waited for at the most: thirty days. A stored moment that is later was not written by us. */
export const LONGEST_PENDING_MS = 30 * 86_400_000;
/** More than a person would wait for at once. */
const MOST_PENDING = 500;

/** What a person set off and what finishes only later, maybe in another page: known by its subject until a moment. */
export interface PendingCompletions {
  /** @param ms how long it is waited for, {@link LONGEST_PENDING_MS} at the most */
  add(subject: string, ms: number): Promise<void>;
  has(subject: string): Promise<boolean>;
  /** Calls back with UTC ms until which anything at all may be pending, now and whenever that changes; 0 is never. */
  followAny(onUntil: (until: number) => void, signal: AbortSignal): void;
  drop(subject: string): Promise<void>;
}

/** So that a page that is only read looks for nothing, as long as nothing is pending anywhere. UTC ms, 0 for never. */
const anyPending = storedValue('anyPendingUntil', (until) =>
  isPending(until, Date.now()) ? (until as number) : 0,
);

/** Lies in the extension's own storage, so that a page opened later knows of it without asking the worker. */
export const pendingCompletions: PendingCompletions = {
  async add(subject, ms) {
    const now = Date.now();
    // The sweep lowers the second one; until then it is as late as any can be, so that none needs to be read here.
    await browser.storage.local.set({
      [PREFIX + subject]: now + ms,
      [anyPending.key]: now + LONGEST_PENDING_MS,
    });
  },
  async has(subject) {
    const key = PREFIX + subject;
    const { [key]: until } = await browser.storage.local.get(key);
    return isPending(until, Date.now());
  },
  followAny: anyPending.follow,
  async drop(subject) {
    await browser.storage.local.remove(PREFIX + subject);
  },
};

/** Forgets what was waited for in vain, what is no such moment, and of too many those that end first. */
export async function sweepPending(): Promise<void> {
  const { over, latest } = await sortPending();
  if (over.length === 0 && latest === 0) return;
  await browser.storage.local.remove(over);
  // A page may have added one meanwhile, of which nobody must be told that there is none.
  const { latest: left } = await sortPending();
  if (left > 0) await browser.storage.local.set({ [anyPending.key]: left });
}

/** The keys of what is over, and until when the latest of the others is pending: UTC ms, 0 if there is none. */
async function sortPending(): Promise<{ over: string[]; latest: number }> {
  const now = Date.now();
  const all = Object.entries(await browser.storage.local.get());
  const pending = all.filter(([key]) => key.startsWith(PREFIX));
  const waiting = pending
    .filter(([, until]) => isPending(until, now))
    .toSorted(([, a], [, b]) => Number(b) - Number(a))
    .slice(0, MOST_PENDING);
  const latest = Number(waiting[0]?.[1] ?? 0);
  const kept = new Set(waiting.map(([key]) => key));
  const told = all.filter(([key]) => key === anyPending.key && latest === 0);
  return { over: [...pending, ...told].map(([key]) => key).filter((key) => !kept.has(key)), latest };
}

/** @param until UTC ms, as it was stored; anything else is not waited for */
function isPending(until: unknown, now: number): boolean {
  return typeof until === 'number' && until > now && until <= now + LONGEST_PENDING_MS;
}
