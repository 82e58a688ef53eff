import { Progress } from '#components/progress/Progress.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { recognitionActions } from '#utils/pages/recognition/actions.ts';
import { handedIn } from '#utils/storage/address-bar.ts';

/** The longer view, with the ledger behind it. */
export function ProgressPage({
  given,
  ...props
}: {
  view: DashboardState;
  actions: PageActions;
  /** Whether the person comes with thanks that somebody gave them. */
  given: boolean;
}) {
  return (
    <Progress
      {...props}
      recognition={recognitionActions(props.actions.onPlan)}
      onGiven={given ? handedIn.take : undefined}
      onWins={({ from, to }) => ask('wins', { from, to })}
      onGoals={() => ask('goals', {})}
      onNotes={() => ask('winNotes', {})}
      onWritten={() => ask('journal', {})}
    />
  );
}
