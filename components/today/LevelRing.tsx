import { formatNumber, formatShare } from '#components/ui/format.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

/** The level, and around it how far the next one is; leads to where it is explained. */
export function LevelRing({ level: { level, into, need } }: Pick<DashboardState, 'level'>) {
  const name = `${t('stats.levelOf', formatNumber(level))} · ${formatShare(into / need)}`;
  return (
    <a class="level-ring" href={formatRoute({ page: 'progress' })} aria-label={name} title={name}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="20" />
        <circle
          cx="24"
          cy="24"
          r="20"
          pathLength="1"
          class="level-done"
          stroke-dasharray={`${into / need} 1`}
        />
      </svg>
      <span>{formatNumber(level)}</span>
    </a>
  );
}
