import type { ComponentChildren } from 'preact';
import {
  explainConsistency,
  explainLevel,
  explainShields,
  explainStreak,
  type StreakStory,
} from '../utils/game/explain.ts';
import type { DayCell, View } from '../utils/game/view.ts';
import { plural } from '../utils/plural.ts';
import { formatDay, formatLongMonth, formatNumber, formatShare } from './format.ts';
import { ProgressBar } from './ProgressBar.tsx';

/** Consistency first, then what else the person wants to see, on one quiet line. */
export function StatLine({ rhythm, level, settings }: View) {
  return (
    <p class="stat-line">
      <span>Consistency {formatShare(rhythm.consistency)}</span>
      {settings.streaks === 'all' && <span>Streak {plural(rhythm.streak, 'day')}</span>}
      {settings.numbers && <span>Level {formatNumber(level.level)}</span>}
    </p>
  );
}

/** Consistency, streaks, level and points, each opening into what made it. */
export function Stats(view: View) {
  const { rhythm, settings, total, year } = view;
  return (
    <>
      <Stat name="Consistency" value={formatShare(rhythm.consistency)}>
        <Consistency {...view} />
      </Stat>
      {settings.streaks === 'all' && (
        <>
          <Stat name="Streak" value={plural(rhythm.streak, 'day')}>
            <Streak story={explainStreak(view)} />
            <Shields {...view} />
          </Stat>
          <Stat name="Weeks in a row" value={formatNumber(rhythm.weeks)}>
            A week counts with wins on three of its working days. A week off is no break.
          </Stat>
        </>
      )}
      {settings.numbers && (
        <>
          <Stat name="Level" value={formatNumber(view.level.level)}>
            <Level total={total} />
          </Stat>
          <Stat name="Points" value={formatNumber(total)}>
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
      <p>How steadily working days have had a win, the latest weighing most. A missed day fades with time.</p>
      {days.length > 0 && (
        <table>
          <tbody>
            {days.map(({ day, active }) => (
              <tr key={day}>
                <th scope="row">{formatDay(day)}</th>
                <td>{active ? 'a win' : 'none'}</td>
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
      <p>
        Working days in a row with at least one win. Days off and rest neither add to it nor break it, and
        today counts as soon as it has a win.
      </p>
      {since && (
        <p>
          {plural(days, 'day')} since {formatDay(since)}
          {rejoined > 0 && `, joined to the ${formatNumber(rejoined)} before`}
          {bridged > 0 && `, ${plural(bridged, 'missed day')} bridged by shields`}
          {travelled > 0 && `, ${plural(travelled, 'day')} lost to time zones`}.
          {covering > 0 && ` Shields cover ${plural(covering, 'day')} just now.`}
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
        {plural(view.rhythm.shields, 'shield')} left. One bridges a missed day by itself; every fifth active
        working day brings one, and two are kept.
      </p>
      {story.length > 0 && (
        <table>
          <tbody>
            {story.slice(0, 6).map(({ day, shields }) => (
              <tr key={`${day} ${shields}`}>
                <th scope="row">{formatDay(day)}</th>
                <td>{shields > 0 ? 'earned' : `${plural(-shields, 'day')} bridged`}</td>
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
        Level {formatNumber(level)} began at {plural(begins, 'point')}. {formatNumber(into)} of{' '}
        {plural(need, 'point')} made: level {formatNumber(level + 1)} begins at {formatNumber(next)}.
      </p>
      <ProgressBar label={`Way to level ${formatNumber(level + 1)}`} value={into} max={need} />
    </>
  );
}

/** Where the points came from, month by month; what the year does not reach is one row. */
export function Months({ year, total }: Pick<View, 'year' | 'total'>) {
  const active = year.flat().filter(({ points }) => points !== 0);
  if (active.length === 0) return 'Each win brings points; they add up here month by month.';
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
            <th scope="row">Earlier</th>
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
