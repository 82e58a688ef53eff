import { type EventText, type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';

/** An event with the personal text that came with it. */
export type EventWithText = LedgerEvent & {
  text?: EventText;
};

/** The latest event on each subject, without those that were voided; in the order of the first ones. */
export function latestBySubject<T extends LedgerEvent>(events: readonly T[]): T[] {
  return [...new Map(withoutVoided(events).map((event) => [event.subject, event])).values()];
}

/** The habits or rewards that are not given up, each by its latest event. */
export function currentDefinitions(
  events: readonly EventWithText[],
  type: 'habit' | 'reward',
): EventWithText[] {
  return latestBySubject(events.filter((event) => event.type === type || event.type === 'void')).filter(
    ({ dropped }) => !dropped,
  );
}
