import type { DayKey } from '#utils/domain/calendar.ts';
import { type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import { REACHED } from '#utils/domain/rules.ts';
import { type GoalFacts, NO_GOALS } from '#utils/domain/scoring/day-score.ts';

/** A step of a goal, as it stands. */
export interface Step {
  subject: string;
  /** The thing that it stands for, if it stands for one: then it is done with that. */
  relatedTo?: string;
  /** The day on which it was first finished; a late undo does not change that (C6). */
  done?: DayKey;
}

/** A goal, as the rules see it. */
export interface Goal {
  /** `goal:<id>` */
  subject: string;
  /** Those that are pursued now, in the order in which they were made. */
  steps: Step[];
  /** The day on which it came to five steps. */
  split?: DayKey;
  /** O2: the day on which it was reached, with enough steps over enough days, … */
  reached?: DayKey;
  /** …and the points for it. */
  points?: number;
}

/** Steps that show that a goal was broken down. */
const SPLIT_STEPS = 5;

/** The goal that a thing is, or is a step of; undefined for everything else. */
export function goalNamed(subject: string): string | undefined {
  return /^goal:[^:]+/.exec(subject)?.[0];
}

/**
 * How a goal stands (O1, O2).
 * @param acts on it and on its steps, in the log's order
 * @param doneOn the day on which a thing was first finished
 */
export function goalOf(
  subject: string,
  events: readonly LedgerEvent[],
  doneOn: (thing: string) => DayKey | undefined,
): Goal {
  const made = withoutVoided(events).filter(({ type }) => type === 'goal' || type === 'step');
  const asOf = (day: DayKey): { steps: Step[]; dropped: boolean } => {
    const latest = new Map(made.filter((event) => event.day <= day).map((event) => [event.subject, event]));
    return {
      steps: [...latest.values()].filter((event) => event.type === 'step' && !event.dropped).map(toStep),
      dropped: latest.get(subject)?.dropped ?? false,
    };
  };
  const toStep = ({ subject, relatedTo, day }: LedgerEvent): Step => {
    const done = doneOn(relatedTo ?? subject);
    // What was done before it became a step is done from that day on.
    const first = done && relatedTo ? [done, firstDay(subject) ?? day].sort()[1] : done;
    return { subject, ...(relatedTo && { relatedTo }), ...(first && { done: first }) };
  };
  const firstDay = (step: string) => made.find((event) => event.subject === step)?.day;

  const dones = made.flatMap((event) => (event.type === 'step' ? (toStep(event).done ?? []) : []));
  const days = [...new Set([...made.map(({ day }) => day), ...dones])].sort();
  const split = days.find((day) => asOf(day).steps.length >= SPLIT_STEPS);
  const reached = days.find((day) => isReached(asOf(day), day));
  return {
    subject,
    steps: asOf(days.at(-1) ?? '').steps,
    ...(split && { split }),
    ...(reached && { reached, points: bonus(asOf(reached).steps.length) }),
  };
}

/** O2: what a goal of so many steps brings when it is reached. */
export function bonus(steps: number): number {
  return Math.min(REACHED.max, Math.max(REACHED.min, REACHED.each * steps));
}

/** O3: how much of a goal is done, 0…1; of one without steps, nothing. */
export function share(steps: readonly Step[], isDone: (step: Step) => boolean): number {
  return steps.length === 0 ? 0 : steps.filter(isDone).length / steps.length;
}

/** The days on which a goal shows. */
export function daysOfGoal({ split, reached }: Goal): DayKey[] {
  return [...new Set([split, reached].flatMap((day) => day ?? []))].sort();
}

/** What of some goals falls on a day. */
export function goalFacts(goals: Iterable<Goal>, day: DayKey): GoalFacts {
  let facts = NO_GOALS;
  for (const { split, reached, points = 0 } of goals)
    facts = {
      split: facts.split + (split === day ? 1 : 0),
      reached: facts.reached + (reached === day ? 1 : 0),
      points: facts.points + (reached === day ? points : 0),
    };
  return facts;
}

function isReached({ steps, dropped }: { steps: readonly Step[]; dropped: boolean }, day: DayKey): boolean {
  const done = steps.flatMap(({ done }) => (done && done <= day ? done : []));
  return (
    !dropped &&
    steps.length >= REACHED.minSteps &&
    done.length === steps.length &&
    new Set(done).size >= REACHED.minDays
  );
}
