import { Share as Page } from '#components/review/Highlights.tsx';
import type { View } from '#utils/domain/views/dashboard.ts';
import { goals, notes, reflections, weekOf, winsOf } from '#utils/pages/ledger-client.ts';

/** The page of what is worth noticing, with the ledger behind it. */
export function Share({ view }: { view: View }) {
  return (
    <Page
      view={view}
      onWeek={weekOf}
      onWritten={reflections}
      onWins={winsOf}
      onGoals={goals}
      onNotes={notes}
    />
  );
}
