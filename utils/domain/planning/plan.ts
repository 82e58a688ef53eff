import { type DayKey, type Moment, weekday } from '#utils/domain/calendar.ts';
import type { ConfigHistory, Rest } from '#utils/domain/config-history.ts';
import { compareText, type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import { type Goal, share } from '#utils/domain/planning/goals.ts';
import {
  calmerOffer,
  offersReflection,
  offersRest,
  type PromptContext,
  shouldAskForPriority,
  shouldAskIfHelpful,
} from '#utils/domain/planning/prompts.ts';
import type { Timer } from '#utils/domain/planning/timer.ts';
import { offeredReview } from '#utils/domain/planning/week-review.ts';
import { isRefundable } from '#utils/domain/scoring/rewards.ts';
import { dayAt } from '#utils/domain/settings.ts';

/** An act with the words that were said with it. */
export type EventWithText = LedgerEvent & {
  text?: { title: string; url: string; answers?: readonly string[] };
};

/** A step of a goal, as a window shows it. */
export interface StepView {
  subject: string;
  title: string;
  /** What it stands for, and where that is; '' where only we know. */
  relatedTo?: string;
  url: string;
  position: number;
  /** Whether it is done now; of one that stands for something, whether that is. */
  done: boolean;
}

/** A goal, as a window shows it. */
export interface GoalView {
  subject: string;
  title: string;
  /** In their order. */
  steps: StepView[];
  /** O3: 0…1, of the steps that there are now. */
  share: number;
  /** O2: when it was reached, and what that brought. */
  reached?: DayKey;
  points?: number;
  dropped: boolean;
}

/** P1: the one thing that matters on a day. */
export interface PriorityView {
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
export interface TimerView extends Timer {
  /** The act that began it. */
  id: string;
  subject: string;
  title: string;
}

/** Something small that is done again and again. */
export interface Habit {
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
export interface RedeemedReward extends Reward {
  id: string;
  /** UTC ms */
  at: number;
}

/** S3: days of rest, by the act that said so. */
export interface RestView extends Rest {
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
export interface JournalEntry {
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
export interface OpenItem {
  subject: string;
  title: string;
  url: string;
}

/** Something that may be picked, and why it is offered: the goal that it is the next step of, by its title. */
export interface PriorityOption extends OpenItem {
  why: { from: 'yesterday' | 'open' } | { from: 'goal'; goal: string };
}

/** What the person means to do, as the log has it; holds no clock. */
export interface Plan {
  /** Those that are pursued or were reached lately, in the order in which they were made. */
  goals: GoalView[];
  /** Of the latest days, in order. */
  priorities: PriorityView[];
  timer?: TimerView;
  habits: Habit[];
  rewards: Reward[];
  /** Of the latest days, not given back, newest first. */
  redeemed: RedeemedReward[];
  /** Of the latest days, in order. */
  reflections: Reflection[];
  /** Those that are not over on the latest day. */
  rests: RestView[];
  /** Newest first. */
  open: OpenItem[];
  /** Names of reviews that were written or put off lately. */
  reviewed: string[];
  /** What care knows besides the terms. */
  promptContext: Omit<PromptContext, 'config'>;
}

export const NO_PLAN: Plan = {
  ...{ goals: [], priorities: [], habits: [], rewards: [], redeemed: [], reflections: [], rests: [] },
  ...{ open: [], reviewed: [] },
  promptContext: { days: [], notes: [], first: '' },
};

/** What the person means to do, as of a moment. */
export interface PlanView extends Pick<Plan, 'goals' | 'timer' | 'rewards' | 'open'> {
  priority?: PriorityView;
  /** P1: whether to ask for it now. */
  asksForPriority: boolean;
  /** What may be picked, the likeliest first. */
  priorityOptions: PriorityOption[];
  /** Those that are meant for today, and whether they are done. */
  habits: (Habit & { doneToday: boolean })[];
  /** All of them, to be changed. */
  allHabits: Habit[];
  reflection?: Reflection;
  /** Whether there is a place for one where nobody asked for it. */
  mayReflect: boolean;
  /** Rests of today and of days to come. */
  rests: RestView[];
  /** Points that can be spent. */
  wallet: number;
  /** Those that can still be given back. */
  refundable: RedeemedReward[];
  /** The one thing that may be asked now, if anything may (B5–B9, W1). */
  prompt?: Prompt;
}

/** W1: a review, by its name; B7: rest; B9: whether this helps, and something calmer for those whom it does not. */
export type Prompt =
  | { ask: 'review'; subject: string }
  | { ask: 'rest' | 'helpful' | 'calm' | 'record-only' };

/** @param wallet see `Run` @param met whether today has come to its goal */
export function planView(
  plan: Plan,
  now: Moment,
  config: ConfigHistory,
  wallet: number,
  met: boolean,
): PlanView {
  const today = dayAt(now, config.changes);
  const priority = plan.priorities.find(({ day }) => day === today);
  const reflection = plan.reflections.findLast(({ day }) => day === today);
  // Nothing more is asked of a day that has come to its goal; a review can be written whenever one likes.
  const ask = met ? undefined : askNow(plan, now, config);
  const { promptContext } = plan;
  return {
    goals: plan.goals,
    ...(plan.timer && { timer: plan.timer }),
    rewards: plan.rewards,
    open: plan.open,
    ...(priority && { priority }),
    asksForPriority:
      !priority && !ask && !met && shouldAskForPriority({ config, days: plan.promptContext.days }, now),
    priorityOptions: choicesOn(plan, today),
    habits: plan.habits
      .filter(({ weekdays }) => weekdays.includes(weekday(today)))
      .map((habit) => ({ ...habit, doneToday: habit.done === today })),
    allHabits: plan.habits,
    ...(reflection && { reflection }),
    mayReflect:
      !reflection &&
      !ask &&
      !met &&
      promptContext.first !== '' &&
      offersReflection({ ...promptContext, config }, now),
    rests: plan.rests.filter(({ to }) => to >= today),
    wallet,
    refundable: plan.redeemed.filter((taken) => isRefundable(taken, now.at)),
    ...(ask && { prompt: ask }),
  };
}

/** The most things that are offered. */
const CHOICES = 6;

/** P1: what was picked last and not done, the next step of each goal, and what was opened again; each thing once. */
function choicesOn({ priorities, goals, open }: Plan, today: DayKey): PriorityOption[] {
  const last = priorities.findLast(({ day }) => day < today);
  const left = last && !last.done ? [last] : [];
  const next = goals.flatMap(({ title: goal, steps }) =>
    steps
      .filter(({ done }) => !done)
      .slice(0, 1)
      .map((step) => ({ ...step, goal })),
  );
  const all: PriorityOption[] = [
    ...left.map((thing) => choice(thing, { from: 'yesterday' })),
    // O1: a step that stands for something is done with that.
    ...next.map(({ relatedTo, goal, ...step }) =>
      choice({ ...step, subject: relatedTo ?? step.subject }, { from: 'goal', goal }),
    ),
    ...open.map((thing) => choice(thing, { from: 'open' })),
  ];
  return all
    .filter(({ subject }, place) => all.findIndex((one) => one.subject === subject) === place)
    .filter(({ title }) => title !== '')
    .slice(0, CHOICES);
}

function choice({ subject, title, url }: OpenItem, why: PriorityOption['why']): PriorityOption {
  return { subject, title, url, why };
}

/** One at a time: what cares for the person comes first. */
function askNow({ promptContext, reviewed }: Plan, now: Moment, config: ConfigHistory): Prompt | undefined {
  const all: PromptContext = { ...promptContext, config };
  if (promptContext.first === '') return undefined;
  const calmer = calmerOffer(all, now);
  if (calmer) return { ask: calmer };
  if (offersRest(all, now)) return { ask: 'rest' };
  if (shouldAskIfHelpful(all, now)) return { ask: 'helpful' };
  const review = offeredReview(now, config, (subject) => reviewed.includes(subject));
  return review === undefined ? undefined : { ask: 'review', subject: review };
}

/** What an act says that is the latest on its subject, unless it was dropped with it; in the order of the first acts. */
export function latestBySubject<T extends LedgerEvent>(events: readonly T[]): T[] {
  return [...new Map(withoutVoided(events).map((event) => [event.subject, event])).values()];
}

/**
 * A goal as a window shows it.
 * @param acts on it and its steps, in the log's order
 * @param isDone whether a thing is done now
 */
export function goalView(
  goal: Goal,
  events: readonly EventWithText[],
  isDone: (subject: string) => boolean,
): GoalView {
  const said = latestBySubject(events.filter(({ type }) => type === 'goal' || type === 'step'));
  const of = (subject: string) => said.find((event) => event.subject === subject);
  const steps = goal.steps.map(({ subject, relatedTo }): StepView => {
    const { text, position = 0 } = of(subject) ?? {};
    const done = isDone(relatedTo ?? subject);
    return {
      subject,
      title: text?.title ?? '',
      url: text?.url ?? '',
      position,
      done,
      ...(relatedTo && { relatedTo }),
    };
  });
  const own = of(goal.subject);
  return {
    subject: goal.subject,
    title: own?.text?.title ?? '',
    steps: steps.sort((a, b) => a.position - b.position || compareText(a.subject, b.subject)),
    share: share(goal.steps, ({ subject, relatedTo }) => isDone(relatedTo ?? subject)),
    dropped: own?.dropped ?? false,
    ...(goal.reached && { reached: goal.reached, points: goal.points ?? 0 }),
  };
}

/** The habits, or the rewards, that are not given up: of each, the event that defined it last. */
export function currentDefinitions(
  events: readonly EventWithText[],
  what: 'habit' | 'reward',
): EventWithText[] {
  const definitions = events.filter(({ type }) => type === what || type === 'void');
  return latestBySubject(definitions).filter(({ dropped }) => !dropped);
}

/** The name of a ritual's win on a day. */
export function habitSubjectOn(habit: string, day: DayKey): string {
  return `manual:${habit}:${day}`;
}
