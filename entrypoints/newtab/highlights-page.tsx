import '#components/ui/choices.css';
import '#components/review/forms.css';
import '#components/review/highlights.css';
import { Highlights } from '#components/review/Highlights.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { ask } from '#utils/pages/ledger-client.ts';

/** The page of what is worth noticing, with the ledger behind it. */
export function HighlightsPage({ view }: { view: DashboardState }) {
  return (
    <Highlights
      view={view}
      onWeek={(day) => ask('week', { day })}
      onWritten={() => ask('journal', {})}
      onWins={({ from, to }) => ask('wins', { from, to })}
      onGoals={() => ask('goals', {})}
      onNotes={() => ask('winNotes', {})}
    />
  );
}
