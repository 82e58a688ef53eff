import { creditsIn, itemsIn } from '#utils/background/ledger/earned-credits.ts';
import { queryGoals } from '#utils/background/ledger/plan-query.ts';
import { bestName } from '#utils/background/ledger/projections/aliases.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { daysAsOf } from '#utils/background/ledger/projections/days.ts';
import { eventsOn } from '#utils/background/ledger/read-events.ts';
import type { ItemRecord, Transaction } from '#utils/background/ledger/schema.ts';
import { winReader } from '#utils/background/ledger/win-words.ts';
import { addDays, type DayKey, type Moment } from '#utils/domain/calendar.ts';
import { configAsOf, nextWeekStart, weekStartOf } from '#utils/domain/config-history.ts';
import { type ReviewedWeek, weekFacts } from '#utils/domain/planning/week-review.ts';
import { toWin } from '#utils/domain/scoring/win.ts';
import { dayAt } from '#utils/domain/settings.ts';

/** Days before a week whose consistency still shows in it. */
const BEFORE_DAYS = 365;

/** What there is to tell of a day's week, as far as it has come. */
export async function queryWeek(tx: Transaction, day: DayKey, now: Moment): Promise<ReviewedWeek> {
  const stored = await readConfig(tx);
  const today = dayAt(now, stored.changes);
  const config = configAsOf(stored, today);
  const first = weekStartOf(config, day);
  const last = addDays(nextWeekStart(config, first), -1);
  const before = IDBKeyRange.bound(addDays(first, -BEFORE_DAYS), last);
  const { days } = await daysAsOf(tx, before, today, stored, config);
  // What a clock that ran ahead dated after today counts when its day comes.
  const until = last < today ? last : today;
  const items = first <= until ? await itemsIn(tx, first, until) : [];
  const credits = creditsIn(items, first, until, config);
  const heard = await firstHeard(tx, items);
  const since = ({ id }: { id: string }) => heard.get(id);
  const { oldest, ...facts } = weekFacts(first, { days, credits, since }, now, config);
  const win = oldest && credits.find(({ id }) => id === oldest.id);
  return {
    ...facts,
    goals: await goalsWith(tx, new Set(items.map(({ subject }) => subject))),
    ...(win && {
      oldest: { win: toWin(win, await (await winReader(tx))(win.id)), since: oldest.since },
    }),
  };
}

/** Win → the day on which its item was first heard of; none of what comes back again and again. */
async function firstHeard(tx: Transaction, items: readonly ItemRecord[]): Promise<Map<string, DayKey>> {
  const once = items.filter(({ credits }) => credits.length === 1);
  const heard = once.map(async ({ subject, credits }) => {
    const [first] = await eventsOn(tx, subject);
    return credits.map(({ id, day }) => [id, first?.day ?? day] as const);
  });
  return new Map((await Promise.all(heard)).flat());
}

/** Goals of which steps are done by some items, and how many, most first. */
async function goalsWith(tx: Transaction, items: ReadonlySet<string>): Promise<ReviewedWeek['goals']> {
  const goals = (await queryGoals(tx)).map(async ({ title, steps }) => {
    const names = await Promise.all(steps.map(({ subject, relatedTo = subject }) => bestName(tx, relatedTo)));
    return { title, steps: names.filter((name) => items.has(name)).length };
  });
  return (await Promise.all(goals)).filter(({ steps }) => steps > 0).sort((a, b) => b.steps - a.steps);
}
