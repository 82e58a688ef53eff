import type { DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import { REACHED } from '#utils/domain/rules.ts';
import { type GoalFacts, NO_GOALS } from '#utils/domain/scoring/day-facts.ts';

/** A step of a goal, as the rules see it. */
export interface Step {
  subject: string;
  /** The item that it stands for, if it stands for one: then it is done with that. */
  relatedTo?: string;
  /** The day on which it was first finished; a late undo does not change that. */
  done?: DayKey;
}

/** A goal, as the rules see it. */
export interface Goal {
  /** `goal:<id>` */
  subject: string;
  /** Those that are pursued now, in the order in which they were made. */
  steps: Step[];
  /** The day on which it was broken down into enough steps. */
  split?: DayKey;
  /** The day on which it was reached, with enough steps over enough days, … */
  reached?: DayKey;
  /** …and the points for it. */
  points?: number;
}

/** Steps that show that a goal was broken down. */
export const SPLIT_STEPS = 5;

/** The goal that a subject is, or is a step of; undefined for everything else. */
export function goalSubjectOf(subject: string): string | undefined {
  return /^goal:[^:]+/.exec(subject)?.[0];
}

/**
 * Projects a goal.
 * @param events on it and on its steps, in the log's order
 * @param doneOn the day on which an item was first finished
 */
export function projectGoal(
  subject: string,
  events: readonly LedgerEvent[],
  doneOn: (item: string) => DayKey | undefined,
): Goal {
  const definitions = withoutVoided(events).filter(({ type }) => type === 'goal' || type === 'step');
  const madeOn = (step: string) => definitions.find((event) => event.subject === step)?.day;
  const toStep = ({ subject, relatedTo, day }: LedgerEvent): Step => {
    const done = doneOn(relatedTo ?? subject);
    // An item that was done before it became a step is done as a step from that day on.
    const since = done && relatedTo ? [done, madeOn(subject) ?? day].sort()[1] : done;
    return defined({ subject, relatedTo, done: since });
  };
  const asOf = (day: DayKey): GoalState => {
    const known = definitions.filter((event) => event.day <= day);
    const latest = new Map(known.map((event) => [event.subject, event]));
    return {
      steps: [...latest.values()].filter((event) => event.type === 'step' && !event.dropped).map(toStep),
      dropped: latest.get(subject)?.dropped ?? false,
    };
  };

  const doneDays = definitions.flatMap((event) => (event.type === 'step' ? (toStep(event).done ?? []) : []));
  const days = [...new Set([...definitions.map(({ day }) => day), ...doneDays])].sort();
  const split = days.find((day) => asOf(day).steps.length >= SPLIT_STEPS);
  const reached = days.find((day) => isReached(asOf(day), day));
  return defined({
    subject,
    steps: asOf(days.at(-1) ?? '').steps,
    split,
    reached,
    points: reached === undefined ? undefined : goalBonus(asOf(reached).steps.length),
  });
}

/** A goal as it was on a day. */
interface GoalState {
  steps: Step[];
  dropped: boolean;
}

/** The points for reaching a goal of so many steps. */
export function goalBonus(steps: number): number {
  return Math.min(REACHED.max, Math.max(REACHED.min, REACHED.each * steps));
}

/** How much of a goal is done, 0…1; of one without steps, nothing. */
export function shareDone(steps: readonly Step[], isDone: (step: Step) => boolean): number {
  return steps.length === 0 ? 0 : steps.filter(isDone).length / steps.length;
}

/** The days on which a goal shows. */
export function daysOfGoal({ split, reached }: Goal): DayKey[] {
  return [...new Set([split, reached].flatMap((day) => day ?? []))].sort();
}

/** What of some goals falls on a day. */
export function goalFactsOn(goals: Iterable<Goal>, day: DayKey): GoalFacts {
  let facts = NO_GOALS;
  for (const { split, reached, points = 0 } of goals)
    facts = {
      split: facts.split + (split === day ? 1 : 0),
      reached: facts.reached + (reached === day ? 1 : 0),
      points: facts.points + (reached === day ? points : 0),
    };
  return facts;
}

function isReached({ steps, dropped }: GoalState, day: DayKey): boolean {
  const done = steps.flatMap(({ done }) => (done && done <= day ? done : []));
  return (
    !dropped &&
    steps.length >= REACHED.minSteps &&
    done.length === steps.length &&
    new Set(done).size >= REACHED.minDays
  );
}
