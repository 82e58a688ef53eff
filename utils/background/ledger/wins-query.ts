import { queryPlan } from '#utils/background/ledger/plan-query.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { creditsEarnedOn } from '#utils/background/ledger/projections/days.ts';
import { eventWith, inOrder } from '#utils/background/ledger/read-events.ts';
import type { Transaction } from '#utils/background/ledger/schema.ts';
import { addDays } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { compareText } from '#utils/domain/event.ts';
import { scoreCredits } from '#utils/domain/scoring/points.ts';
import type { DayTotal } from '#utils/domain/scoring/running-totals.ts';
import { toWin, type Win } from '#utils/domain/scoring/win.ts';
import {
  HEATMAP_DAYS,
  RECENT_WINS,
  type Snapshot,
  SUGGESTED,
  toDayView,
} from '#utils/domain/views/dashboard.ts';

/** What pages show. It reads no more of a long ledger than of one that is a year old. */
export async function querySnapshot(tx: Transaction): Promise<Snapshot> {
  const config = await readConfig(tx);
  const latest = await tx.objectStore('totals').openCursor(null, 'prev');
  const since = latest && IDBKeyRange.lowerBound(addDays(latest.key, 1 - HEATMAP_DAYS));
  const days = since ? await tx.objectStore('days').getAll(since) : [];
  const wins: Win[] = [];
  for (const { day } of days.toReversed()) {
    if (wins.length >= RECENT_WINS) break;
    wins.push(...(await queryWins(tx, IDBKeyRange.only(day), config)));
  }
  return {
    config,
    ...(latest && { totals: latest.value }),
    days: days.map(toDayView),
    wins,
    manualTitles: await manualTitles(tx, days),
    plan: await queryPlan(tx),
  };
}

/** All wins of a range of days, newest first. */
export async function queryWins(tx: Transaction, days: IDBKeyRange, config: ConfigHistory): Promise<Win[]> {
  const events = new Map(
    inOrder(await tx.objectStore('events').index('day').getAll(days)).map((event) => [event.id, event]),
  );
  const records = await tx.objectStore('items').index('days').getAll(days);
  // An item that shows on several of the days comes once for each.
  const items = new Map(records.map((record) => [record.subject, record.credits]));
  const subjects = new Map(
    [...items].flatMap(([subject, credits]) => credits.map(({ id }) => [id, subject] as const)),
  );
  const credits = [...items.values()].flat().filter(({ day }) => days.includes(day));
  return [...Map.groupBy(credits, ({ day }) => day)]
    .flatMap(([day, own]) => scoreCredits(day, own, config))
    .map((credit) => toWin(credit, events.get(credit.id), subjects.get(credit.id)))
    .sort((a, b) => compareText(b.day, a.day) || b.at - a.at);
}

/** Titles to suggest for a win that is typed in. @param days ascending */
async function manualTitles(tx: Transaction, days: readonly DayTotal[]): Promise<string[]> {
  const latest = days.filter(({ tally }) => tally.manual).slice(-SUGGESTED.days);
  const credits = (await Promise.all(latest.map(({ day }) => creditsEarnedOn(tx, day)))).flat();
  const newest = credits.filter(({ kind }) => kind === 'manual').toSorted((a, b) => b.at - a.at);
  const events = await Promise.all(newest.map(({ id }) => eventWith(tx, id)));
  const titles = events.flatMap((event) => event?.text?.title || []);
  return [...new Set(titles)].slice(0, SUGGESTED.titles);
}
