import { meansDone } from '#utils/sites/done-names.ts';
import type { DetectionSettings, State } from '#utils/sites/types.ts';

/** Names of columns in which work is not finished, as GitHub's templates and most teams have them. */
const OPEN_NAMES = [
  ...[
    'No Status',
    'Todo',
    'To do',
    'To-do',
    'Open',
    'New',
    'Inbox',
    'Triage',
    'Backlog',
    'Icebox',
    'Next',
    'Up next',
  ],
  ...['Ready', 'Planned', 'Not started', 'In progress', 'Doing', 'Started', 'Blocked', 'On hold', 'Waiting'],
  ...['Review', 'In review', 'Needs review', 'Testing', 'In testing', 'QA', 'Reopened', 'This week', 'Today'],
];

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
  return before !== 'done' || meansDone(name, OPEN_NAMES) ? 'open' : undefined;
}
