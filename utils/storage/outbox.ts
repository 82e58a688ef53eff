import { browser } from '#utils/platform/native-browser.ts';
import type { Detection } from '#utils/sites/detection.ts';
import { fieldsOf } from '#utils/storage/guards.ts';

const PREFIX = 'outbox:';
/** More than a person would finish while the ledger cannot be opened. */
const MOST_ENTRIES = 200;
/** Characters of all entries together. */
const MOST_CHARACTERS = 64_000;

type Entry = [key: string, stored: unknown];

/** Whether a change of `storage.local` added something to the outbox. */
export function isOutboxChange(changes: Record<string, { newValue?: unknown }>): boolean {
  return Object.entries(changes).some(([key, { newValue }]) => key.startsWith(PREFIX) && newValue);
}

/**
 * Adds a detection to those that wait until the ledger can be written again. Each has a key of its own, since storage has
 * no transactions and any number of tabs may add to it.
 * @returns whether it waits now; false if there is no more room
 */
export async function addToOutbox(detection: Detection): Promise<boolean> {
  const waiting = await readAll();
  const size = JSON.stringify([...waiting, detection]).length;
  if (waiting.length >= MOST_ENTRIES || size > MOST_CHARACTERS) return false;
  const place = 1 + Math.max(0, ...waiting.map(placeOf));
  await browser.storage.local.set({ [PREFIX + detection.id]: { ...detection, place } });
  return true;
}

/**
 * What waits, by key and as it was stored, in the order in which it was added: a content script that its page took over
 * can have written it, so whoever reads it has to check it. Never more than there is room for; the rest is forgotten.
 */
export async function readOutbox(): Promise<Entry[]> {
  // What an earlier build added has no place.
  const all = (await readAll()).sort((a, b) => placeOf(a) - placeOf(b) || atOf(a) - atOf(b));
  let size = 0;
  const kept = all.slice(0, MOST_ENTRIES).filter(([, stored]) => {
    size += JSON.stringify(stored).length;
    return size <= MOST_CHARACTERS;
  });
  const over = all.filter((entry) => !kept.includes(entry)).map(([key]) => key);
  if (over.length > 0) await removeFromOutbox(over);
  return kept.map(([key, stored]) => {
    const { place: _, ...detection } = fieldsOf(stored);
    return [key, detection];
  });
}

/** Forgets what does not wait any more. */
export function removeFromOutbox(keys: string[]): Promise<void> {
  return browser.storage.local.remove(keys);
}

/** Forgets a detection that may wait, since what it told of never was. @param id of the detection */
export function dropFromOutbox(id: string): Promise<void> {
  return removeFromOutbox([PREFIX + id]);
}

async function readAll(): Promise<Entry[]> {
  return Object.entries(await browser.storage.local.get()).filter(([key]) => key.startsWith(PREFIX));
}

/** Where an entry stands among the others: the clock on the wall may be set back between two. */
function placeOf([, stored]: Entry): number {
  return Number((stored as { place?: unknown } | null)?.place) || 0;
}

function atOf([, stored]: Entry): number {
  return Number(fieldsOf(stored).at) || 0;
}
