import { formatDay } from '#components/ui/format.ts';
import { LevelBreakdown } from '#components/ui/LevelBreakdown.tsx';
import { PointsByMonth } from '#components/ui/PointsByMonth.tsx';
import {
  explainConsistency,
  explainShields,
  explainStreak,
  type StreakBreakdown,
} from '#utils/domain/views/breakdown.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
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
