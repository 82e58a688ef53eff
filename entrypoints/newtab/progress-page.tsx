import { Progress } from '#components/progress/Progress.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { ask } from '#utils/pages/ledger-client.ts';

/** The longer view, with the ledger behind it. */
export function ProgressPage({ view }: { view: DashboardState }) {
  return (
    <Progress
      view={view}
      onWins={({ from, to }) => ask('wins', { from, to })}
      onGoals={() => ask('goals', {})}
      onNotes={() => ask('winNotes', {})}
      onWritten={() => ask('journal', {})}
    />
  );
}
