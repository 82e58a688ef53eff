import { Share as Page } from '#components/review/Highlights.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { ask } from '#utils/pages/ledger-client.ts';

/** The page of what is worth noticing, with the ledger behind it. */
export function Share({ view }: { view: DashboardState }) {
  return (
    <Page
      view={view}
      onWeek={(monday) => ask('week', { monday })}
      onWritten={() => ask('journal', {})}
      onWins={({ from, to }) => ask('wins', { from, to })}
      onGoals={() => ask('goals', {})}
      onNotes={() => ask('winNotes', {})}
    />
  );
}
