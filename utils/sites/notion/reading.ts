import { combineStates } from '#utils/sites/dom.ts';
import type { ReadFailure, State } from '#utils/sites/types.ts';

/** What all places that show an item say of it together; what one of them cannot tell, none can. */
export function readAll(readings: readonly (State | ReadFailure)[]): State | ReadFailure {
  const isFailure = (reading: State | ReadFailure) => typeof reading === 'object';
  return readings.find(isFailure) ?? combineStates(readings.filter((reading) => typeof reading !== 'object'));
}
