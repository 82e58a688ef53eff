import type { ComponentChildren } from 'preact';
import type { DayCell, View } from '../utils/game/view.ts';
import { plural } from '../utils/words.ts';
import { formatLongMonth, formatNumber } from './format.ts';
import { ProgressBar } from './ProgressBar.tsx';

type Numbers = Pick<View, 'streak' | 'level' | 'total'>;

/** Streak, level and points on one quiet line. */
export function StatLine({ streak, level, total }: Numbers) {
  return (
    <p class="stat-line">
      <span>Streak {plural(streak, 'day')}</span>
      <span>Level {formatNumber(level.level)}</span>
      <span>{plural(total, 'point')}</span>
    </p>
  );
}

/** Streak, level and points, each opening into what made it. */
export function Stats({ streak, level, total, year }: Numbers & Pick<View, 'year'>) {
  const { into, need } = level;
  const next = formatNumber(level.level + 1);
  return (
    <>
      <div class="stat">
        <Opening name="Streak" value={plural(streak, 'day')}>
          Working days in a row with at least one win. Days off neither add to it nor break it, and today
          counts as soon as it has a win.
        </Opening>
      </div>
      <div class="stat">
        <Opening name="Level" value={formatNumber(level.level)}>
          {formatNumber(into)} of {plural(need, 'point')} made. Level {next} needs {formatNumber(need - into)}{' '}
          more.
        </Opening>
        <ProgressBar label={`Way to level ${next}`} value={into} max={need} />
      </div>
      <div class="stat">
        <Opening name="Points" value={formatNumber(total)}>
          <Months year={year} total={total} />
        </Opening>
      </div>
    </>
  );
}

/** A number with what made it behind it. */
function Opening({ name, value, children }: { name: string; value: string; children: ComponentChildren }) {
  return (
    <details>
      <summary>
        {name} <span class="stat-value">{value}</span>
      </summary>
      <div class="detail">{children}</div>
    </details>
  );
}

/** Where the points came from, month by month; what the year does not reach is one row. */
function Months({ year, total }: Pick<View, 'year' | 'total'>) {
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
