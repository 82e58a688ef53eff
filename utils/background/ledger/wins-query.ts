import { creditsIn, itemsIn } from '#utils/background/ledger/earned-credits.ts';
import { queryPlan } from '#utils/background/ledger/plan-query.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { creditsEarnedOn, daysAsOf } from '#utils/background/ledger/projections/days.ts';
import { inOrder } from '#utils/background/ledger/read-events.ts';
import type { Transaction } from '#utils/background/ledger/schema.ts';
import { ownTitles, winReader } from '#utils/background/ledger/win-words.ts';
import { addDays, type DayKey, type Moment, type Month, monthOf } from '#utils/domain/calendar.ts';
import { type ConfigHistory, configAsOf } from '#utils/domain/config-history.ts';
import { compareText } from '#utils/domain/event.ts';
import type { ScoredCredit } from '#utils/domain/scoring/points.ts';
import type { DayTotal } from '#utils/domain/scoring/running-totals.ts';
import { countEntries, toWin, type Win } from '#utils/domain/scoring/win.ts';
import { dayAt } from '#utils/domain/settings.ts';
import {
  AHEAD_WINS,
  type DaysView,
  HEATMAP_DAYS,
  type PastDay,
  RECENT_WINS,
  type Snapshot,
  SUGGESTED,
  TODAYS_WINS,
  toDayView,
} from '#utils/domain/views/dashboard.ts';

/**
 * What pages show now. It reads no more of a long ledger than of one that is a year old. What a clock that ran ahead
 * dated after today stands apart, and counts when its day comes.
 */
export async function querySnapshot(tx: Transaction, now: Moment): Promise<Snapshot> {
  const stored = await readConfig(tx);
  const today = dayAt(now, stored.changes);
  const config = configAsOf(stored, today);
  const year = IDBKeyRange.bound(addDays(today, 1 - HEATMAP_DAYS), today);
  const { days, totals } = await daysAsOf(tx, year, today, stored, config);
  const later = await tx.objectStore('days').getAllKeys(IDBKeyRange.lowerBound(today, true));
  const source = { tx, config, read: await winReader(tx) };
  const { wins: newest, all } = await newestOn(source, today, TODAYS_WINS.most);
  const listed = withinWords(newest, TODAYS_WINS.words);
  const earlier = days.flatMap(({ day }) => (day < today ? day : []));
  const before = await newestWins(source, earlier, RECENT_WINS - listed.length);
  return {
    config,
    ...(totals && { totals }),
    days: days.map(toDayView),
    wins: withinWords([...listed, ...before], TODAYS_WINS.words),
    unlisted: { day: today, wins: all - countEntries(listed).wins },
    ahead: await newestWins(source, later, AHEAD_WINS),
    manualTitles: await manualTitles(source, days),
    plan: await queryPlan(tx, today, days),
    past: {
      days: await pastDays(tx, year),
      everOn: await tx.objectStore('past').count(),
    },
    years: await yearsUntil(tx, today),
  };
}

/** The calendar years of which there is anything, ascending: a look at each of them, however many days it has. */
async function yearsUntil(tx: Transaction, today: DayKey): Promise<number[]> {
  const years = new Set<string>();
  for (const store of ['days', 'past'] as const) {
    let cursor = await tx.objectStore(store).openKeyCursor(IDBKeyRange.upperBound(today));
    while (cursor) {
      const year = cursor.key.slice(0, 4);
      years.add(year);
      cursor = await cursor.continue(`${year}~`);
    }
  }
  return [...years].sort().map(Number);
}

/** What is known of a range of days. */
export async function queryDays(tx: Transaction, days: IDBKeyRange): Promise<DaysView> {
  const stored = await tx.objectStore('days').getAll(days);
  return { days: stored.map(toDayView), past: await pastDays(tx, days) };
}

async function pastDays(tx: Transaction, days: IDBKeyRange): Promise<PastDay[]> {
  return (await tx.objectStore('past').getAll(days)).map(({ day, count }) => ({ day, count }));
}

