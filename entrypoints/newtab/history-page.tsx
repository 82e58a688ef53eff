import { useEffect, useState } from 'preact/hooks';
import { History as Page } from '#components/history/History.tsx';
import type { Go } from '#entrypoints/newtab/use-route.ts';
import type { GoalShown } from '#utils/domain/planning/plan.ts';
import type { View } from '#utils/domain/views/dashboard.ts';
import { type Archive, createArchive } from '#utils/pages/history-index.ts';
import { goalsEver, remark, story, undo, winsOf } from '#utils/pages/ledger-client.ts';
import type { Hand } from '#utils/pages/mount-page.ts';
import type { Find } from '#utils/pages/routes.ts';

/** Kept while the window is open: whoever comes back finds everything as it was. */
let archive: Archive | undefined;

interface Props {
  find: Find;
  go: Go;
  view: View;
  hand: Hand;
}

/** The history with the ledger behind it. */
export function History({ find, go, view, hand }: Props) {
  const [goals, setGoals] = useState<readonly GoalShown[]>(view.plan.goals);
  // Those that were put aside are asked for.
  useEffect(() => void goalsEver().then(setGoals), [view.plan.goals]);
  archive ??= createArchive(firstDay(view), view.today.day, { fetch: winsOf, idle, turn });
  const { drop } = archive;
  return (
    <Page
      find={find}
      go={go}
      view={view}
      goals={goals}
      archive={archive}
      onAdd={hand.onAdd}
      onAsk={story}
      onRemark={remark}
      onUndo={async (id) => {
        await undo(id);
        await drop(id);
      }}
    />
  );
}

function firstDay({ achievements, today }: View) {
  return achievements.find(({ name }) => name === 'first win')?.on ?? today.day;
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }));
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
