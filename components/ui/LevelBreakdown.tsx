import { formatNumber } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { explainLevel } from '#utils/domain/views/breakdown.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

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
