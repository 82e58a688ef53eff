import { useState } from 'preact/hooks';
import type { Stat } from '#components/today/StatBreakdown.tsx';
import { formatNumber, formatShare } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

/**
 * The numbers that the person wants to see, and that mean something already: a row of one is none, and no points are no
 * level. Whoever comes back after a pause sees what stands, and not what the pause made of it.
 */
export function shownStats({ streaks, settings, total, returning }: DashboardState): Stat[] {
  const inRow = (count: number) => settings.streaks === 'all' && count > 1;
  const shown: [of: Stat, means: boolean][] = [
    ['consistency', streaks.consistency !== undefined && !returning],
    ['streak', inRow(streaks.streak)],
    ['weeks', inRow(streaks.weeks)],
    ['level', settings.numbers && total > 0],
    ['points', settings.numbers && total > 0],
  ];
  return shown.filter(([, means]) => means).map(([of]) => of);
}

/** Consistency first, then what else the person wants to see, on one quiet line. */
export function StatLine(view: DashboardState) {
  const { streaks, level } = view;
  const shown = shownStats(view);
  return (
    <p class="stat-line">
      {shown.includes('consistency') && (
        <span>{t('stats.consistencyOf', formatShare(streaks.consistency ?? 0))}</span>
      )}
      {shown.includes('streak') && <span>{n('stats.streakOf', streaks.streak)}</span>}
      {shown.includes('level') && <span>{t('stats.levelOf', formatNumber(level.level))}</span>}
    </p>
  );
}

/** Consistency, streaks, level and points, each opening into what made it. */
export function Stats(view: DashboardState) {
  const { streaks, bestStreak, level, total } = view;
  const values: Record<Stat, string> = {
    consistency: formatShare(streaks.consistency ?? 0),
    streak:
      bestStreak > streaks.streak
        ? t('stats.withBest', n('common.days', streaks.streak), formatNumber(bestStreak))
        : n('common.days', streaks.streak),
    weeks: formatNumber(streaks.weeks),
    level: formatNumber(level.level),
    points: formatNumber(total),
  };
  return shownStats(view).map((of) => <Opening key={of} of={of} value={values[of]} view={view} />);
}

const StatBreakdown = lazy(() =>
  import('#components/today/StatBreakdown.tsx').then((it) => it.StatBreakdown),
);

/** A number that opens into what made it; that part is fetched when it is opened. */
function Opening({ of, value, view }: { of: Stat; value: string; view: DashboardState }) {
  const [opened, open] = useState(false);
  return (
    <div class="stat">
      <details onToggle={() => open(true)}>
        <summary>
          {t(`stats.${of}`)} <span class="stat-value">{value}</span>
        </summary>
        <div class="detail">{opened && <StatBreakdown of={of} view={view} />}</div>
      </details>
    </div>
  );
}
