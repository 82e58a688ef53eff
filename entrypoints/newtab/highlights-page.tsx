import { Share as Page } from '#components/review/Highlights.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { fetchGoals, fetchJournal, fetchWeek, fetchWinNotes, fetchWins } from '#utils/pages/ledger-client.ts';

/** The page of what is worth noticing, with the ledger behind it. */
export function Share({ view }: { view: DashboardState }) {
  return (
    <Page
      view={view}
      onWeek={fetchWeek}
      onWritten={fetchJournal}
      onWins={fetchWins}
      onGoals={fetchGoals}
      onNotes={fetchWinNotes}
    />
  );
}
