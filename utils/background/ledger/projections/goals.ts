import { bestName } from '#utils/background/ledger/projections/aliases.ts';
import { eventsRelatedTo, eventsUnder } from '#utils/background/ledger/read-events.ts';
import type { GoalRecord, Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { daysOfGoal, type Goal, goalSubjectOf, projectGoal } from '#utils/domain/planning/goals.ts';

/**
 * Projects all goals anew that an event may change; answers with the days on which they show or showed.
 * @param touched the items that it changed
 */
export async function reprojectGoals(
  tx: WriteTransaction,
  event: StoredEvent,
  touched: ReadonlySet<string>,
): Promise<DayKey[]> {
  const days: DayKey[] = [];
  for (const goal of await goalsTouched(tx, event, touched)) days.push(...(await reprojectGoal(tx, goal)));
  return days;
}

/** A goal as it is stored. */
export function goalRecord(goal: Goal): GoalRecord {
  return { ...goal, days: daysOfGoal(goal) };
}

/** The event's own goal, and those that have one of the items as a step. */
async function goalsTouched(
  tx: Transaction,
  { subject }: StoredEvent,
  items: ReadonlySet<string>,
): Promise<Set<string>> {
  const links = await Promise.all([...items].map((item) => eventsRelatedTo(tx, item)));
  const steps = links.flat().filter(({ type }) => type === 'step');
  const names = [subject, ...items, ...steps.map((step) => step.subject)].map(goalSubjectOf);
  return new Set(names.flatMap((name) => name ?? []));
}

async function reprojectGoal(tx: WriteTransaction, subject: string): Promise<DayKey[]> {
  const goals = tx.objectStore('goals');
  const events = (await eventsUnder(tx, subject)).filter((event) => goalSubjectOf(event.subject) === subject);
  const named = new Set(events.flatMap(({ subject, relatedTo }) => [subject, relatedTo ?? subject]));
  const done = new Map<string, DayKey | undefined>();
  for (const name of named) {
    const record = await tx.objectStore('items').get(await bestName(tx, name));
    done.set(name, record?.credits[0]?.day);
  }
  const goal = goalRecord(projectGoal(subject, events, (name) => done.get(name)));
  const before = await goals.get(subject);
  await goals.put(goal);
  return [...(before?.days ?? []), ...goal.days];
}
