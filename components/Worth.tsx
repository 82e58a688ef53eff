import type { ComponentChildren, ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  BATCH_FACTORS,
  BATCH_GOAL_WINS,
  BATCH_PAUSE_MS,
  DAILY_CAPS,
  ENOUGH,
  FOCUS_MINUTES,
  GOAL_BONUS,
  ITEMS_A_CARD,
  type Kind,
  MOMENTUM_MAX,
  MOMENTUM_MS,
  PICK_AHEAD_MS,
  PICK_DAYS,
  PICK_POINTS,
  REVIEWS_A_PULL,
  STARTER_MINUTES,
  STEADY_FROM,
  STEADY_POINTS,
  SURPRISE_CHANCE,
  SURPRISES,
  WEEK_BONUS,
  WEEK_SHARE,
} from '../utils/game/constants.ts';
import { priceList } from '../utils/game/explain.ts';
import type { View } from '../utils/game/view.ts';
import { plural } from '../utils/plural.ts';
import { formatGain, formatNumber, formatOdds, formatShare } from './format.ts';
import type { RollCheck } from './RollCheck.tsx';
import { Why } from './Why.tsx';

/** What everything is worth, straight from the numbers that score it. */
export function Worth({ view }: { view: View }) {
  return (
    <div>
      <Part name="Points of each kind">
        <Prices />
      </Part>
      <Part name="What is added, and what counts less">
        <Rules />
        <Why of="batches" />
      </Part>
      <Part name={`Odds of a surprise: 1 in ${formatNumber(Math.round(1 / SURPRISE_CHANCE))}`}>
        <Odds />
      </Part>
      <Part name="Check a roll">
        <LateRollCheck lots={view.terms.lots} wins={[...view.todaysWins, ...view.earlierWins]} />
      </Part>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="stat">
      <details>
        <summary>{name}</summary>
        <div class="detail">{children}</div>
      </details>
    </div>
  );
}

const KINDS: Record<Kind, string> = {
  pull: 'Pull request merged',
  issue: 'Issue closed as completed',
  card: 'Card done',
  status: 'Task in a database done',
  review: 'Someone else’s pull request reviewed',
  step: 'Step of a goal of your own',
  focus: `Focus, ${FOCUS_MINUTES} minutes or more`,
  starter: `Starter, ${STARTER_MINUTES.usual} minutes`,
  manual: 'Win of your own',
  task: 'GitHub task-list item',
  todo: 'Notion to-do',
  item: 'Trello checklist item',
  thread: 'Conversation resolved',
  weekly: 'Review of the week',
  reflection: 'Reflection of the day',
  declined: 'Issue closed as not planned or duplicate',
};

/** Of what only so many score. */
const CAPS: Partial<Record<Kind, string>> = {
  ...Object.fromEntries(Object.entries(DAILY_CAPS).map(([kind, cap]) => [kind, `${cap} a day`])),
  review: `${REVIEWS_A_PULL} a day of each`,
  item: `${ITEMS_A_CARD} of each card`,
  declined: 'written down only',
};

function Prices() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Finished</th>
          <th scope="col">At most</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {priceList().map(({ kind, points }) => (
          <tr key={kind}>
            <th scope="row">{KINDS[kind]}</th>
            <td>{CAPS[kind]}</td>
            <td>{formatNumber(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules() {
  const minutes = (ms: number) => plural(ms / 60_000, 'minute');
  return (
    <dl class="rules">
      <dt>Batch</dt>
      <dd>
        Wins at most {plural(BATCH_PAUSE_MS / 1000, 'second')} after one another are a batch. {batchSteps()}{' '}
        Of a batch, {formatNumber(BATCH_GOAL_WINS)} wins count for the goal.
      </dd>
      <dt>Momentum</dt>
      <dd>
        The first win of a batch gets {formatGain(1)} for each batch that began in the {minutes(MOMENTUM_MS)}{' '}
        before, up to {formatGain(MOMENTUM_MAX)}.
      </dd>
      <dt>The one that matters</dt>
      <dd>
        {formatGain(PICK_POINTS)} for what you picked at least {minutes(PICK_AHEAD_MS)} before, on that day or
        up to {plural(PICK_DAYS, 'day')} later.
      </dd>
      <dt>Steady bonus</dt>
      <dd>
        In place of surprises, {formatGain(STEADY_POINTS)} for each first win of a batch that is worth{' '}
        {formatNumber(STEADY_FROM)} or more.
      </dd>
      <dt>Quiet hours, days off</dt>
      <dd>The work itself and the one that matters count, nothing else on top.</dd>
      <dt>A full day</dt>
      <dd>{enoughSteps()}</dd>
      <dt>Daily goal</dt>
      <dd>{formatGain(GOAL_BONUS)} once, on a working day.</dd>
      <dt>Goal of the week</dt>
      <dd>
        {formatGain(WEEK_BONUS)} once. It is {formatShare(WEEK_SHARE)} of all daily goals of the week.
      </dd>
    </dl>
  );
}

/** P2: “Wins 1–5 count in full, 6–10 by 50 %…” */
function batchSteps(): string {
  const steps = BATCH_FACTORS.map(({ upTo, factor }, index) => {
    const from = (BATCH_FACTORS[index - 1]?.upTo ?? 0) + 1;
    return `${from} to ${upTo} ${factor === 1 ? 'in full' : `for ${formatShare(factor)}`}`;
  });
  return `They count by their place: ${steps.join(', ')}, later ones for nothing.`;
}

/** P7: “The first 120 points of a day count in full, the next 120 at 2 for one…” */
function enoughSteps(): string {
  return ENOUGH.map(({ upTo, per }, index) => {
    const from = ENOUGH[index - 1]?.upTo;
    const points = from === undefined ? `The first ${upTo} points` : `the next ${upTo - from}`;
    const what = upTo === Number.POSITIVE_INFINITY ? 'all more' : points;
    return `${what} ${per === 1 ? 'count in full' : `at ${per} for one`}`;
  })
    .join(', ')
    .concat('.');
}

function Odds() {
  const mean = SURPRISES.reduce((sum, { points, share }) => sum + points * share, 0);
  return (
    <>
      <p>
        By chance, the first win of a batch can bring a surprise, outside quiet hours and days off. It is
        drawn from the name of the thing, so that nothing can be rolled again. On average it adds{' '}
        {(SURPRISE_CHANCE * mean).toFixed(2)} points a win.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Surprise</th>
            <th scope="col">Of all surprises</th>
            <th scope="col">Chance</th>
          </tr>
        </thead>
        <tbody>
          {SURPRISES.map(({ points, share }) => (
            <tr key={points}>
              <th scope="row">{formatGain(points)}</th>
              <td>{formatShare(share)}</td>
              <td>{formatOdds(share * SURPRISE_CHANCE)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">none</th>
            <td />
            <td>{formatOdds(1 - SURPRISE_CHANCE)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** Loaded apart: what hashes is large, and nobody has opened this yet. */
function LateRollCheck(props: ComponentProps<typeof RollCheck>) {
  const [Loaded, setLoaded] = useState<typeof RollCheck>();
  useEffect(() => void import('./RollCheck.tsx').then(({ RollCheck }) => setLoaded(() => RollCheck)), []);
  return Loaded ? <Loaded {...props} /> : null;
}
