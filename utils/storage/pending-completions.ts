import { browser } from '#utils/platform/native-browser.ts';

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
  drop(subject: string): Promise<void>;
}

/** Lies in the extension's own storage, so that a page opened later knows of it without asking the worker. */
export const pendingCompletions: PendingCompletions = {
  async add(subject, ms) {
    await browser.storage.local.set({ [PREFIX + subject]: Date.now() + ms });
  },
  async has(subject) {
    const key = PREFIX + subject;
    const { [key]: until } = await browser.storage.local.get(key);
    return isPending(until, Date.now());
  },
  async drop(subject) {
    await browser.storage.local.remove(PREFIX + subject);
  },
};

/** Forgets what was waited for in vain, what is no such moment, and of too many those that end first. */
export async function sweepPending(): Promise<void> {
  const now = Date.now();
  const all = Object.entries(await browser.storage.local.get(null)).filter(([key]) => key.startsWith(PREFIX));
  const waiting = all.filter(([, until]) => isPending(until, now));
  const kept = new Set(
    waiting
      .toSorted(([, a], [, b]) => Number(b) - Number(a))
      .slice(0, MOST_PENDING)
      .map(([key]) => key),
  );
  const over = all.map(([key]) => key).filter((key) => !kept.has(key));
  if (over.length > 0) await browser.storage.local.remove(over);
}

/** @param until UTC ms, as it was stored; anything else is not waited for */
function isPending(until: unknown, now: number): boolean {
  return typeof until === 'number' && until > now && until <= now + LONGEST_PENDING_MS;
}
