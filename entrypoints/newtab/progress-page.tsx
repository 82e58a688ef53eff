import { Progress } from '#components/progress/Progress.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';

/** The longer view, with the ledger behind it. */
export function ProgressPage(props: { view: DashboardState; actions: PageActions }) {
  return (
    <Progress
      {...props}
      onWins={({ from, to }) => ask('wins', { from, to })}
      onGoals={() => ask('goals', {})}
      onNotes={() => ask('winNotes', {})}
      onWritten={() => ask('journal', {})}
    />
  );
}
