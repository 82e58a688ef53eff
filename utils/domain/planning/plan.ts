import { type DayKey, type Moment, weekday } from '#utils/domain/calendar.ts';
import type { Rest, Terms } from '#utils/domain/config-history.ts';
import { type Act, compare, unvoided } from '#utils/domain/event.ts';
import { type Goal, share } from '#utils/domain/planning/goals.ts';
import {
  asksForPick,
  asksIfItHelps,
  calmerOffer,
  type Known,
  offersReflection,
  offersRest,
} from '#utils/domain/planning/prompts.ts';
import type { Timer } from '#utils/domain/planning/timer.ts';
import { offeredReview } from '#utils/domain/planning/week-review.ts';
import { isRefundable } from '#utils/domain/scoring/rewards.ts';
import { dayAt } from '#utils/domain/settings.ts';

/** An act with the words that were said with it. */
export type Spoken = Act & { text?: { title: string; url: string; answers?: readonly string[] } };

/** A step of a goal, as a window shows it. */
export interface StepShown {
  subject: string;
  title: string;
  /** What it stands for, and where that is; '' where only we know. */
  about?: string;
  url: string;
  place: number;
  /** Whether it is done now; of one that stands for something, whether that is. */
  done: boolean;
}

/** A goal, as a window shows it. */
export interface GoalShown {
  subject: string;
  title: string;
  /** In their order. */
  steps: StepShown[];
  /** O3: 0…1, of the steps that there are now. */
  share: number;
  /** O2: when it was reached, and what that brought. */
  reached?: DayKey;
  points?: number;
  dropped: boolean;
}

/** P1: the one thing that matters on a day. */
export interface PickShown {
  /** The act that picked it. */
  id: string;
  subject: string;
  title: string;
  url: string;
  day: DayKey;
  /** Whether it was done since. */
  done: boolean;
}

/** F1: a timer, and what it is for. */
export interface TimerShown extends Timer {
  /** The act that began it. */
  id: string;
  subject: string;
  title: string;
}

/** Something small that is done again and again. */
export interface Ritual {
  subject: string;
  title: string;
  /** 1 is Monday. */
  weekdays: readonly number[];
  /** The latest day on which it was done. */
  done?: DayKey;
}

/** R1: a reward of one's own. */
export interface Reward {
  subject: string;
  title: string;
  /** points */
  price: number;
}

/** R1: a reward that was taken, by the act that did it. */
export interface Taken extends Reward {
  id: string;
  /** UTC ms */
  at: number;
}

/** S3: days of rest, by the act that said so. */
export interface RestShown extends Rest {
  id: string;
}

/** What a person wrote about a day. */
export interface Reflection {
  day: DayKey;
  line: string;
  /** 1…5 */
  energy?: number;
}

/** A reflection of a day, or a review of a week, as it was written. */
export interface Written {
  /** The act that wrote it. */
  id: string;
  kind: 'reflection' | 'weekly';
  /** Its day, or the Monday of its week. */
  day: DayKey;
  line: string;
  answers: readonly string[];
  /** 1…5 */
  energy?: number;
}

/** Something that was opened again, and may be picked. */
export interface OpenThing {
  subject: string;
  title: string;
  url: string;
}

/** Something that may be picked, and why it is offered: the goal that it is the next step of, by its title. */
export interface Choice extends OpenThing {
  why: { from: 'yesterday' | 'open' } | { from: 'goal'; goal: string };
}

/** What the person means to do, as the log has it; holds no clock. */
export interface Plan {
  /** Those that are pursued or were reached lately, in the order in which they were made. */
  goals: GoalShown[];
  /** Of the latest days, in order. */
  picks: PickShown[];
  timer?: TimerShown;
  rituals: Ritual[];
  rewards: Reward[];
  /** Of the latest days, not given back, newest first. */
  taken: Taken[];
  /** Of the latest days, in order. */
  reflections: Reflection[];
  /** Those that are not over on the latest day. */
  rests: RestShown[];
  /** Newest first. */
  open: OpenThing[];
  /** Names of reviews that were written or put off lately. */
  reviewed: string[];
  /** What care knows besides the terms. */
  known: Omit<Known, 'terms'>;
}

export const NO_PLAN: Plan = {
  ...{ goals: [], picks: [], rituals: [], rewards: [], taken: [], reflections: [], rests: [] },
  ...{ open: [], reviewed: [] },
  known: { days: [], notes: [], first: '' },
};

/** What the person means to do, as of a moment. */
export interface PlanNow extends Pick<Plan, 'goals' | 'timer' | 'rewards' | 'open'> {
  pick?: PickShown;
  /** P1: whether to ask for it now. */
  asksPick: boolean;
  /** What may be picked, the likeliest first. */
  choices: Choice[];
  /** Those that are meant for today, and whether they are done. */
  rituals: (Ritual & { doneToday: boolean })[];
  /** All of them, to be changed. */
  allRituals: Ritual[];
  reflection?: Reflection;
  /** Whether there is a place for one where nobody asked for it. */
  mayReflect: boolean;
  /** Rests of today and of days to come. */
  rests: RestShown[];
  /** Points that can be spent. */
  wallet: number;
  /** Those that can still be given back. */
  refundable: Taken[];
  /** The one thing that may be asked now, if anything may (B5–B9, W1). */
  asks?: Ask;
}

