import type { DayKey } from '#utils/domain/calendar.ts';
import { compareText } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { Win } from '#utils/domain/scoring/win.ts';

/** Some days, the first and the last of them included. */
export type Span = [from: DayKey, to: DayKey];

/** Wins of some days, each once. */
export interface WinsByGoal {
  /** Goals on which something was done on these days, or that were reached on one of them. */
  goals: { goal: GoalView; own: Win[] }[];
  /** Wins of no such goal. */
  others: Win[];
}

/** Wins by the goal that they were a step of. Of two goals that share one, the first has it. */
export function winsByGoal(goals: readonly GoalView[], wins: readonly Win[], span: Span): WinsByGoal {
  const told: WinsByGoal['goals'] = [];
  let others = [...wins];
  for (const goal of goals) {
    const isOwn = stepsOf(goal);
    const own = others.filter(isOwn);
    others = others.filter((win) => !isOwn(win));
    if (own.length > 0 || isWithin(goal.reached, span)) told.push({ goal, own });
  }
  return { goals: told, others };
}

/** How many wins goals with each label have, the most first. A win of a goal with several labels counts for each. */
export function winsByLabel(goals: WinsByGoal['goals']): [label: string, wins: number][] {
  const counts = new Map<string, number>();
  for (const { goal, own } of goals)
    for (const label of goal.labels ?? []) counts.set(label, (counts.get(label) ?? 0) + own.length);
  return [...counts].sort(([a, ofA], [b, ofB]) => ofB - ofA || compareText(a, b));
}

/** A goal's title with its labels. @param title as it is told of */
export function labelled(title: string, { labels = [] }: Pick<GoalView, 'labels'>): string {
  return [title, ...labels].join(' · ');
}

/** Those that share a name, the most of them first. */
export function groupByName<T>(all: readonly T[], nameOf: (one: T) => string): [string, T[]][] {
  return [...Map.groupBy(all, nameOf)].sort(
    ([a, ownA], [b, ownB]) => ownB.length - ownA.length || compareText(a, b),
  );
}

/** Whether there is such a day, and it is one of these. */
export function isWithin(day: DayKey | undefined, [from, to]: Span): day is DayKey {
  return day !== undefined && from <= day && day <= to;
}

/** Tells wins that were steps of a goal, or that its steps stand for. */
function stepsOf({ subject, steps }: GoalView): (win: Win) => boolean {
  const names = new Set(steps.flatMap((step) => [step.subject, step.relatedTo ?? step.subject]));
  return (win) => win.subject.startsWith(`${subject}:step:`) || names.has(win.subject);
}
