import { useState } from 'preact/hooks';
import type { Stat } from '#components/today/StatBreakdown.tsx';
import { formatNumber, formatShare } from '#components/ui/format.ts';
import { useLoaded } from '#components/ui/use-loaded.ts';
import type { View } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Consistency first, then what else the person wants to see, on one quiet line. */
export function StatLine({ rhythm, level, settings }: View) {
  return (
    <p class="stat-line">
      <span>{t('stats.consistencyOf', formatShare(rhythm.consistency))}</span>
      {settings.streaks === 'all' && <span>{n('stats.streakOf', rhythm.streak)}</span>}
      {settings.numbers && <span>{t('stats.levelOf', formatNumber(level.level))}</span>}
    </p>
  );
}

/** Consistency, streaks, level and points, each opening into what made it. */
export function Stats(view: View) {
  const { rhythm, settings, level, total } = view;
  const values: Record<Stat, string> = {
    consistency: formatShare(rhythm.consistency),
    streak: n('common.days', rhythm.streak),
    weeks: formatNumber(rhythm.weeks),
    level: formatNumber(level.level),
    points: formatNumber(total),
  };
  const shown: Stat[] = ['consistency'];
  if (settings.streaks === 'all') shown.push('streak', 'weeks');
  if (settings.numbers) shown.push('level', 'points');
  return shown.map((of) => <Opening key={of} of={of} value={values[of]} view={view} />);
}

/** A number with what made it behind it, which is fetched when it is opened. */
function Opening({ of, value, view }: { of: Stat; value: string; view: View }) {
  const [opened, open] = useState(false);
  return (
    <div class="stat">
      <details onToggle={() => open(true)}>
        <summary>
          {t(`stats.${of}`)} <span class="stat-value">{value}</span>
        </summary>
        <div class="detail">{opened && <Story of={of} view={view} />}</div>
      </details>
    </div>
  );
}

function Story(props: { of: Stat; view: View }) {
  const Loaded = useLoaded(loadStory);
  return Loaded ? <Loaded {...props} /> : null;
}

const loadStory = () => import('#components/today/StatBreakdown.tsx').then(({ StatStory }) => StatStory);
