import { formatDay, formatNumber, formatWeekday } from '#components/ui/format.ts';
import type { DashboardState, DayCell } from '#utils/domain/views/dashboard.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  week: DayCell[];
  weekly: DashboardState['weekly'];
  today: string;
  /** The daily goal in wins: the line across the days that have one. */
  target: number;
}

/** The week, a bar of wins for each day. */
export function WeekBars({ week, weekly, today, target }: Props) {
  const top = Math.max(target, ...week.map(({ wins }) => wins));
  const wins = week.reduce((sum, day) => sum + day.wins, 0);
  return (
    <>
      <ol class="week" aria-label={t('pages.thisWeek')} style={{ '--goal': target / top }}>
        {week.map((cell) => (
          <li
            key={cell.day}
            class={`week-day ${cell.scheduled ? '' : 'off'} ${cell.targetWins >= target ? 'reached' : ''}`}
            aria-current={cell.day === today ? 'date' : undefined}
          >
            {cell.future ? (
              <Bar {...{ cell, top }} />
            ) : (
              <a href={formatRoute({ page: 'history', find: { day: cell.day } })}>
                <Bar {...{ cell, top }} />
              </a>
            )}
          </li>
        ))}
      </ol>
      <p class="quiet">
        {wins > 0 && n('week.wins', wins)} {t('week.line', formatNumber(target))}{' '}
        {weekly.target > 0 && n('week.goal', weekly.target)} {weekly.reached && t('week.reached')}
      </p>
    </>
  );
}

/** A day's bar over its name, and the same in words. @param top the most wins of a day that the bars have room for */
function Bar({ cell: { day, wins, scheduled, future }, top }: { cell: DayCell; top: number }) {
  return (
    <>
      <div class="week-track" aria-hidden="true">
        <div class="week-bar" style={{ '--height': wins / top }}>
          {wins > 0 && <span>{formatNumber(wins)}</span>}
        </div>
      </div>
      <span aria-hidden="true">{formatWeekday(day)}</span>
      <span class="unseen">
        {t(
          scheduled ? 'week.day' : 'week.dayOff',
          formatDay(day),
          future ? t('week.toCome') : n('common.wins', wins),
        )}
      </span>
    </>
  );
}
