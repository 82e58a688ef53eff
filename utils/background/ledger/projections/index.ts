import { itemsOf, linkNames, noteNames } from '#utils/background/ledger/projections/aliases.ts';
import { reprojectConfig } from '#utils/background/ledger/projections/config.ts';
import {
  type DayRecords,
  daysTouched,
  daysVoided,
  type GrownDay,
  growDay,
  hasFacts,
  rescore,
} from '#utils/background/ledger/projections/days.ts';
import { goalRecord, reprojectGoals } from '#utils/background/ledger/projections/goals.ts';
import { itemRecord, reprojectItems } from '#utils/background/ledger/projections/items.ts';
import { hidePast } from '#utils/background/ledger/projections/past.ts';
import {
  PROJECTIONS,
  type UpgradeTransaction,
  type WriteTransaction,
} from '#utils/background/ledger/schema.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { type Projections, projectAll } from '#utils/domain/project.ts';
import type { Credit } from '#utils/domain/scoring/credits.ts';

/** What an event changed. */
export interface ProjectionChange {
  /** Credits that it gave. */
  gained: Credit[];
  /** Credits that it took as if they never were. */
  lost: Credit[];
  /** Whether anything is otherwise than before: points may also leave a win that stays, and come back to it. */
  changed: boolean;
}

/** The same, with what was read and computed on the way. */
interface ProjectionUpdate extends ProjectionChange {
  config: ConfigHistory;
  /** What the event's day is scored by, if it was scored. */
  records?: DayRecords;
  /** The event's day, if all that it took was to add a credit to it. */
  grown?: GrownDay;
}

/**
 * Brings all projections up to date with an event just added, by touching only what it can affect: the items that it is
 * about and their groups, the days on which these show, and the totals from there on.
 * @param before the config history without the event
 */
export async function updateProjections(
  tx: WriteTransaction,
  event: StoredEvent,
  before: ConfigHistory,
): Promise<ProjectionUpdate> {
  const items = await itemsOf(tx, event);
  const [item, same] = items;
  if (item && same) await linkNames(tx, item, same);

  await hidePast(tx, event);
  const { config, affected } = await reprojectConfig(tx, event, before);
  const credits = await reprojectItems(tx, event, items);
  const altered = [...differing(credits.before, credits.after), ...differing(credits.after, credits.before)];
  const gained = withoutThose(credits.after, credits.before);
  const lost = withoutThose(credits.before, credits.after);
  const others = [
    ...(hasFacts(event) ? [event.day] : []),
    ...affected,
    ...(await reprojectGoals(tx, event, credits.touched)),
    ...(await daysVoided(tx, event)),
  ];
  return {
    gained,
    lost,
    // A note, as one that two names are one item's, shows nowhere.
    changed: altered.length > 0 || event.type !== 'note',
    config,
    ...(await updateDays()),
  };

  async function updateDays(): Promise<Pick<ProjectionUpdate, 'records' | 'grown'>> {
    const [credit] = gained;
    const grown =
      credit && altered.length === 1 && others.length === 0 ? await growDay(tx, credit, config) : undefined;
    if (grown) return { grown };
    const { days, known } = await daysTouched(tx, altered);
    const records = await rescore(tx, new Set([...others, ...days]), config, known, event.day);
    return records ? { records } : {};
  }
}

/** Records that are read or written at once: a log of many years is no single message to the database. */
const PART = 2000;

/** Projects the whole log anew. */
export async function rebuildProjections(tx: WriteTransaction | UpgradeTransaction): Promise<void> {
  const projections = projectAll(await readLog(tx));
  for (const store of PROJECTIONS) await tx.objectStore(store).clear();
  let written = 0;
  for (const [store, key, value] of recordsOf(projections)) {
    // Each store has its own type of value, which a loop over all of them cannot tell.
    const put = tx.objectStore(store as 'config').put(value as ConfigHistory, key as 'config' | undefined);
    written++;
    if (written % PART === 0) await put;
  }
  await noteNames(tx);
}

/** The whole log, without its words: nothing is projected from them. */
async function readLog(tx: WriteTransaction | UpgradeTransaction): Promise<LedgerEvent[]> {
  const log: LedgerEvent[] = [];
  let part: StoredEvent[] = [];
  do {
    const last = part.at(-1);
    const rest = last && IDBKeyRange.lowerBound(last.id, true);
    part = await tx.objectStore('events').getAll(rest, PART);
    for (const { text: _, textSalt: __, textHash: ___, hash: ____, ...event } of part) log.push(event);
  } while (part.length === PART);
  return log;
}

/** Projections as they are stored: the store, the key if the value has none in it, and the value. */
export function* recordsOf({
  config,
  items,
  goals,
  days,
  totals,
  aliases,
  past,
}: Projections): Generator<[store: (typeof PROJECTIONS)[number], key: string | undefined, value: object]> {
  yield ['config', 'config', config];
  for (const [subject, state] of items) yield ['items', undefined, itemRecord(subject, state)];
  for (const goal of goals.values()) yield ['goals', undefined, goalRecord(goal)];
  for (const total of days.values()) yield ['days', undefined, total];
  for (const [day, own] of totals) yield ['totals', day, own];
  for (const [alias, subject] of aliases) yield ['aliases', undefined, { alias, subject }];
  for (const own of past.values()) yield ['past', undefined, own];
}

/** Credits of a list that another one does not hold in the same form. */
function differing(credits: readonly Credit[], others: readonly Credit[]): Credit[] {
  const forms = new Set(others.map((other) => JSON.stringify(other)));
  return credits.filter((credit) => !forms.has(JSON.stringify(credit)));
}

/** Credits of a list that another one does not hold in any form. */
function withoutThose(credits: readonly Credit[], others: readonly Credit[]): Credit[] {
  const ids = new Set(others.map(({ id }) => id));
  return credits.filter(({ id }) => !ids.has(id));
}
