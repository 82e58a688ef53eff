import { browser } from '#utils/platform/native-browser.ts';

const PREFIX = 'pending:';

/** What a person set off and what finishes only later, maybe in another page: known by its subject until a moment. */
export interface PendingCompletions {
  /** @param ms how long it is waited for */
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
    const { [key]: until = 0 } = await browser.storage.local.get(key);
    return Date.now() < Number(until);
  },
  async drop(subject) {
    await browser.storage.local.remove(PREFIX + subject);
  },
};

/** Forgets what was waited for in vain. */
export async function sweepPending(): Promise<void> {
  const all = Object.entries(await browser.storage.local.get(null));
  const over = all.filter(([key, until]) => key.startsWith(PREFIX) && Number(until) <= Date.now());
  await browser.storage.local.remove(over.map(([key]) => key));
}
