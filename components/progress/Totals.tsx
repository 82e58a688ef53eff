import { formatDate, formatList, formatNumber } from '#components/ui/format.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { spanTotals } from '#utils/domain/views/totals.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What is really there of the last week, month and year, and below it what the goal alone comes to. */
export function Totals(view: Pick<DashboardState, 'year' | 'today' | 'activeSettings' | 'achievements'>) {
  const sums = spanTotals(view);
  const some = sums.some(({ wins }) => wins > 0);
  // Of spans that all began with the first win, one is enough.
  const shown = sums.filter(({ wins, since }, at) => wins > 0 && !(since && since === sums[at - 1]?.since));
  const atGoal = sums.map(({ days, atGoal }) => t(`sums.in${days}`, formatNumber(atGoal)));
  return (
    <>
      {some && (
        <ul class="totals">
          {shown.map(({ days, wins, since }) => (
            <li key={days} class="totals-row">
              {since ? t('sums.since', formatDate(since)) : n('sums.last', days)}{' '}
              <strong>{n('common.wins', wins)}</strong>
            </li>
          ))}
        </ul>
      )}
      {some && (
        <a class="further" href={formatRoute({ page: 'review', share: 'year' })}>
          {t('share.theYear')}
        </a>
      )}
      {view.activeSettings.schedule.length > 0 && (
        <p class={some ? 'quiet' : 'empty'}>
          {n('sums.atGoal', view.activeSettings.dailyTarget, formatList(atGoal))}
        </p>
      )}
    </>
  );
}
