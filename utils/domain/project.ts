import type { DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, projectConfig } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, compareEvents, type LedgerEvent } from '#utils/domain/event.ts';
import { type PastDay, projectPast } from '#utils/domain/past.ts';
import {
  daysOfGoal,
  type Goal,
  goalFactsOn,
  goalSubjectOf,
  projectGoal,
} from '#utils/domain/planning/goals.ts';
import {
  firstPriorities,
  parentCard,
  projectGroup,
  type RelatedEvents,
} from '#utils/domain/scoring/credit-flags.ts';
import type { ItemState } from '#utils/domain/scoring/credits.ts';
import { dayFacts } from '#utils/domain/scoring/day-facts.ts';
import { type DayScore, scoreDay } from '#utils/domain/scoring/day-score.ts';
import { scoreCredits } from '#utils/domain/scoring/points.ts';
import {
  addDay,
  type DayTotal,
  NO_TOTALS,
  type RunningTotals,
} from '#utils/domain/scoring/running-totals.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';
import { strongest } from '#utils/domain/subject.ts';

/** All that is derived from the log. */
export interface Projections {
  config: ConfigHistory;
  /** By the best names of the items. */
  items: Map<string, ItemState>;
  goals: Map<string, Goal>;
  days: Map<DayKey, DayTotal>;
  /** Day → the totals at its end. */
  totals: Map<DayKey, RunningTotals>;
  /** Name → the best name of the same item. */
  aliases: Map<string, string>;
  /** What was brought in from elsewhere, of which nothing else is made. */
  past: Map<DayKey, PastDay>;
}

/**
 * Projects a whole log, in any order and with any duplicates. The ledger must come to the same when it projects event by
 * event. A broken event is set aside.
 */
export function projectAll(log: Iterable<LedgerEvent>): Projections {
  const byId = new Map(
    [...log].flatMap((event) => soundEvent(event) ?? []).map((event) => [event.id, event]),
  );
  const all = [...byId.values()].sort(compareEvents);
  const events = all.filter(({ type }) => type !== 'past');
  const config = projectConfig(events.filter(({ subject }) => subject === CONFIG_SUBJECT));
  const aliases = resolveNames(events);
  const best = (name: string) => aliases.get(name) ?? name;
  const items = projectItems(events, best);
  const goals = projectGoals(events, (name) => items.get(best(name))?.credits[0]?.day);
  const scores = scoreDays(events, items, goals, config);
  const past = projectPast(all);
  return { config, items, goals, aliases, past, ...accumulateDays(scores, NO_TOTALS, config) };
}

/** The scores of all days on which anything shows, in order. @param events in the log's order */
function scoreDays(
  events: readonly LedgerEvent[],
  items: Projections['items'],
  goals: Projections['goals'],
  config: ConfigHistory,
): DayScore[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const voids = events.filter(({ type }) => type === 'void');
  // Of several that take the same event away, the first one counts.
  const voidOf = new Map(voids.toReversed().map((event) => [event.ref, event]));

  const earned = Map.groupBy(
    [...items.values()].flatMap(({ credits }) => credits),
    ({ day }) => day,
  );
  // What was taken back of a day is worth what that day made of it.
  const taken = [...earned].flatMap(([day, own]) =>
    own.some(({ debit }) => debit) ? scoreCredits(day, own, config).filter(({ debit }) => debit) : [],
  );
  const takenBack = Map.groupBy(taken, ({ debit = '' }) => debit);
  const eventsByDay = Map.groupBy(events, ({ day }) => day);
  const goalsByDay = Map.groupBy(
    [...goals.values()].flatMap((goal) => daysOfGoal(goal).map((day) => ({ day, goal }))),
    ({ day }) => day,
  );
  const goalsOn = (day: DayKey) => (goalsByDay.get(day) ?? []).map(({ goal }) => goal);
  const days = [
    ...new Set([earned, takenBack, eventsByDay, goalsByDay].flatMap((byDay) => [...byDay.keys()])),
  ];
  return days
    .sort()
    .map((day) => {
      const facts = dayFacts(
        eventsByDay.get(day) ?? [],
        (ref) => byId.get(ref),
        ({ id }) => voidOf.get(id),
      );
      return scoreDay(
        {
          day,
          earned: earned.get(day) ?? [],
          takenBack: takenBack.get(day) ?? [],
          facts,
          goals: goalFactsOn(goalsOn(day), day),
        },
        config,
      );
    })
    .filter(isWorthKeeping);
}

/** Adds days up, in order. @param from the totals before the first of them */
export function accumulateDays(
  scores: readonly DayScore[],
  from: RunningTotals,
  config: ConfigHistory,
): Pick<Projections, 'days' | 'totals'> {
  const days = new Map<DayKey, DayTotal>();
  const totalsByDay = new Map<DayKey, RunningTotals>();
  let totals = from;
  for (const score of scores) {
    const [next, total] = addDay(totals, score, config);
    days.set(score.day, total);
    totalsByDay.set(score.day, next);
    totals = next;
  }
  return { days, totals: totalsByDay };
}

/** Whether anything shows on a day: a credit, something taken back, or anything else that is counted. */
export function isWorthKeeping({ first, debits, spent, tally }: DayScore): boolean {
  return first !== undefined || debits !== 0 || spent !== 0 || Object.keys(tally).length > 0;
}

function projectItems(
  events: readonly LedgerEvent[],
  best: (name: string) => string,
): Map<string, ItemState> {
  const priorities = firstPriorities(events);
  const own = Map.groupBy(events, ({ subject }) => best(subject));
  const related = Map.groupBy(
    events.filter((event) => event.relatedTo !== undefined),
    ({ relatedTo = '' }) => best(relatedTo),
  );
  const eventsOf = (name: string): RelatedEvents => ({
    own: own.get(name) ?? [],
    related: related.get(name) ?? [],
  });
  const groups = Map.groupBy(own.keys(), (name) => groupRoot(name, own.get(name) ?? [], best));
  const states = [...groups].flatMap(([root, members]) => [
    ...projectGroup(root, new Map(members.map((name) => [name, eventsOf(name)])), priorities),
  ]);
  // There is nothing to keep of what was never finished, or undone.
  return new Map(states.filter(([, { credits }]) => credits.length > 0));
}

/** The root of an item's group: its card, if it is a checklist item of one, else itself. */
export function groupRoot(name: string, own: readonly LedgerEvent[], best: (name: string) => string): string {
  const card = parentCard(own);
  return card === undefined ? name : best(card);
}

function projectGoals(
  events: readonly LedgerEvent[],
  doneOn: (item: string) => DayKey | undefined,
): Map<string, Goal> {
  const byGoal = Map.groupBy(events, ({ subject }) => goalSubjectOf(subject));
  byGoal.delete(undefined);
  return new Map([...byGoal].map(([goal = '', own]) => [goal, projectGoal(goal, own, doneOn)]));
}

/** Every name that is not the best one of its item → that best one, whatever order the aliases came in. */
function resolveNames(events: readonly LedgerEvent[]): Map<string, string> {
  const best = new Map<string, string>();
  const others = new Map<string, string[]>();
  for (const { subject, alias = subject } of events) {
    const [a, b] = [best.get(subject) ?? subject, best.get(alias) ?? alias];
    if (a === b) continue;
    const winner = strongest(a, b);
    const loser = winner === a ? b : a;
    const moved = [loser, ...(others.get(loser) ?? [])];
    for (const name of moved) best.set(name, winner);
    others.delete(loser);
    others.set(winner, [...(others.get(winner) ?? []), ...moved]);
  }
  return best;
}
