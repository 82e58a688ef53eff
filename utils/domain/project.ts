import type { DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, projectConfig } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, compareEvents, type LedgerEvent } from '#utils/domain/event.ts';
import { daysOfGoal, type Goal, goalFacts, goalNamed, goalOf } from '#utils/domain/planning/goals.ts';
import {
  firstPriorities,
  parentCard,
  projectGroup,
  type RelatedEvents,
} from '#utils/domain/scoring/credit-flags.ts';
import { daysShowing, type ItemState } from '#utils/domain/scoring/credits.ts';
import { type DayScore, dayFacts, scoreDay } from '#utils/domain/scoring/day-score.ts';
import { scoreCredits } from '#utils/domain/scoring/points.ts';
import {
  addDay,
  type DayTotal,
  NO_TOTALS,
  type RunningTotals,
} from '#utils/domain/scoring/running-totals.ts';
import { strongest } from '#utils/domain/subject.ts';

/** All that is derived from the log. */
export interface Projections {
  config: ConfigHistory;
  /** Best name → how the thing stands. */
  items: Map<string, ItemState>;
  goals: Map<string, Goal>;
  days: Map<DayKey, DayTotal>;
  /** Day → the run at its end. */
  totals: Map<DayKey, RunningTotals>;
  /** Name → the best name of the same thing. */
  aliases: Map<string, string>;
}

/** Folds a whole log, in any order and with any duplicates, into what the ledger otherwise derives act by act. */
export function projectAll(log: Iterable<LedgerEvent>): Projections {
  const byId = new Map([...log].map((event) => [event.id, event]));
  const events = [...byId.values()].sort(compareEvents);
  const voids = events.filter(({ type }) => type === 'void');
  // Of several, the first.
  const undoneBy = new Map(voids.toReversed().map((event) => [event.ref, event]));

  const config = projectConfig(events.filter(({ subject }) => subject === CONFIG_SUBJECT));
  const aliases = resolveNames(events);
  const items = itemStates(events, (name) => aliases.get(name) ?? name);
  const goals = goalsOf(events, (name) => items.get(aliases.get(name) ?? name)?.credits[0]?.day);

  const credits = [...items.values()].flatMap(({ credits }) => credits);
  const scored = [...Map.groupBy(credits, ({ day }) => day)].flatMap(([day, own]) =>
    scoreCredits(day, own, config),
  );
  const shown = Map.groupBy(
    scored.flatMap((credit) => daysShowing(credit).map((day) => ({ day, credit }))),
    ({ day }) => day,
  );
  const done = Map.groupBy(events, ({ day }) => day);
  const marked = [...goals.values()].flatMap(daysOfGoal);
  const scores = [...new Set([...shown.keys(), ...done.keys(), ...marked])].sort().flatMap((day) => {
    const own = (shown.get(day) ?? []).map(({ credit }) => credit);
    const score = scoreDay(
      {
        day,
        earned: own.filter((credit) => credit.day === day),
        takenBack: own.filter((credit) => credit.debit === day),
        facts: dayFacts(
          done.get(day) ?? [],
          (ref) => byId.get(ref),
          ({ id }) => undoneBy.get(id),
        ),
        goals: goalFacts(goals.values(), day),
      },
      config,
    );
    return isWorthKeeping(score) ? [score] : [];
  });
  return { config, items, goals, aliases, ...accumulateDays(scores, NO_TOTALS, config) };
}

/** Goes through days in order, from a run on. */
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

function itemStates(events: readonly LedgerEvent[], best: (name: string) => string): Map<string, ItemState> {
  const priorities = firstPriorities(events);
  const own = Map.groupBy(events, ({ subject }) => best(subject));
  const about = Map.groupBy(
    events.filter((event) => event.relatedTo !== undefined),
    ({ relatedTo = '' }) => best(relatedTo),
  );
  const head = (name: string) => groupRoot(name, own.get(name) ?? [], best);
  const near = (name: string): RelatedEvents => ({
    own: own.get(name) ?? [],
    related: about.get(name) ?? [],
  });
  const families = Map.groupBy(own.keys(), head);
  return new Map(
    [...families]
      .flatMap(([name, members]) => [
        ...projectGroup(name, new Map(members.map((one) => [one, near(one)])), priorities),
      ])
      // Of what was only spoken of, or undone, there is nothing to keep.
      .filter(([, { credits }]) => credits.length > 0),
  );
}

/** The head of a thing's family: its card, if it is a checklist item of one, else itself. */
export function groupRoot(name: string, own: readonly LedgerEvent[], best: (name: string) => string): string {
  const card = parentCard(own);
  return card === undefined ? name : best(card);
}

function goalsOf(
  events: readonly LedgerEvent[],
  doneOn: (thing: string) => DayKey | undefined,
): Map<string, Goal> {
  const own = Map.groupBy(events, ({ subject }) => goalNamed(subject));
  own.delete(undefined);
  return new Map([...own].map(([name = '', events]) => [name, goalOf(name, events, doneOn)]));
}

/** Every name that is not the best one of its thing → that best one, whatever order the links came in. */
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
