import { useState } from 'preact/hooks';
import type { Stat } from '#components/today/StatBreakdown.tsx';
import { formatNumber, formatShare } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Consistency first, then what else the person wants to see, on one quiet line. */
export function StatLine({ streaks, level, settings }: DashboardState) {
  return (
    <p class="stat-line">
      {streaks.consistency !== undefined && (
        <span>{t('stats.consistencyOf', formatShare(streaks.consistency))}</span>
      )}
      {settings.streaks === 'all' && <span>{n('stats.streakOf', streaks.streak)}</span>}
      {settings.numbers && <span>{t('stats.levelOf', formatNumber(level.level))}</span>}
    </p>
  );
}

/** Consistency, streaks, level and points, each opening into what made it. */
export function Stats(view: DashboardState) {
  const { streaks, settings, level, total } = view;
  const values: Record<Stat, string> = {
    consistency: formatShare(streaks.consistency ?? 0),
    streak: n('common.days', streaks.streak),
    weeks: formatNumber(streaks.weeks),
    level: formatNumber(level.level),
    points: formatNumber(total),
  };
  const shown: Stat[] = streaks.consistency === undefined ? [] : ['consistency'];
  if (settings.streaks === 'all') shown.push('streak', 'weeks');
  if (settings.numbers) shown.push('level', 'points');
  return shown.map((of) => <Opening key={of} of={of} value={values[of]} view={view} />);
}

const StatBreakdown = lazy(() =>
  import('#components/today/StatBreakdown.tsx').then(({ StatBreakdown }) => StatBreakdown),
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
