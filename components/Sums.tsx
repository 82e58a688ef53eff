import { type Sum, sumsOf } from '../utils/game/sums.ts';
import type { View } from '../utils/game/view.ts';
import { plural } from '../utils/plural.ts';
import { formatDate, formatList, formatNumber } from './format.ts';

const SPANS: Record<Sum['days'], string> = { 7: 'a week', 30: 'a month', 365: 'a year' };

/** What is really there of the last week, month and year, and below it what the goal alone comes to. */
export function Sums(view: Pick<View, 'year' | 'today' | 'holds' | 'achievements'>) {
  const sums = sumsOf(view);
  const some = sums.some(({ wins }) => wins > 0);
  const atGoal = sums.map(({ days, atGoal }) => `${formatNumber(atGoal)} in ${SPANS[days]}`);
  return (
    <>
      {some && (
        <ul class="sums">
          {sums.map(({ days, wins, since }) => (
            <li key={days} class="sums-row">
              {since ? `Since ${formatDate(since)}` : `The last ${formatNumber(days)} days`}{' '}
              <strong>{plural(wins, 'win')}</strong>
            </li>
          ))}
        </ul>
      )}
      {view.holds.schedule.length > 0 && (
        <p class={some ? 'quiet' : 'empty'}>
          {plural(view.holds.goal, 'win')} on each working day would come to {formatList(atGoal)}.
        </p>
      )}
    </>
  );
}
