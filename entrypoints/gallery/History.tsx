import type { ComponentProps } from 'preact';
import { HistoryFinder } from '#components/history/HistoryFilters.tsx';
import { HistoryList } from '#components/history/HistoryList.tsx';
import { type Clerk, WinStory } from '#components/history/WinDetails.tsx';
import { goal, LONG, later, nothing, TODAY, VIEW, win } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { WINS } from '#entrypoints/gallery/week.ts';
import type { WinDetails } from '#utils/messaging/queries.ts';
import { groupByDay } from '#utils/pages/history-search.ts';
import { MANUAL } from '#utils/pages/routes.ts';

const now = { day: { wins: 4, points: 86 }, total: 1312, streak: 6, consistency: 0.76 };
const STORY: WinDetails = {
  note: '',
  undo: { now, after: { day: { wins: 3, points: 68 }, total: 1294, streak: 5, consistency: 0.74 } },
};
const CARD = win({ id: 'card', title: 'Plan the garden day' });
const OWN = win({ id: 'own', title: LONG, site: '', kind: 'manual', url: '' });
const UNCHANGED: WinDetails = { note: LONG, undo: { now, after: now } };

const FINDER: ComponentProps<typeof HistoryFinder> = {
  ...{ find: {}, today: TODAY, onType: nothing, onChoose: nothing, goals: [] },
  places: new Set(['trello', 'github', MANUAL]),
  kinds: new Set(['card', 'issue', 'manual']),
};
const GOAL = goal('Give the workshop in Leipzig', []);

/** All wins ever. */
export function History() {
  return (
    <>
      <Piece name="Finder: nothing is looked for">
        <HistoryFinder {...FINDER} />
      </Piece>
      <Piece name="Finder: all that can be looked for">
        <HistoryFinder
          {...FINDER}
          goals={[GOAL]}
          find={{ q: 'garden', site: 'trello', kind: 'card', day: TODAY, goal: GOAL.subject }}
        />
      </Piece>
      <Piece name="Wins, one of them open">
        <HistoryList
          groups={groupByDay(WINS)}
          open="1"
          day={TODAY}
          view={VIEW}
          onOpen={nothing}
          {...clerk(STORY)}
        />
      </Piece>
      <Piece name="Story: with a note">
        <WinStory win={OWN} view={VIEW} {...clerk(UNCHANGED)} />
      </Piece>
      <Piece name="Story: what an undo changes" press={['.story > .actions button']}>
        <WinStory win={CARD} view={VIEW} {...clerk(STORY)} />
      </Piece>
      <Piece name="Story: an undo that changes nothing" press={['.story > .actions button']}>
        <WinStory win={OWN} view={VIEW} {...clerk(UNCHANGED)} />
      </Piece>
      <Piece name="Story: record only">
        <WinStory
          win={CARD}
          view={{ ...VIEW, settings: { ...VIEW.settings, game: false } }}
          {...clerk(STORY)}
        />
      </Piece>
    </>
  );
}

function clerk(story: WinDetails): Clerk {
  return { onAsk: async () => story, onRemark: later, onUndo: later };
}
