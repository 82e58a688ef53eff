import { meansDone, meansOpen } from '#utils/sites/done-names.ts';
import type { DetectionSettings, State } from '#utils/sites/types.ts';

/**
 * What the name of a column, or of a status, says of a card. From one finished state a card goes on to others
 * (“Released”, “Archived”), so a name that nobody knows opens no card again that was finished.
 * @param before what the card was before
 */
export function columnState(
  name: string,
  before: State | undefined,
  { doneColumns }: DetectionSettings,
): State | undefined {
  if (meansDone(name, doneColumns)) return 'done';
  return before !== 'done' || meansOpen(name) ? 'open' : undefined;
}
