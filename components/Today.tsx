import { winsTold } from '../utils/game/day.ts';
import { explainDay } from '../utils/game/explain.ts';
import type { View } from '../utils/game/view.ts';
import { plural } from '../utils/plural.ts';
import type { Hand } from '../utils/window.ts';
import { DayLines } from './DayLines.tsx';
import { SiteIcon } from './icons.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { QuickWin } from './QuickWin.tsx';
import { WinList } from './WinList.tsx';

interface Props extends Hand {
  view: View;
}

/** Today: the way to the goal first, then what got you there and what it is worth. */
export function Today({ view, onUndo, onAdd }: Props) {
  const { today, todaysWins, settings } = view;
  const wins = winsTold(today, today.aim);
  const goes = settings.game && wins <= today.aim;
  return (
    <>
      {/* The heading is the live region: a change is spoken once, in the words that are on screen. */}
      <div role="status">
        <h1 tabIndex={-1}>
          {goes ? `${wins} of ${plural(today.aim, 'win')}` : plural(settings.game ? wins : today.wins, 'win')}{' '}
          today
        </h1>
      </div>
      {settings.game && (
        <>
          <ProgressBar label="Today’s goal" value={today.goalWins} max={today.aim} notched />
          <Aside {...view} />
        </>
      )}
      <QuickWin earlier={view.manual} onAdd={onAdd} />
      {todaysWins.length > 0 ? (
        <WinList wins={todaysWins} numbers={settings.game && settings.numbers} onUndo={onUndo} />
      ) : (
        <NextThing />
      )}
      {settings.game && settings.numbers && <Sum {...today} />}
    </>
  );
}

function Aside({ today: { scheduled, resting, goalWins, aim }, weekly }: View) {
  if (resting) return <p class="quiet">A day of rest. Wins count, none are expected.</p>;
  if (!scheduled) return <p class="quiet">A day off. Wins count, none are expected.</p>;
  const week = weekly.reached && ' So is the goal of the week.';
  return goalWins >= aim ? (
    <p class="quiet">
      Goal of {aim} reached.{week}
    </p>
  ) : null;
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
function Sum(today: View['today']) {
  if (!today.raw && !today.points) return null;
  const lines = explainDay(today).filter(({ part }) => part !== 'wins');
  return <DayLines lines={lines} sum={today.points} />;
}