/** What wins are read from. */
interface WinSource {
  tx: Transaction;
  config: ConfigHistory;
  /** See `winReader`. */
  read: Awaited<ReturnType<typeof winReader>>;
}

/** The newest wins of some days, newest first. @param days ascending @param most how many at the most */
async function newestWins(source: WinSource, days: readonly DayKey[], most: number): Promise<Win[]> {
  const wins: Win[] = [];
  for (const day of days.toReversed()) {
    if (wins.length >= most) break;
    wins.push(...(await newestOn(source, day, most - wins.length)).wins);
  }
  return wins;
}

/** The months that have wins, or anything that was brought in, newest first. */
export async function queryMonths(tx: Transaction): Promise<Month[]> {
  const [wins, past] = await Promise.all([
    tx.objectStore('days').getAllKeys(),
    tx.objectStore('past').getAllKeys(),
  ]);
  return [...new Set([...wins, ...past].map(monthOf))].sort().reverse();
}

/** All wins of a range of days, newest first. */
export async function queryWins(
  tx: Transaction,
  from: DayKey,
  to: DayKey,
  config: ConfigHistory,
): Promise<Win[]> {
  const scored = await scoredOn(tx, from, to, config);
  const events = inOrder(await tx.objectStore('events').index('day').getAll(IDBKeyRange.bound(from, to)));
  const byId = new Map(events.map((event) => [event.id, event]));
  const titled = await ownTitles(tx);
  return scored.map(({ subject, ...credit }) => toWin(credit, titled(byId.get(credit.id)), subject));
}

/** The newest entries of a day, newest first, and how many wins there are. It reads the words of the first alone. */
async function newestOn(
  { tx, config, read }: WinSource,
  day: DayKey,
  most: number,
): Promise<{ wins: Win[]; all: number }> {
  const scored = await scoredOn(tx, day, day, config);
  const wins = scored
    .slice(0, most)
    .map(async ({ subject, ...credit }) => toWin(credit, await read(credit.id), subject));
  return { wins: await Promise.all(wins), all: scored.filter(({ win }) => win).length };
}

/** The first of some wins whose words come to so many characters at the most. */
function withinWords(wins: readonly Win[], most: number): Win[] {
  let words = 0;
  const beyond = wins.findIndex(({ title, url }) => {
    words += title.length + url.length;
    return words > most;
  });
  return beyond < 0 ? [...wins] : wins.slice(0, beyond);
}

/** All credits of a range of days as their days score them, with the best names of their items; newest first. */
async function scoredOn(
  tx: Transaction,
  from: DayKey,
  to: DayKey,
  config: ConfigHistory,
): Promise<(ScoredCredit & { subject: string })[]> {
  const items = await itemsIn(tx, from, to);
  const subjects = new Map(
    items.flatMap(({ subject, credits }) => credits.map(({ id }) => [id, subject] as const)),
  );
  return creditsIn(items, from, to, config)
    .map((credit) => ({ ...credit, subject: subjects.get(credit.id) ?? credit.name }))
    .sort((a, b) => compareText(b.day, a.day) || b.at - a.at);
}

/** Titles to suggest for a win that is typed in. @param days ascending */
async function manualTitles({ tx, read }: WinSource, days: readonly DayTotal[]): Promise<string[]> {
  const latest = days.filter(({ tally }) => tally.manual).slice(-SUGGESTED.days);
  const credits = (await Promise.all(latest.map(({ day }) => creditsEarnedOn(tx, day)))).flat();
  const newest = credits.filter(({ kind }) => kind === 'manual').toSorted((a, b) => b.order - a.order);
  const events = await Promise.all(newest.map(({ id }) => read(id)));
  const titles = events.flatMap((event) => event?.text?.title || []);
  return [...new Set(titles)].slice(0, SUGGESTED.titles);
}
