// What a year of the rules comes to for three made-up people: `npm run simulate`. Whoever changes a number of
// `utils/domain/rules.ts` sees here what it does.

import { logOf, PEOPLE } from '#tests/support/people.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { type Projections, projectAll } from '#utils/domain/project.ts';
import { targetBonus } from '#utils/domain/scoring/day-score.ts';
import { levelOf } from '#utils/domain/scoring/level.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { type StreakView, streakOn } from '#utils/domain/scoring/streaks.ts';

const FIRST = '2026-01-01';
const DAYS = 365;

/** What a month came to, and how things stood at its end. */
export interface Month {
  /** `YYYY-MM` */
  month: string;
  wins: number;
  points: number;
  /** Shares of all points before a day is full; bonuses are those of priorities, steps, goals and targets. */
  momentum: number;
  surprise: number;
  bonuses: number;
  /** The share of the days' raw points that full days left out. */
  beyond: number;
  targetDays: number;
  total: number;
  level: number;
  now: StreakView;
  achieved: string[];
}

/** A made-up person's year, month by month; the same for the same seed. */
export function yearOf(name: keyof typeof PEOPLE, seed: number): { projected: Projections; months: Month[] } {
  const projected = projectAll(logOf(PEOPLE[name], seed, FIRST, DAYS));
  const days = Array.from({ length: DAYS }, (_, index) => addDays(FIRST, index));
  const months = Map.groupBy(days, monthOf);
  return { projected, months: [...months].map(([month, days]) => summed(month, days, projected)) };
}

function summed(
  month: string,
  dates: readonly DayKey[],
  { items, days, totals, config }: Projections,
): Month {
  const credits = [...items.values()].flatMap((item) =>
    item.credits.filter(({ day }) => monthOf(day) === month),
  );
  const scored = [...Map.groupBy(credits, ({ day }) => day)].flatMap(([day, own]) =>
    scoreCredits(day, own, config),
  );
  const dayTotals = dates.flatMap((day) => days.get(day) ?? []);
  const part = (of: (parts: ScoredCredit['parts']) => number) => sum(scored.map(({ parts }) => of(parts)));
  const raw = sum(dayTotals.map((total) => total.raw));
  const bonuses = sum(dayTotals.map((total) => targetBonus(total) + total.weekBonus + total.reached));
  const share = (points: number) => points / (raw + bonuses || 1);

  const last = dates.at(-1) ?? '';
  const lastTotals = [...totals].findLast(([day]) => day <= last)?.[1] ?? NO_TOTALS;
  // The evening of the month's last day.
  const end = { at: Date.parse(`${last}T20:00:00Z`), offset: 60 };
  return {
    month,
    wins: sum(dayTotals.map(({ wins }) => wins)),
    points: sum(dayTotals.map(({ points }) => points)),
    momentum: share(part(({ momentum }) => momentum)),
    surprise: share(part(({ surprise, steady }) => surprise + steady)),
    bonuses: share(bonuses + part(({ priority, step }) => priority + step)),
    beyond: share(raw - sum(dayTotals.map(({ earned }) => earned))),
    targetDays: dayTotals.filter(({ targetReached }) => targetReached).length,
    total: lastTotals.total,
    level: levelOf(lastTotals.total).level,
    now: streakOn(lastTotals.streaks, last, end, config),
    achieved: Object.entries(lastTotals.achieved).flatMap(([name, day]) =>
      monthOf(day) === month ? name : [],
    ),
  };
}

/** A year as a table, then what was reached in each of its months. */
export function tableOf(months: readonly Month[]): string {
  const lines = months.map(({ now, ...month }) => [
    month.month,
    ...[month.wins, month.points, month.total, month.level].map(String),
    ...[now.streak, now.weeks, now.shields].map(String),
    now.consistency === undefined ? '' : percent(now.consistency),
    String(month.targetDays),
    ...[month.momentum, month.surprise, month.bonuses, month.beyond].map(percent),
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const padded = [HEAD, ...lines].map((line) =>
    line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '),
  );
  const reached = months.flatMap(({ month, achieved }) =>
    achieved.length > 0 ? `${month}  ${achieved.join(' · ')}` : [],
  );
  return [...padded, '', ...reached].join('\n');
}

const HEAD = [
  ...['month', 'wins', 'points', 'total', 'level', 'streak', 'weeks', 'shields', 'consistency', 'goal days'],
  ...['momentum', 'surprise', 'bonuses', 'too much'],
];

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function monthOf(day: DayKey): string {
  return day.slice(0, 7);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

if (import.meta.main) {
  const names = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[];
  for (const name of names) console.log(`\n${name}\n\n${tableOf(yearOf(name, 1).months)}`);
  console.log(
    '\nMomentum, surprise (or steady) and bonuses (goals, priority, steps): shares of all points of the month, and so',
  );
  console.log('is what was too much for its day (P7). The rest is the base.');
}
