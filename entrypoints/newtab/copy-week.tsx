import { CopyWeek } from '#components/review/CopyWeek.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { fetchSpan } from '#utils/pages/take-away.ts';

/** "Copy this week" for any page of the new tab, with the ledger behind it. @param props.first the first day of the week */
export function CopyWeekLine(props: { view: DashboardState; first: DayKey }) {
  return <CopyWeek {...props} onFetch={(span) => fetchSpan(span, false)} />;
}
