import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { compareText } from '#utils/domain/event.ts';
import { SETTLED_DAYS } from '#utils/domain/rules.ts';
import type { Counter, Counts } from '#utils/domain/scoring/counters.ts';

/** Every achievement: what is counted for it, and how many it takes. In the order in which they are shown. */
export const ACHIEVEMENTS = {
  'first win': ['wins', 1],
  'three today': ['dayWins', 3],
  'just five': ['starters', 1],
  'started and finished': ['started', 1],
  '25 starts': ['starts', 25],
  '10 wins': ['wins', 10],
  '100 wins': ['wins', 100],
  '500 wins': ['wins', 500],
  '1,000 wins': ['wins', 1000],
  '5 goal days': ['targetDays', 5],
  '25 goal days': ['targetDays', 25],
  '100 goal days': ['targetDays', 100],
  'the one that mattered': ['priorities', 1],
  'ten picks': ['priorities', 10],
  'old dragon': ['old', 1],
  'spring clean': ['old', 10],
  'whole list': ['whole', 1],
  'broke it down': ['split', 1],
  reached: ['reached', 1],
  'five goals': ['reached', 5],
  shipped: ['pulls', 1],
  '25 shipped': ['pulls', 25],
  'second pair of eyes': ['reviews', 10],
  gatekeeper: ['declined', 10],
  'three tools': ['sites', 3],
  'consistency 50': ['consistency', 50],
  'consistency 80': ['consistency', 80],
  'consistency 95': ['consistency', 95],
  'weekly streak 4': ['weeks', 4],
  'weekly streak 12': ['weeks', 12],
  'welcome back': ['returned', 1],
  rejoined: ['rejoined', 1],
  'real rest': ['rests', 1],
  'clean evenings': ['cleanEvenings', 10],
  'enough is enough': ['enoughDays', 10],
  'four weekly reviews': ['weekly', 4],
  'next step kept': ['kept', 1],
  'kept it honest': ['voided', 1],
  'backed up': ['exported', 1],
  'ledger checked': ['checked', 1],
} as const satisfies Record<string, [counter: Counter, need: number]>;
export type Achievement = keyof typeof ACHIEVEMENTS;

/** Which it is among those that count the same, by how many they take: 1 for the first of them. */
export function tierOf(name: Achievement): number {
  const [counter, need] = ACHIEVEMENTS[name];
  return Object.values(ACHIEVEMENTS).filter(([other, less]) => other === counter && less <= need).length;
}

/** Achievement → the day on which it was reached. */
export type Achieved = Partial<Record<Achievement, DayKey>>;

/** Adds what a day reached that was not reached before. */
export function updateAchieved(before: Achieved, counts: Counts, day: DayKey): Achieved {
  const names = Object.keys(ACHIEVEMENTS) as Achievement[];
  const fresh = names.filter((name) => !before[name] && isReached(name, counts));
  return fresh.length === 0 ? before : { ...before, ...Object.fromEntries(fresh.map((name) => [name, day])) };
}

function isReached(name: Achievement, counts: Counts): boolean {
  const [counter, need] = ACHIEVEMENTS[name];
  return counts[counter] >= need;
}

/** How far an achievement is. */
export interface AchievementProgress {
  name: Achievement;
  count: number;
  need: number;
  /** The day on which it was reached. */
  on?: DayKey;
  /** Whether an undo may still take it back, since its day is not settled yet. */
  provisional: boolean;
}

/** How far every achievement is on a day, in their order. */
export function achievementProgress(
  achieved: Achieved,
  counts: Counts,
  today: DayKey,
): AchievementProgress[] {
  return (Object.keys(ACHIEVEMENTS) as Achievement[]).map((name) => {
    const [counter, need] = ACHIEVEMENTS[name];
    const on = achieved[name];
    return defined({
      name,
      count: Math.min(need, counts[counter]),
      need,
      on,
      provisional: on !== undefined && today < addDays(on, SETTLED_DAYS),
    });
  });
}

/** The latest that were reached, newest first. */
export function latestReached(all: readonly AchievementProgress[], count: number): AchievementProgress[] {
  return all
    .filter(({ on }) => on !== undefined)
    .toSorted(({ on: a = '' }, { on: b = '' }) => compareText(b, a))
    .slice(0, count);
}

/** The nearest that are not reached yet, the nearest first; of those that count the same, only the next one. */
export function nearest(all: readonly AchievementProgress[], count: number): AchievementProgress[] {
  const open = all.filter(({ on }) => on === undefined);
  const next = [...Map.groupBy(open, ({ name }) => ACHIEVEMENTS[name][0]).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
  return next.toSorted((a, b) => b.count / b.need - a.count / a.need).slice(0, count);
}
