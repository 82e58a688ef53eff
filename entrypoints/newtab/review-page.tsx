import { LookBack as Page } from '#components/review/Review.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { View } from '#utils/domain/views/dashboard.ts';
import { reflections, weekOf } from '#utils/pages/ledger-client.ts';
import type { Hand } from '#utils/pages/mount-page.ts';

interface Props {
  view: View;
  week: DayKey | undefined;
  hand: Hand;
}

/** The page that looks back, with the ledger behind it. */
export function LookBack(props: Props) {
  return <Page {...props} onWeek={weekOf} onWritten={reflections} />;
}
