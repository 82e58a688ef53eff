import { creditsIn, itemsIn } from '#utils/background/ledger/earned-credits.ts';
import { bestName } from '#utils/background/ledger/projections/aliases.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { eventsBetween, eventsOn, eventsUnder } from '#utils/background/ledger/read-events.ts';
import type { GoalRecord, Transaction } from '#utils/background/ledger/schema.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { configAsOf, restsIn } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { CONFIG_SUBJECT, compareEvents, type StoredEvent, withoutVoided } from '#utils/domain/event.ts';
import { type ChallengeLog, challengeLog } from '#utils/domain/planning/challenge.ts';
import { type GoalView, goalView, type StepView } from '#utils/domain/planning/goal-view.ts';
import { goalSubjectOf } from '#utils/domain/planning/goals.ts';
import { HABIT_DAYS, type Habit, habitSubjectOn, parseHabitSubject } from '#utils/domain/planning/habits.ts';
import type { JournalEntry, Reflection } from '#utils/domain/planning/journal.ts';
import { currentDefinitions, latestBySubject } from '#utils/domain/planning/latest-by-subject.ts';
import { NO_PLAN, type Plan } from '#utils/domain/planning/plan.ts';
import type { OpenItem, PriorityView } from '#utils/domain/planning/priority.ts';
import type { RedeemedReward, Reward } from '#utils/domain/planning/rewards.ts';
import type { TimerView } from '#utils/domain/planning/timer.ts';
import { timerOf } from '#utils/domain/planning/timer.ts';
import { firstPriorities } from '#utils/domain/scoring/credit-flags.ts';
import type { DayTotal } from '#utils/domain/scoring/running-totals.ts';

/** The days, today included, that count as recent. */
const RECENT_DAYS = 7;
/** Days for which a goal that was reached stands beside the others. */
const REACHED_DAYS = 30;
/** Days back to which the log's first day is looked for. */
const FIRST_DAYS = 365;
/** What a plan is made of; the many completions of a day are not. */
const PLAN_TYPES = ['uncomplete', 'void', 'priority', 'timer', 'reflect', 'redeem', 'note'] as const;
/** How many items that were opened again are shown. */
const OPEN_ITEMS = 8;

/**
 * What the person means to do. Goals and habits apart, it reads no more of a long log than of a short one. What a clock
 * that ran ahead dated after today is left out; but a goal or a habit is what was said of it last.
 * @param lastDays those of a year, as they are known today
 */
export async function queryPlan(
  tx: Transaction,
  today: DayKey,
  lastDays: readonly DayTotal[],
): Promise<Plan> {
  const byDay = tx.objectStore('events').index('day');
  const isEmpty = (await byDay.openKeyCursor()) === null;
  if (isEmpty) return NO_PLAN;
  // A clock that was set to a year long gone must not make a log old.
  const lately = IDBKeyRange.bound(addDays(today, -FIRST_DAYS), today);
  const first = (await byDay.openKeyCursor(lately))?.key ?? today;
  const recent = addDays(today, 1 - RECENT_DAYS);
  const events = await eventsBetween(tx, recent, today, PLAN_TYPES);
  const timer = await timerIn(tx, events);
  const days = lastDays.filter(({ day }) => day >= recent);
  const config = await eventsOn(tx, CONFIG_SUBJECT);
  const known = config.filter(({ day }) => day <= today);
  const goals = await queryGoals(tx);
  const reviews = events.filter(({ subject }) => subject.startsWith('review:'));
  const entered = new Set(known.map(({ id }) => id));
  return {
    goals: goals
      .map((goal) => asOf(goal, today))
      .filter(({ dropped, reached = today }) => !dropped && reached >= addDays(today, -REACHED_DAYS)),
    hadGoals: goals.length > 0,
    priorities: await prioritiesIn(tx, events, today),
    ...(timer && { timer }),
    habits: await habitsAsOf(tx, today),
    rewards: await rewardsOf(tx),
    redeemed: redeemedIn(events),
    reflections: reflectionsIn(events),
    rests: restsIn(config).filter(({ id, to }) => entered.has(id) && to >= recent),
    open: await openIn(tx, events),
    reviewed: reviews.map(({ subject }) => subject),
    challenges: await challengesIn(tx, today),
    promptContext: {
      days: days.map(({ day, active, targetReached, tally }) => ({ day, active, targetReached, tally })),
      notes: known.filter(({ type }) => type === 'note'),
      settledOn: [...reviews, ...events.filter(({ noteKind }) => noteKind === 'postponed')].map(
        ({ day }) => day,
      ),
      first,
    },
  };
}

