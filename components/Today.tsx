import { GOAL_BONUS } from '../utils/game/constants.ts';
import { isScheduled } from '../utils/game/days.ts';
import { winsTold } from '../utils/game/score.ts';
import type { View } from '../utils/game/view.ts';
import { plural } from '../utils/words.ts';
import { formatGain } from './format.ts';
import { SiteIcon } from './icons.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { WinList } from './WinList.tsx';

interface Props {
  view: View;
  onUndo: (id: string) => void;
}

/** Today: the way to the goal first, then what got you there and what it is worth. */
export function Today({ view: { today, todaysWins }, onUndo }: Props) {
  const { goalWins, target } = today;
  const wins = winsTold(today, target);
  return (
    <>
      {/* The heading is the live region: a change is spoken once, in the words that are on screen. */}
      <div role="status">
        <h1 tabIndex={-1}>
          {wins > target ? plural(wins, 'win') : `${wins} of ${plural(target, 'win')}`} today
        </h1>
      </div>
      <ProgressBar label="Today’s goal" value={goalWins} max={target} notched />
      <Aside {...today} />
      {todaysWins.length > 0 ? <WinList wins={todaysWins} onUndo={onUndo} /> : <NextThing />}
      <Sum {...today} earned={todaysWins.reduce((sum, { points }) => sum + points, 0)} />
    </>
  );
}

function Aside({ day, goalWins, target }: View['today']) {
  const note = !isScheduled(day)
    ? 'A day off. Wins count, none are expected.'
    : goalWins >= target && `Goal of ${target} reached.`;
  return note && <p class="quiet">{note}</p>;
}

function NextThing() {
  return (
    <div class="next-thing">
      <p>
        <SiteIcon site="trello" />
        <SiteIcon site="github" />
        <SiteIcon site="notion" />
      </p>
      <p>Tick a card on Trello, close an issue on GitHub or check a to-do on Notion.</p>
      <p class="quiet">It shows up here as a win.</p>
    </div>
  );
}

/** What today's points are made of besides the wins listed above. */
function Sum({ goal, points, earned }: View['today'] & { earned: number }) {
  const bonus = goal ? GOAL_BONUS : 0;
  const takenBack = points - earned - bonus;
  if (!earned && !points) return null;
  return (
    <dl class="sum">
      {bonus > 0 && <Row name="Goal reached" points={bonus} />}
      {takenBack < 0 && <Row name="Reopened from earlier days" points={takenBack} />}
      <Row name="Points today" points={points} />
    </dl>
  );
}

function Row({ name, points }: { name: string; points: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatGain(points)}</dd>
    </div>
  );
}
