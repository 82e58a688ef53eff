import type { ComponentChildren } from 'preact';
import {
  explainConsistency,
  explainLevel,
  explainShields,
  explainStreak,
  type StreakStory,
} from '../utils/game/explain.ts';
import type { DayCell, View } from '../utils/game/view.ts';
import { n, t } from '../utils/i18n.ts';
import { formatDay, formatLongMonth, formatNumber, formatShare } from './format.ts';
import { ProgressBar } from './ProgressBar.tsx';

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
  const { rhythm, settings, total, year } = view;
  return (
    <>
      <Stat name={t('stats.consistency')} value={formatShare(rhythm.consistency)}>
        <Consistency {...view} />
      </Stat>
      {settings.streaks === 'all' && (
        <>
          <Stat name={t('stats.streak')} value={n('common.days', rhythm.streak)}>
            <Streak story={explainStreak(view)} />
            <Shields {...view} />
          </Stat>
          <Stat name={t('stats.weeks')} value={formatNumber(rhythm.weeks)}>
            {t('stats.weeksIs')}
          </Stat>
        </>
      )}
      {settings.numbers && (
        <>
          <Stat name={t('stats.level')} value={formatNumber(view.level.level)}>
            <Level total={total} />
          </Stat>
          <Stat name={t('stats.points')} value={formatNumber(total)}>
            <Months year={year} total={total} />
          </Stat>
        </>
      )}
    </>
  );
}

/** A number with what made it behind it. */
function Stat({ name, value, children }: { name: string; value: string; children: ComponentChildren }) {
  return (
    <div class="stat">
      <details>
        <summary>
          {name} <span class="stat-value">{value}</span>
        </summary>
        <div class="detail">{children}</div>
      </details>
    </div>
  );
}

function Consistency(view: View) {
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

function Streak({ story: { since, days, bridged, travelled, rejoined, covering } }: { story: StreakStory }) {
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

function Shields(view: View) {
  const story = explainShields(view);
  return (
    <>
      <p>
        {n('stats.shields', view.rhythm.shields)} {t('stats.shieldsIs')}
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
export function Level({ total }: Pick<View, 'total'>) {
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
export function Months({ year, total }: Pick<View, 'year' | 'total'>) {
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
