import { formatDay, formatLongMonth, formatNumber } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import {
  explainConsistency,
  explainLevel,
  explainShields,
  explainStreak,
  type StreakBreakdown,
} from '#utils/domain/views/breakdown.ts';
import type { DashboardState, DayCell } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** The numbers that open into what made them. */
export type Stat = 'consistency' | 'streak' | 'weeks' | 'level' | 'points';

/** What made a number. */
export function StatBreakdown({ of, view }: { of: Stat; view: DashboardState }) {
  switch (of) {
    case 'consistency':
      return <Consistency {...view} />;
    case 'streak':
      return (
        <>
          <Streak story={explainStreak(view)} />
          <Shields {...view} />
        </>
      );
    case 'weeks':
      return <p>{t('stats.weeksIs')}</p>;
    case 'level':
      return <LevelBreakdown total={view.total} />;
    case 'points':
      return <PointsByMonth {...view} />;
  }
}

function Consistency(view: DashboardState) {
  const days = explainConsistency(view);
  return (
    <>
      <p>{t('stats.consistencyIs')}</p>
      {days.length > 0 && (
        <table>
          <tbody>
            {days.map(({ day, active }) => (
              <tr key={day}>
                <th scope="row">{formatDay(day)}</th>
                <td>{t(active ? 'stats.aWin' : 'stats.none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Streak({
  story: { since, days, bridged, travelled, rejoined, covering },
}: {
  story: StreakBreakdown;
}) {
  return (
    <>
      <p>{t('stats.streakIs')}</p>
      {since && (
        <p>
          {n('stats.since', days, formatDay(since))} {rejoined > 0 && n('stats.rejoined', rejoined)}{' '}
          {bridged > 0 && n('stats.bridged', bridged)} {travelled > 0 && n('stats.travelled', travelled)}{' '}
          {covering > 0 && n('stats.covering', covering)}
        </p>
      )}
    </>
  );
}

function Shields(view: DashboardState) {
  const story = explainShields(view);
  return (
    <>
      <p>
        {n('stats.shields', view.streaks.shields)} {t('stats.shieldsIs')}
      </p>
      {story.length > 0 && (
        <table>
          <tbody>
            {story.slice(0, 6).map(({ day, shields }) => (
              <tr key={`${day} ${shields}`}>
                <th scope="row">{formatDay(day)}</th>
                <td>{shields > 0 ? t('stats.earned') : n('stats.spent', -shields)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Where the level began, and what the next one takes. */
export function LevelBreakdown({ total }: Pick<DashboardState, 'total'>) {
  const { level, begins, into, need, next } = explainLevel({ total });
  return (
    <>
      <p>
        {n('stats.levelBegan', begins, formatNumber(level))}{' '}
        {n('stats.levelWay', need, formatNumber(into), formatNumber(level + 1), formatNumber(next))}
      </p>
      <ProgressBar label={t('stats.way', formatNumber(level + 1))} value={into} max={need} />
    </>
  );
}

/** Where the points came from, month by month; what the year does not reach is one row. */
export function PointsByMonth({ year, total }: Pick<DashboardState, 'year' | 'total'>) {
  const active = year.flat().filter(({ points }) => points !== 0);
  if (active.length === 0) return t('stats.pointsIs');
  const months = [...Map.groupBy(active, ({ day }) => day.slice(0, 7))].reverse();
  const earlier = total - points(active);
  return (
    <table>
      <tbody>
        {months.map(([month, days]) => (
          <tr key={month}>
            <th scope="row">{formatLongMonth(`${month}-01`)}</th>
            <td>{formatNumber(points(days))}</td>
          </tr>
        ))}
        {earlier > 0 && (
          <tr>
            <th scope="row">{t('stats.earlier')}</th>
            <td>{formatNumber(earlier)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function points(days: DayCell[]): number {
  return days.reduce((sum, day) => sum + day.points, 0);
}
