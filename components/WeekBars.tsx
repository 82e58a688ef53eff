import type { DayCell, View } from '../utils/game/view.ts';
import { plural } from '../utils/plural.ts';
import { formatDay, formatNumber, formatWeekday } from './format.ts';

interface Props {
  week: DayCell[];
  weekly: View['weekly'];
  today: string;
  /** The daily goal in wins: the line across the days that have one. */
  target: number;
}

/** Monday to Sunday, a bar of wins for each day. */
export function WeekBars({ week, weekly, today, target }: Props) {
  const top = Math.max(target, ...week.map(({ wins }) => wins));
  const wins = week.reduce((sum, day) => sum + day.wins, 0);
  return (
    <>
      <ol class="week" style={{ '--goal': target / top }}>
        {week.map(({ day, wins, goalWins, scheduled, future }) => (
          <li
            key={day}
            class={`week-day ${scheduled ? '' : 'off'} ${goalWins >= target ? 'reached' : ''}`}
            aria-current={day === today ? 'date' : undefined}
          >
            <div class="week-track" aria-hidden="true">
              <div class="week-bar" style={{ '--height': wins / top }}>
                {wins > 0 && <span>{formatNumber(wins)}</span>}
              </div>
            </div>
            <span aria-hidden="true">{formatWeekday(day)}</span>
            <span class="unseen">
              {formatDay(day)}: {future ? 'to come' : plural(wins, 'win')}
              {!scheduled && ', day off'}
            </span>
          </li>
        ))}
      </ol>
      <p class="quiet">
        {plural(wins, 'win')} this week. The line is the goal of {target} a day
        {weekly.goal > 0 && `; ${formatNumber(weekly.goal)} make the goal of the week`}
        {weekly.reached && ', which is reached'}.
      </p>
    </>
  );
}
