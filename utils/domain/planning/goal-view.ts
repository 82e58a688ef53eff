import type { DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { type Goal, shareDone } from '#utils/domain/planning/goals.ts';
import { type EventWithText, latestBySubject } from '#utils/domain/planning/latest-by-subject.ts';

/** A step of a goal, as a page shows it. */
export interface StepView {
  subject: string;
  title: string;
  /** The item that it stands for. */
  relatedTo?: string;
  /** Where that item is; '' for none. */
  url: string;
  /** Orders it among the steps of its goal. */
  position: number;
  /** Whether it is done now; of one that stands for an item, whether that is. */
  done: boolean;
}

/** A goal, as a page shows it. */
export interface GoalView {
  subject: string;
  title: string;
  /** Words that it shares with others; missing if there are none. */
  labels?: readonly string[];
  /** In their order. */
  steps: StepView[];
  /** How much is done of the steps that there are now, 0…1. */
  share: number;
  /** The day on which it was reached, and the points for it. */
  reached?: DayKey;
  points?: number;
  dropped: boolean;
}

/**
 * A goal as a page shows it.
 * @param events on it and its steps, in the log's order
 * @param isDone whether an item is done now
 */
export function goalView(
  goal: Goal,
  events: readonly EventWithText[],
  isDone: (subject: string) => boolean,
): GoalView {
  const latest = latestBySubject(events.filter(({ type }) => type === 'goal' || type === 'step'));
  const latestOn = (subject: string) => latest.find((event) => event.subject === subject);
  const steps = goal.steps.map(({ subject, relatedTo }): StepView => {
    const { text, position = 0 } = latestOn(subject) ?? {};
    return defined({
      subject,
      title: text?.title ?? '',
      url: text?.url ?? '',
      position,
      done: isDone(relatedTo ?? subject),
      relatedTo,
    });
  });
  const own = latestOn(goal.subject);
  return defined({
    subject: goal.subject,
    title: own?.text?.title ?? '',
    // Two that were added before the page knew of the first have one position, and stay as they were made.
    steps: steps.sort((a, b) => a.position - b.position),
    share: shareDone(goal.steps, ({ subject, relatedTo }) => isDone(relatedTo ?? subject)),
    dropped: own?.dropped ?? false,
    labels: own?.text?.labels,
    reached: goal.reached,
    points: goal.points,
  });
}
