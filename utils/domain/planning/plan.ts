import { addDays, type Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory, Rest } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import type { ChallengeLog, ChallengeSources } from '#utils/domain/planning/challenge.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import { type Habit, type HabitOnDay, habitsOn } from '#utils/domain/planning/habits.ts';
import type { Reflection } from '#utils/domain/planning/journal.ts';
import { nextPrompt, type Prompt } from '#utils/domain/planning/next-prompt.ts';
import {
  type OpenItem,
  type PriorityOption,
  type PriorityView,
  priorityOptions,
} from '#utils/domain/planning/priority.ts';
import {
  offersReflection,
  type PromptContext,
  shouldAskForPriority,
} from '#utils/domain/planning/prompts.ts';
import type { RedeemedReward, Reward } from '#utils/domain/planning/rewards.ts';
import type { TimerView } from '#utils/domain/planning/timer.ts';
import { isRefundable } from '#utils/domain/scoring/day-facts.ts';
import { dayAt } from '#utils/domain/settings.ts';

/** Days of rest, with the id of the event that entered them. */
export interface RestView extends Rest {
  id: string;
}

/** What the person means to do, as the log has it; holds no clock. */
export interface Plan {
  /** Those that are pursued or were reached lately, in the order in which they were made. */
  goals: GoalView[];
  /** Whether a goal was ever made. */
  hadGoals: boolean;
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
  /** Subjects of reviews that were written or put off lately. */
  reviewed: string[];
  challenges: ChallengeLog;
  promptContext: Omit<PromptContext, 'config'>;
}

export const NO_PLAN: Plan = {
  goals: [],
  hadGoals: false,
  priorities: [],
  habits: [],
  rewards: [],
  redeemed: [],
  reflections: [],
  rests: [],
  open: [],
  reviewed: [],
  challenges: {},
  promptContext: { days: [], notes: [], settledOn: [], first: '' },
};

/** What the person means to do, as of a moment. */
export interface PlanView extends Pick<Plan, 'goals' | 'timer' | 'rewards' | 'open'> {
  /** Today's. */
  priority?: PriorityView;
  /** Whether to ask for the priority now. */
  asksForPriority: boolean;
  /** What may be chosen, the likeliest first. */
  priorityOptions: PriorityOption[];
  /** Those that are meant for today. */
  habits: HabitOnDay[];
  /** Those that were meant for the day before, of those that there were then. */
  yesterdaysHabits: HabitOnDay[];
  /** All of them, to be changed. */
  allHabits: Habit[];
  /** Today's. */
  reflection?: Reflection;
  /** Whether there is a place for a reflection that nobody asked for. */
  mayReflect: boolean;
  /** Rests of today and of days to come. */
  rests: RestView[];
  /** Points that can be spent. */
  wallet: number;
  /** Those that can still be given back. */
  refundable: RedeemedReward[];
  /** The one prompt that is due now, if any is. */
  prompt?: Prompt;
  /** What the week’s challenge is told from, by `challenge.ts`: it is no part of what every page loads first. */
  challenges: ChallengeSources;
}

/**
 * The plan as of a moment.
 * @param wallet points that can be spent
 * @param isLeftAlone whether nothing is asked today: its target is reached, or the person comes back after a pause
 */
export function planView(
  plan: Plan,
  now: Moment,
  config: ConfigHistory,
  wallet: number,
  isLeftAlone: boolean,
): PlanView {
  const today = dayAt(now, config.changes);
  const context: PromptContext = { ...plan.promptContext, config };
  const priority = plan.priorities.find(({ day }) => day === today);
  const reflection = plan.reflections.findLast(({ day }) => day === today);
  // Whoever is left alone is not asked for a review either: it can be written at any time.
  const prompt = isLeftAlone ? undefined : nextPrompt(context, plan.reviewed, now);
  const isFree = !prompt && !isLeftAlone;
  const asksForPriority = isFree && !priority && shouldAskForPriority(context, now);
  return defined({
    goals: plan.goals,
    timer: plan.timer,
    rewards: plan.rewards,
    open: plan.open,
    priority,
    asksForPriority,
    priorityOptions: priorityOptions(plan, today),
    habits: habitsOn(plan.habits, today, config),
    yesterdaysHabits: habitsOn(
      plan.habits.filter(({ since }) => since < today),
      addDays(today, -1),
      config,
    ),
    allHabits: plan.habits,
    reflection,
    mayReflect: isFree && !reflection && context.first !== '' && offersReflection(context, now),
    rests: plan.rests.filter(({ to }) => to >= today),
    wallet,
    refundable: plan.redeemed.filter((reward) => isRefundable(reward, now.at)),
    prompt,
    challenges: { log: plan.challenges, context, isLeftAlone: isLeftAlone || asksForPriority },
  });
}
