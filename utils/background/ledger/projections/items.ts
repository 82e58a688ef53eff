import { bestName } from '#utils/background/ledger/projections/aliases.ts';
import { eventsOfDay, eventsOn, eventsRelatedTo } from '#utils/background/ledger/read-events.ts';
import type { ItemRecord, Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import { CONFIG_SUBJECT, compareEvents, type StoredEvent } from '#utils/domain/event.ts';
import { groupRoot } from '#utils/domain/project.ts';
import {
  firstPriorities,
  type Priorities,
  projectGroup,
  type RelatedEvents,
} from '#utils/domain/scoring/credit-flags.ts';
import { type Credit, daysShowing, type ItemState } from '#utils/domain/scoring/credits.ts';

/** What projecting some items anew did. */
interface ItemsChange {
  /** Their credits as they were… */
  before: Credit[];
  /** …and as they are now. */
  after: Credit[];
  /** The items, by their best names. */
  touched: Set<string>;
}

/** Projects all items anew that an event may change. @param items that it is on, linked by now */
export async function reprojectItems(
  tx: WriteTransaction,
  event: StoredEvent,
  items: readonly string[],
): Promise<ItemsChange> {
  const change: ItemsChange = { before: [], after: [], touched: new Set() };
  for (const root of await rootsTouched(tx, event, items)) await reprojectGroup(tx, root, items, change);
  return change;
}

/** An item as it is stored. */
export function itemRecord(subject: string, { credits, done }: ItemState): ItemRecord {
  return { subject, credits, done, days: [...new Set(credits.flatMap(daysShowing))].sort() };
}

/** The roots of all groups that an event may change. */
async function rootsTouched(
  tx: Transaction,
  event: StoredEvent,
  items: readonly string[],
): Promise<Set<string>> {
  // The config history is no item.
  if (event.subject === CONFIG_SUBJECT) return new Set();
  const rivals = event.type === 'priority' ? await eventsOfDay(tx, event.day, 'priority') : [];
  const names = [...items, ...rivals.map(({ subject }) => subject)];
  const touched = new Set(await Promise.all(names.map((name) => bestName(tx, name))));
  const roots = new Set<string>(touched);
  for (const item of touched) {
    const own = await eventsOn(tx, item);
    // An event that comes late may be the first to say whose item this is.
    for (const related of new Set(own.flatMap(({ relatedTo }) => relatedTo ?? []))) {
      const name = await bestName(tx, related);
      roots.add(name);
      roots.add(await rootOf(tx, name, await eventsOn(tx, name)));
    }
    roots.add(await rootOf(tx, item, own));
  }
  return roots;
}

/** See `groupRoot`, which needs all names at hand. */
async function rootOf(tx: Transaction, item: string, own: readonly StoredEvent[]): Promise<string> {
  const names = new Map<string, string>();
  for (const { relatedTo } of own) if (relatedTo) names.set(relatedTo, await bestName(tx, relatedTo));
  return groupRoot(item, own, (name) => names.get(name) ?? name);
}

/** The members of a group, with all that the log has on them. */
async function membersOf(tx: Transaction, root: string): Promise<Map<string, RelatedEvents>> {
  const related = await eventsRelatedTo(tx, root);
  const children = related.filter(({ kind }) => kind === 'item').map(({ subject }) => bestName(tx, subject));
  const members = new Map<string, RelatedEvents>();
  for (const name of new Set([root, ...(await Promise.all(children))])) {
    const own = await eventsOn(tx, name);
    if (own.length > 0 && (await rootOf(tx, name, own)) === root)
      members.set(name, { own, related: name === root ? related : await eventsRelatedTo(tx, name) });
  }
  return members;
}

/** Writes the records of a group anew. @param items that may have lost their name to a better one */
async function reprojectGroup(
  tx: WriteTransaction,
  root: string,
  items: readonly string[],
  { before, after, touched }: ItemsChange,
): Promise<void> {
  const store = tx.objectStore('items');
  const members = await membersOf(tx, root);
  const states = projectGroup(root, members, await prioritiesAmong(tx, members));
  for (const name of new Set([...members.keys(), ...items])) {
    const isRenamed = (await bestName(tx, name)) !== name;
    if (!isRenamed && !members.has(name)) continue;
    const state = states.get(name);
    before.push(...((await store.get(name))?.credits ?? []));
    if (state && state.credits.length > 0) {
      after.push(...state.credits);
      await store.put(itemRecord(name, state));
    } else await store.delete(name);
  }
  for (const name of members.keys()) touched.add(name);
}

/** The first priorities of every day on which one of these was the priority. */
async function prioritiesAmong(
  tx: Transaction,
  members: ReadonlyMap<string, RelatedEvents>,
): Promise<Priorities> {
  const own = [...members.values()].flatMap(({ own }) => own.filter(({ type }) => type === 'priority'));
  const days = [...new Set(own.map(({ day }) => day))];
  const all = await Promise.all(days.map((day) => eventsOfDay(tx, day, 'priority')));
  return firstPriorities(all.flat().sort(compareEvents));
}
