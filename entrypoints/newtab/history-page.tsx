import { useEffect, useState } from 'preact/hooks';
import { History as Page } from '#components/history/History.tsx';
import type { Go } from '#entrypoints/newtab/use-route.ts';
import type { GoalView } from '#utils/domain/planning/plan.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { createHistoryIndex, type HistoryIndex } from '#utils/pages/history-index.ts';
import { ask, command } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import type { HistoryFilters } from '#utils/pages/routes.ts';

/** Kept while the window is open: whoever comes back finds everything as it was. */
let archive: HistoryIndex | undefined;

interface Props {
  find: HistoryFilters;
  go: Go;
  view: DashboardState;
  actions: PageActions;
}

/** The history with the ledger behind it. */
export function History({ find, go, view, actions }: Props) {
  const [goals, setGoals] = useState<readonly GoalView[]>(view.plan.goals);
  // Those that were put aside are asked for.
  useEffect(() => void ask('goals', {}).then(setGoals), [view.plan.goals]);
  archive ??= createHistoryIndex(firstDay(view), view.today.day, {
    fetch: ({ from, to }) => ask('wins', { from, to }),
    idle,
    turn,
  });
  const { drop } = archive;
  return (
    <Page
      find={find}
      go={go}
      view={view}
      goals={goals}
      archive={archive}
      onAdd={actions.onAdd}
      onAsk={async (ref) => (await ask('winDetails', { ref })) ?? undefined}
      onRemark={(ref, note) => command('setWinNote', { ref, note })}
      onUndo={async (id) => {
        await command('undo', { ref: id });
        await drop(id);
      }}
    />
  );
}

function firstDay({ achievements, today }: DashboardState) {
  return achievements.find(({ name }) => name === 'first win')?.on ?? today.day;
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }));
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
