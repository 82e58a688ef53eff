import { normalizeText } from '#utils/sites/dom.ts';
import { nameId, statusMeaning } from '#utils/sites/done-names.ts';
import type { DetectionSettings, ReadFailure, State } from '#utils/sites/types.ts';

/* What the name of a status, an option or a group says of the row that bears it. */

/** The state before a gesture. What is over counts as done, so that it is not finished again from there. */
export function stateBefore(name: string, settings: DetectionSettings): State {
  const meaning = name && statusMeaning(name, settings);
  return meaning === 'done' || meaning === 'over' ? 'done' : 'open';
}

/** What must be remembered of the name before a gesture, since it says nothing by itself; '' for any other. */
export function noteOf(name: string, settings: DetectionSettings): string {
  const meaning = statusMeaning(name, settings);
  return meaning === undefined || meaning === 'over' ? name : '';
}

/**
 * The state that a name says. One that says nothing leaves it as it is, and only the person can tell.
 * @param note see {@link noteOf}: what bears that name again is as it was before
 */
export function nameReading(name: string, note: string, settings: DetectionSettings): State | ReadFailure {
  // Nothing is chosen.
  if (!name) return 'open';
  if (name === note) return stateBefore(name, settings);
  const meaning = statusMeaning(name, settings);
  if (meaning === 'over') return { reason: 'over, done or not' };
  const undecided = { id: nameId(name), name: normalizeText(name) };
  return meaning ?? { reason: 'which name means done', undecided };
}
