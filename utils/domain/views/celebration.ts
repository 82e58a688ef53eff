import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import { isSilent } from '#utils/domain/planning/prompts.ts';
import { CONFETTI_A_DAY } from '#utils/domain/rules.ts';
import { levelOf } from '#utils/domain/scoring/level.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

/** What confetti was thrown for already. */
export interface Celebrated {
  /** The last day on which it was, and how often on that day. */
  day: DayKey | '';
  times: number;
  /** The last day whose target it was for. */
  goal: DayKey | '';
  /** The highest level that it was for, or that was reached on an earlier day. */
  level: number;
  /** The goals with steps that it was for. */
  reached: readonly string[];
}

export const NOTHING_CELEBRATED: Celebrated = { day: '', times: 0, goal: '', level: 1, reached: [] };

/**
 * Whether confetti is thrown now: for today's target, for a goal with steps that was reached today, and for a level that
 * today reached and no day before, each once, as far as the person wants it. While it is silent it waits, and with the
 * day it is over.
 * @returns what it will have been thrown for
 */
export function dueCelebration(
  { today, settings, config, total, plan, level: { level } }: DashboardState,
  now: Moment,
  past: Celebrated,
): Celebrated & { due: boolean } {
  const { day, targetReached, points } = today;
  const isWanted = settings.confetti !== 'never';
  const highest = Math.max(past.level, levelOf(total - points).level);
  const forTarget = targetReached && past.goal !== day && isWanted;
  const forLevel = level > highest && settings.confetti === 'goal and level';
  const reached = plan.goals
    .filter((goal) => goal.reached === day && !past.reached.includes(goal.subject))
    .map(({ subject }) => subject);
  const forReached = reached.length > 0 && isWanted;
  const times = past.day === day ? past.times : 0;
  const due = (forTarget || forReached || forLevel) && times < CONFETTI_A_DAY && !isSilent(now, config);
  if (!due) return { ...past, due, level: highest };
  return {
    due,
    day,
    times: times + 1,
    goal: forTarget ? day : past.goal,
    level: forLevel ? level : highest,
    reached: [...past.reached, ...reached],
  };
}