/** What was said of challenges until today; of one that goes by the hour, with the last win of each of its days. */
async function challengesIn(tx: Transaction, today: DayKey): Promise<ChallengeLog> {
  const said = (await eventsUnder(tx, 'challenge:')).filter(({ day }) => day <= today);
  const log = challengeLog(withoutVoided(said));
  const { chosen } = log;
  // What is over is not shown.
  if (chosen?.kind !== 'early' || chosen.week <= addDays(today, -RECENT_DAYS)) return log;
  const config = configAsOf(await readConfig(tx), today);
  const credits = creditsIn(await itemsIn(tx, chosen.day, today), chosen.day, today, config);
  const wins = credits.filter(({ win }) => win).sort((a, b) => a.at - b.at);
  const lastWins = [...new Map(wins.map(({ day, at, offset }) => [day, { day, at, offset }])).values()];
  return { ...log, chosen: { ...chosen, lastWins } };
}

/** A goal as it is today: it may be reached only on a day to come. */
function asOf(goal: GoalView, today: DayKey): GoalView {
  if (goal.reached === undefined || goal.reached <= today) return goal;
  const { reached: _, points: __, ...open } = goal;
  return open;
}

/** Every goal that was ever made, in that order. */
export async function queryGoals(tx: Transaction): Promise<GoalView[]> {
  const events = Map.groupBy(await eventsUnder(tx, 'goal:'), ({ subject }) => goalSubjectOf(subject));
  const goals = await tx.objectStore('goals').getAll();
  const shown = goals.map(async (goal) => {
    const own = events.get(goal.subject) ?? [];
    const done = await doneAmong(tx, goal);
    const shown = goalView(goal, own, (subject) => done.has(subject));
    return { since: own[0]?.order ?? 0, goal: { ...shown, steps: await bestNamed(tx, shown.steps) } };
  });
  return (await Promise.all(shown)).sort((a, b) => a.since - b.since).map(({ goal }) => goal);
}

/** The same steps, each by the best name of the item that it stands for. */
async function bestNamed(tx: Transaction, steps: readonly StepView[]): Promise<StepView[]> {
  return Promise.all(
    steps.map(async (step) =>
      step.relatedTo ? { ...step, relatedTo: await bestName(tx, step.relatedTo) } : step,
    ),
  );
}

/** The items that are done now, of those that a goal's steps are or stand for. */
async function doneAmong(tx: Transaction, { steps }: GoalRecord): Promise<Set<string>> {
  const items = steps.map(({ subject, relatedTo = subject }) => relatedTo);
  const done = await Promise.all(items.map((item) => doneOn(tx, item)));
  return new Set(items.filter((_, index) => done[index]));
}

/** The day since which an item is done; undefined if it is not. */
async function doneOn(tx: Transaction, name: string): Promise<DayKey | undefined> {
  const record = await tx.objectStore('items').get(await bestName(tx, name));
  return (record?.credits.length && record.done) || undefined;
}

async function prioritiesIn(
  tx: Transaction,
  events: readonly StoredEvent[],
  today: DayKey,
): Promise<PriorityView[]> {
  const first = new Set(firstPriorities(events).values());
  const priorities = events.filter(({ id }) => first.has(id));
  return Promise.all(
    priorities.map(async ({ id, subject, day, text }) => {
      const done = await doneOn(tx, subject);
      return {
        id,
        subject,
        day,
        title: text?.title ?? '',
        url: text?.url ?? '',
        done: done !== undefined && done >= day && done <= today,
      };
    }),
  );
}

