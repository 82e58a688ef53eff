import { useState } from 'preact/hooks';
import { Badge } from '#components/progress/Badge.tsx';
import {
  achievementGroup,
  achievementName,
  achievementTakes,
  amountOf,
  shownAchievements,
} from '#components/ui/achievement-labels.ts';
import { formatDate, formatNumber } from '#components/ui/format.ts';
import { type AchievementProgress, latestReached, nearest } from '#utils/domain/scoring/achievements.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

/** Of the latest and of the nearest, so many are shown at first. */
const FEW = 3;

/** The achievements that were reached last and those that are near; behind them all there are, group by group. */
export function Achievements(view: Pick<DashboardState, 'achievements' | 'settings'>) {
  const [open, setOpen] = useState(false);
  const all = shownAchievements(view);
  const reached = all.filter(({ on }) => on).length;
  return (
    <>
      <div class="achievements-few">
        <Section name={t('achievements.latest')} achievements={latestReached(all, FEW)} />
        <Section name={t('achievements.nearest')} achievements={nearest(all, FEW)} bars />
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {t('achievements.all')}{' '}
          <span class="quiet">
            {t('achievements.reached', formatNumber(reached), formatNumber(all.length))}
          </span>
        </summary>
        {open && (
          <div class="achievement-groups">
            {[...Map.groupBy(all, ({ name }) => achievementGroup(name))].map(([group, achievements]) => (
              <Section key={group} name={group} achievements={achievements} />
            ))}
          </div>
        )}
      </details>
    </>
  );
}

function Section({
  name,
  achievements,
  bars = false,
}: {
  name: string;
  achievements: AchievementProgress[];
  bars?: boolean;
}) {
  if (achievements.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <ul class="achievements">
        {achievements.map((achievement) => (
          <Row key={achievement.name} achievement={achievement} bar={bars} />
        ))}
      </ul>
    </section>
  );
}

function Row({
  achievement: { name, count, need, on, provisional },
  bar,
}: {
  achievement: AchievementProgress;
  bar: boolean;
}) {
  const amount = amountOf(name);
  return (
    <li class={`achievement ${on ? 'reached' : ''}`}>
      <Badge name={name} />
      <span class="achievement-name">{achievementName(name, need)}</span>
      <span class="achievement-state">
        {on ? <time dateTime={on}>{formatDate(on)}</time> : t('common.outOf', amount(count), amount(need))}
      </span>
      <span class="quiet">
        {achievementTakes(name)}
        {provisional && ` ${t('achievements.provisional')}`}
      </span>
      {bar && count > 0 && (
        <div class="bar" style={{ '--done': count / need, '--steps': 1 }} aria-hidden="true">
          <div class="bar-fill" />
        </div>
      )}
    </li>
  );
}
