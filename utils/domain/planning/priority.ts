import type { DayKey } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';

/** The one thing that matters on a day. */
export interface PriorityView {
  /** The id of the event that chose it. */
  id: string;
  subject: string;
  title: string;
  /** '' for none. */
  url: string;
  day: DayKey;
  /** Whether it was done since. */
  done: boolean;
}

/** Something that was opened again, and may be chosen. */
export interface OpenItem {
  subject: string;
  title: string;
  /** '' for none. */
  url: string;
}

/** Something that may be chosen as the priority, and why it is offered; of a goal's next step, the title of the goal. */
export interface PriorityOption extends OpenItem {
  why: { from: 'yesterday' | 'open' } | { from: 'goal'; goal: string };
}

/** The most options that are offered. */
const OPTIONS = 6;

/**
 * What may be chosen as the priority, the likeliest first, each item once: the latest priority if it is not done, the
 * next step of each goal, and what was opened again.
 */
export function priorityOptions(
  {
    priorities,
    goals,
    open,
  }: {
    /** In order of their days. */
    priorities: readonly PriorityView[];
    goals: readonly GoalView[];
    open: readonly OpenItem[];
  },
  today: DayKey,
): PriorityOption[] {
  const latest = priorities.findLast(({ day }) => day < today);
  const all = [
    ...(latest && !latest.done ? [toOption(latest, { from: 'yesterday' })] : []),
    ...goals.flatMap(nextStep),
    ...open.map((item) => toOption(item, { from: 'open' })),
  ];
  return all
    .filter(({ subject }, place) => all.findIndex((option) => option.subject === subject) === place)
    .filter(({ title }) => title !== '')
    .slice(0, OPTIONS);
}

/** The next step of a goal. One that stands for an item is done with that, so the item is offered. */
function nextStep({ title: goal, steps }: GoalView): PriorityOption[] {
  const next = steps.find(({ done }) => !done);
  if (!next) return [];
  const { relatedTo, subject, title, url } = next;
  return [toOption({ subject: relatedTo ?? subject, title, url }, { from: 'goal', goal })];
}

function toOption({ subject, title, url }: OpenItem, why: PriorityOption['why']): PriorityOption {
  return { subject, title, url, why };
}