/** The timer that was begun last, if it was neither finished nor taken back. */
async function timerIn(tx: Transaction, events: readonly StoredEvent[]): Promise<TimerView | undefined> {
  const begun = events.findLast(({ type }) => type === 'timer');
  if (!begun) return undefined;
  const own = await eventsOn(tx, begun.subject);
  const [start] = own;
  const timer = timerOf(own);
  return timer && start && { ...timer, id: start.id, subject: begun.subject, title: start.text?.title ?? '' };
}

async function habitsAsOf(tx: Transaction, today: DayKey): Promise<Habit[]> {
  const events = await eventsUnder(tx, 'habit:');
  const madeOn = new Map(events.toReversed().map(({ subject, day }) => [subject, day]));
  const lately = addDays(today, 1 - HABIT_DAYS);
  return Promise.all(
    currentDefinitions(events, 'habit').map(async ({ subject, text, weekdays = [], timesAWeek, day }) =>
      defined({
        subject,
        title: text?.title ?? '',
        weekdays,
        timesAWeek,
        since: madeOn.get(subject) ?? day,
        doneOn: await habitDays(tx, subject, lately, today),
      }),
    ),
  );
}

/** The days on which a habit was done, ascending. @param from the first of them @param to the last */
export async function habitDays(tx: Transaction, habit: string, from: DayKey, to: DayKey): Promise<DayKey[]> {
  const range = IDBKeyRange.bound(habitSubjectOn(habit, from), habitSubjectOn(habit, to));
  const items = await tx.objectStore('items').getAll(range);
  return items.flatMap(({ subject, done, credits }) =>
    done && credits.length > 0 ? (parseHabitSubject(subject)?.day ?? []) : [],
  );
}

async function rewardsOf(tx: Transaction): Promise<Reward[]> {
  const definitions = currentDefinitions(await eventsUnder(tx, 'reward:'), 'reward');
  return definitions.map(({ subject, text, price = 0 }) => ({ subject, title: text?.title ?? '', price }));
}

function redeemedIn(events: readonly StoredEvent[]): RedeemedReward[] {
  return withoutVoided(events)
    .filter(({ type }) => type === 'redeem')
    .map(({ id, subject, at, text, price = 0 }) => ({ id, subject, at, price, title: text?.title ?? '' }))
    .reverse();
}

function reflectionsIn(events: readonly StoredEvent[]): Reflection[] {
  return withoutVoided(events)
    .filter(({ kind }) => kind === 'reflection')
    .map(({ day, text, energy }) => ({ day, line: text?.title ?? '', ...(energy && { energy }) }));
}

/** All reflections and reviews, the latest first. */
export async function queryJournal(tx: Transaction): Promise<JournalEntry[]> {
  const all = [await eventsUnder(tx, 'reflection:'), await eventsUnder(tx, 'review:')].map((events) =>
    latestBySubject(events).filter(({ type }) => type === 'reflect'),
  );
  return all
    .flat()
    .sort((a, b) => compareEvents(b, a))
    .map(({ id, subject, kind, text, energy }) => ({
      id,
      kind: kind === 'weekly' ? 'weekly' : 'reflection',
      day: subject.slice(-'2026-01-01'.length),
      line: text?.title ?? '',
      answers: text?.answers ?? [],
      ...(energy && { energy }),
    }));
}

/** What was opened again lately and is still open, the latest first. */
async function openIn(tx: Transaction, events: readonly StoredEvent[]): Promise<OpenItem[]> {
  const opened = events.filter(({ type, text }) => type === 'uncomplete' && text?.title).reverse();
  const items = [...new Map(opened.map((event) => [event.subject, event])).values()];
  const done = await Promise.all(items.map(({ subject }) => doneOn(tx, subject)));
  return items
    .filter((_, index) => !done[index])
    .slice(0, OPEN_ITEMS)
    .map(({ subject, text }) => ({ subject, title: text?.title ?? '', url: text?.url ?? '' }));
}