/** W1: a review, by its name; B7: rest; B9: whether this helps, and something calmer for those whom it does not. */
export type Ask = { ask: 'review'; subject: string } | { ask: 'rest' | 'helps' | 'calm' | 'record-only' };

/** @param wallet see `Run` @param met whether today has come to its goal */
export function planOn(plan: Plan, now: Moment, terms: Terms, wallet: number, met: boolean): PlanNow {
  const today = dayAt(now, terms.changes);
  const pick = plan.picks.find(({ day }) => day === today);
  const reflection = plan.reflections.findLast(({ day }) => day === today);
  // Nothing more is asked of a day that has come to its goal; a review can be written whenever one likes.
  const ask = met ? undefined : askNow(plan, now, terms);
  const { known } = plan;
  return {
    goals: plan.goals,
    ...(plan.timer && { timer: plan.timer }),
    rewards: plan.rewards,
    open: plan.open,
    ...(pick && { pick }),
    asksPick: !pick && !ask && !met && asksForPick({ terms, days: plan.known.days }, now),
    choices: choicesOn(plan, today),
    rituals: plan.rituals
      .filter(({ weekdays }) => weekdays.includes(weekday(today)))
      .map((ritual) => ({ ...ritual, doneToday: ritual.done === today })),
    allRituals: plan.rituals,
    ...(reflection && { reflection }),
    mayReflect:
      !reflection && !ask && !met && known.first !== '' && offersReflection({ ...known, terms }, now),
    rests: plan.rests.filter(({ to }) => to >= today),
    wallet,
    refundable: plan.taken.filter((taken) => isRefundable(taken, now.at)),
    ...(ask && { asks: ask }),
  };
}

/** The most things that are offered. */
const CHOICES = 6;

/** P1: what was picked last and not done, the next step of each goal, and what was opened again; each thing once. */
function choicesOn({ picks, goals, open }: Plan, today: DayKey): Choice[] {
  const last = picks.findLast(({ day }) => day < today);
  const left = last && !last.done ? [last] : [];
  const next = goals.flatMap(({ title: goal, steps }) =>
    steps
      .filter(({ done }) => !done)
      .slice(0, 1)
      .map((step) => ({ ...step, goal })),
  );
  const all: Choice[] = [
    ...left.map((thing) => choice(thing, { from: 'yesterday' })),
    // O1: a step that stands for something is done with that.
    ...next.map(({ about, goal, ...step }) =>
      choice({ ...step, subject: about ?? step.subject }, { from: 'goal', goal }),
    ),
    ...open.map((thing) => choice(thing, { from: 'open' })),
  ];
  return all
    .filter(({ subject }, place) => all.findIndex((one) => one.subject === subject) === place)
    .filter(({ title }) => title !== '')
    .slice(0, CHOICES);
}

function choice({ subject, title, url }: OpenThing, why: Choice['why']): Choice {
  return { subject, title, url, why };
}

/** One at a time: what cares for the person comes first. */
function askNow({ known, reviewed }: Plan, now: Moment, terms: Terms): Ask | undefined {
  const all: Known = { ...known, terms };
  if (known.first === '') return undefined;
  const calmer = calmerOffer(all, now);
  if (calmer) return { ask: calmer };
  if (offersRest(all, now)) return { ask: 'rest' };
  if (asksIfItHelps(all, now)) return { ask: 'helps' };
  const review = offeredReview(now, terms, (subject) => reviewed.includes(subject));
  return review === undefined ? undefined : { ask: 'review', subject: review };
}

/** What an act says that is the latest on its subject, unless it was dropped with it; in the order of the first acts. */
export function latest<T extends Act>(acts: readonly T[]): T[] {
  return [...new Map(unvoided(acts).map((act) => [act.subject, act])).values()];
}

/**
 * A goal as a window shows it.
 * @param acts on it and its steps, in the log's order
 * @param isDone whether a thing is done now
 */
export function goalShown(
  goal: Goal,
  acts: readonly Spoken[],
  isDone: (subject: string) => boolean,
): GoalShown {
  const said = latest(acts.filter(({ type }) => type === 'goal' || type === 'step'));
  const of = (subject: string) => said.find((act) => act.subject === subject);
  const steps = goal.steps.map(({ subject, about }): StepShown => {
    const { text, place = 0 } = of(subject) ?? {};
    const done = isDone(about ?? subject);
    return { subject, title: text?.title ?? '', url: text?.url ?? '', place, done, ...(about && { about }) };
  });
  const own = of(goal.subject);
  return {
    subject: goal.subject,
    title: own?.text?.title ?? '',
    steps: steps.sort((a, b) => a.place - b.place || compare(a.subject, b.subject)),
    share: share(goal.steps, ({ subject, about }) => isDone(about ?? subject)),
    dropped: own?.dropped ?? false,
    ...(goal.reached && { reached: goal.reached, points: goal.points ?? 0 }),
  };
}

/** Rewards and rituals are notes, the latest of which holds. */
export function notesOf(acts: readonly Spoken[], says: 'ritual' | 'reward'): Spoken[] {
  return latest(acts.filter((act) => act.says === says || act.type === 'void')).filter(
    ({ dropped }) => !dropped,
  );
}

/** The name of a ritual's win on a day. */
export function ritualOn(ritual: string, day: DayKey): string {
  return `manual:${ritual}:${day}`;
}
