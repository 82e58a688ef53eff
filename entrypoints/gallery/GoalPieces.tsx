import { AddStep } from '#components/goals/AddStep.tsx';
import { GoalArchive } from '#components/goals/GoalArchive.tsx';
import { GoalCard } from '#components/goals/GoalCard.tsx';
import { createPlanner } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { NextSteps } from '#components/goals/NextSteps.tsx';
import { Templates } from '#components/goals/Templates.tsx';
import { ACTIONS, goal, LONG, later, nothing, TODAY } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';

const THINGS = [
  { subject: 'trello:card:1', title: 'Plan the garden day', url: 'https://trello.com/c/1' },
  { subject: 'github:issue:2', title: LONG, url: 'https://github.com/a/b/issues/2' },
];
const STEPS = ['Write the outline', 'Book the room', 'Make the first three slides', 'Rehearse it once'];

const planner = createPlanner(ACTIONS);
const context: GoalPageContext = {
  ...{ items: THINGS, readLink: () => undefined, announce: nothing, fail: nothing },
  ...{ labels: ['Home', 'This year'], numbers: true, canStart: true },
};

const NEW = goal('Learn to draw trees', []);
const SOME = goal('Give the workshop in Leipzig', STEPS, 2);
const REACHED = { ...goal('Move to the new flat', STEPS, 4), reached: TODAY, points: 50 };
const LINKED = linked(goal('Bring out the spring release', ['Fix login on slow networks', ...STEPS], 1));
const ENDLESS = goal(
  LONG,
  Array.from({ length: 14 }, (_, place) => (place % 5 === 3 ? LONG : `Step ${place + 1}`)),
  5,
);
const ASIDE = { ...goal('Read the handbook', STEPS, 1), dropped: true };

const CARDS: Record<string, GoalView> = {
  'no steps': NEW,
  'none done': goal('Write the spring report', STEPS),
  'some done': { ...SOME, labels: ['Work', 'This year'] },
  'all done, too few steps': goal('Tidy up the cellar', STEPS.slice(0, 2), 2),
  'all done, too soon': goal('Tidy up the attic', STEPS, 4),
  reached: REACHED,
  'linked steps': LINKED,
  long: ENDLESS,
};

/** What a person is after, in steps. */
export function GoalPieces() {
  return (
    <>
      {Object.entries(CARDS).map(([state, goal]) => (
        <Piece key={state} name={`Goal: ${state}`} bare>
          <Card goal={goal} />
        </Piece>
      ))}
      <Piece name="Goal: reached, without numbers" bare>
        <Card goal={REACHED} context={{ ...context, numbers: false }} />
      </Piece>
      <Piece name="Goal: what can be done with it" press={['.goal-head .more']} bare>
        <Card goal={SOME} />
      </Piece>
      <Piece name="Goal: what can be done with a step" press={['.step:last-child .more']} bare>
        <Card goal={SOME} />
      </Piece>
      <Piece
        name="Goal: a smaller step"
        press={['.step:last-child .more', '.step .actions .button:nth-of-type(5)']}
        bare
      >
        <Card goal={SOME} />
      </Piece>
      <Piece name="Adding a step: the first, the next">
        <Adding goal={NEW} />
        <Adding goal={SOME} />
      </Piece>
      <Piece name="Adding a step: from a link" press={['.quiet-button']}>
        <Adding goal={SOME} />
      </Piece>
      <Piece name="Next steps" bare>
        <NextSteps goals={[SOME, LINKED, ENDLESS]} onToggle={later} />
      </Piece>
      <Piece name="Ideas: of somebody with goals, of a beginner">
        <Templates begins={false} onChoose={nothing} />
        <Templates begins onChoose={nothing} />
      </Piece>
      <Piece name="Put aside: closed" bare>
        <GoalArchive goals={[]} onRecall={async () => []} onBringBack={nothing} />
      </Piece>
      <Piece name="Put aside: none" press={['summary']} bare>
        <GoalArchive goals={[]} onRecall={async () => []} onBringBack={nothing} />
      </Piece>
      <Piece name="Put aside: some" press={['summary', 'li summary']} bare>
        <GoalArchive
          goals={[]}
          onRecall={async () => [REACHED, { ...ENDLESS, dropped: true }, ASIDE]}
          onBringBack={nothing}
        />
      </Piece>
    </>
  );
}

function Card({ goal, context: own = context }: { goal: GoalView; context?: GoalPageContext }) {
  return <GoalCard goal={goal} planner={planner} context={own} isNew={false} onArchive={nothing} />;
}

function Adding({ goal }: { goal: GoalView }) {
  return <AddStep goal={goal} planner={planner} context={context} focus={false} onAdded={nothing} />;
}

/** The first two steps stand for something. */
function linked(goal: GoalView): GoalView {
  const steps = goal.steps.map((step, place) => {
    const { subject: relatedTo, url } = THINGS[place] ?? {};
    return relatedTo && url ? { ...step, relatedTo, url } : step;
  });
  return { ...goal, steps };
}
