import '#components/history/history.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { History } from '#components/history/History.tsx';
import type { Go } from '#entrypoints/newtab/use-route.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { createHistoryIndex, type HistoryIndex, type SearchResult } from '#utils/pages/history-index.ts';
import { changedDays, withPast } from '#utils/pages/history-search.ts';
import { ask, command } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { recognitionActions } from '#utils/pages/recognition/actions.ts';
import type { HistoryQuery } from '#utils/pages/routes.ts';

/** Kept while the page is open, so that a person who comes back to the history need not wait again. */
let index: HistoryIndex | undefined;
let today: DayKey;

interface Props {
  find: HistoryQuery;
  go: Go;
  view: DashboardState;
  actions: PageActions;
}

/** The history with the ledger behind it. */
export function HistoryPage({ find, go, view, actions }: Props) {
  const [goals, setGoals] = useState<readonly GoalView[]>(view.plan.goals);
  // Those that were put aside are asked for.
  useEffect(() => void ask('goals', {}).then(setGoals, () => undefined), [view.plan.goals]);
  today = view.today.day;
  index ??= createHistoryIndex(today, {
    months: () => ask('months', {}),
    fetch: async (span) => {
      const [wins, past] = [await ask('wins', span), await ask('past', span)];
      // Those that are dated after today stand apart.
      return withPast(wins, past).filter(({ day }) => day <= today);
    },
    idle,
    turn,
  });
  const { drop, renew } = index;
  const result = useSearch(index, find, view, goals);
  return (
    <History
      find={find}
      go={go}
      view={view}
      goals={goals}
      result={result}
      onAdd={actions.onAdd}
      signing={recognitionActions(actions.onPlan)}
      onFetch={async (ref) => (await ask('winDetails', { ref })) ?? undefined}
      onNote={(ref, note) => command('setWinNote', { ref, note })}
      onRename={async ({ id, day }, title) => {
        await command('renameWin', { ref: id, title });
        await renew([day]);
      }}
      onMove={async ({ id, day: from }, day) => {
        const moved = await command('moveWin', { ref: id, day });
        if (moved) await renew([from, day]);
        return moved;
      }}
      onErase={async (ref) => {
        await ask('eraseText', { ref });
        // The same item may have been finished on other days as well.
        await renew(undefined);
      }}
      onUndo={async (id) => {
        await command('undo', { ref: id });
        await drop(id);
      }}
    />
  );
}

/** What the index finds. It fetches anew what changes in the ledger while the page is open. */
function useSearch(
  index: HistoryIndex,
  find: HistoryQuery,
  view: DashboardState,
  goals: readonly GoalView[],
): SearchResult | undefined {
  const [result, setResult] = useState<SearchResult>();
  const seen = useRef(view);
  useEffect(() => {
    index.follow(setResult);
  }, [index]);
  const { q, site, kind, day, goal, label } = find;
  // Goals that arrive later must not restart a search that does not ask for any.
  const among = goal === undefined && label === undefined ? undefined : goals;
  useEffect(() => {
    void index.seek(find, among);
    // Where the ledger cannot be used the whole page says so.
    index.fill().catch(() => undefined);
  }, [index, q, site, kind, day, goal, label, among]);
  useEffect(() => {
    if (seen.current === view) return;
    // After a fault this goes on with what is missing.
    index
      .renew(changedDays(seen.current, view))
      .then(index.fill)
      .catch(() => undefined);
    seen.current = view;
  }, [index, view]);
  return result;
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }));
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
