import type { ComponentProps } from 'preact';
import { HistoryFilters } from '#components/history/HistoryFilters.tsx';
import { HistoryList } from '#components/history/HistoryList.tsx';
import { type WinActions, WinPanel } from '#components/history/WinPanel.tsx';
import { goal, LONG, later, nothing, TODAY, VIEW, win } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { RECOGNITION } from '#entrypoints/gallery/recognition.ts';
import { WINS } from '#entrypoints/gallery/week.ts';
import type { WinDetails } from '#utils/messaging/queries.ts';
import { groupByDay, withPast } from '#utils/pages/history-search.ts';
import { MANUAL } from '#utils/pages/routes.ts';

const now = { day: { wins: 4, points: 86 }, total: 1312, streak: 6, consistency: 0.76 };
const DETAILS: WinDetails = {
  note: '',
  undo: { now, after: { day: { wins: 3, points: 68 }, total: 1294, streak: 5, consistency: 0.74 } },
};
const CARD = win({ id: 'card', title: 'Plan the garden day' });
const OWN = win({ id: 'own', title: LONG, site: '', kind: 'manual', url: '' });
const UNCHANGED: WinDetails = { note: LONG, undo: { now, after: now } };

const FILTERS: ComponentProps<typeof HistoryFilters> = {
  ...{ find: {}, today: TODAY, onType: nothing, onChoose: nothing, goals: [] },
  places: new Set(['trello', 'github', MANUAL]),
  kinds: new Set(['card', 'issue', 'manual']),
};
const PAST = ['Mended the bike', LONG].map((title, index) => ({
  ...{ id: `p${index + 1}`, type: 'past' as const, subject: `past:todoist:${index}`, source: 'todoist' },
  ...{ at: Date.parse(TODAY), offset: 0, day: TODAY, device: 'here', seq: index + 1, order: 1, hash: '' },
  ...{ dayStart: 240, rulesVersion: 1, textSalt: '', text: { title, url: 'https://example.org/7' } },
}));
const GOAL = goal('Give the workshop in Leipzig', []);

/** All wins ever. */
export function HistoryPieces() {
  return (
    <>
      <Piece name="Filters: nothing is looked for">
        <HistoryFilters {...FILTERS} />
      </Piece>
      <Piece name="Filters: all that can be looked for">
        <HistoryFilters
          {...FILTERS}
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
          {...actions(DETAILS)}
        />
      </Piece>
      <Piece name="What was brought in, one of it open">
        <HistoryList
          groups={groupByDay(withPast([], PAST))}
          open="p1"
          day={TODAY}
          view={VIEW}
          onOpen={nothing}
          {...actions(DETAILS)}
        />
      </Piece>
      <Piece name="Details: with a note">
        <WinPanel win={OWN} view={VIEW} {...actions(UNCHANGED)} />
      </Piece>
      <Piece name="Details: what an undo changes" press={['.win-panel > .actions button']}>
        <WinPanel win={CARD} view={VIEW} {...actions(DETAILS)} />
      </Piece>
      <Piece name="Details: an undo that changes nothing" press={['.win-panel > .actions button']}>
        <WinPanel win={OWN} view={VIEW} {...actions(UNCHANGED)} />
      </Piece>
      <Piece name="Details: record only">
        <WinPanel
          win={CARD}
          view={{ ...VIEW, settings: { ...VIEW.settings, game: false } }}
          {...actions(DETAILS)}
        />
      </Piece>
    </>
  );
}

function actions(story: WinDetails): WinActions {
  return {
    onFetch: async () => story,
    onNote: later,
    onUndo: later,
    onErase: later,
    signing: RECOGNITION,
    onRename: later,
    onMove: async () => false,
  };
}
