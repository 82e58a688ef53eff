import '#components/ui/choices.css';
import '#components/review/forms.css';
import '#components/review/highlights.css';
import { Highlights } from '#components/review/Highlights.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { fetchGoals, fetchJournal, fetchWeek, fetchWinNotes, fetchWins } from '#utils/pages/ledger-client.ts';

/** The page of what is worth noticing, with the ledger behind it. */
export function HighlightsPage({ view }: { view: DashboardState }) {
  return (
    <Highlights
      view={view}
      onWeek={fetchWeek}
      onWritten={fetchJournal}
      onWins={fetchWins}
      onGoals={fetchGoals}
      onNotes={fetchWinNotes}
    />
  );
}
