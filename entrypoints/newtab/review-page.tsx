import '#components/ui/choices.css';
import '#components/review/forms.css';
import '#components/review/review.css';
import '#components/review/share.css';
import { Review } from '#components/review/Review.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { recognitionActions } from '#utils/pages/recognition/actions.ts';
import { fetchSpan } from '#utils/pages/take-away.ts';

interface Props {
  view: DashboardState;
  week: DayKey | undefined;
  share: string | undefined;
  actions: PageActions;
}

/** The page that looks back, with the ledger behind it. */
export function ReviewPage(props: Props) {
  return (
    <Review
      {...props}
      signing={recognitionActions(props.actions.onPlan)}
      onWeek={(day) => ask('week', { day })}
      onWins={({ from, to }) => ask('wins', { from, to })}
      onWritten={() => ask('journal', {})}
      onFetch={(span) => fetchSpan(span, false)}
    />
  );
}
