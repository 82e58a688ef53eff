import { agreed, combineStates, gestureElement } from '#utils/sites/dom.ts';
import { chosenState, itemTargets, putItem, readItem } from '#utils/sites/github/boards.ts';
import { pressedButton } from '#utils/sites/github/buttons.ts';
import { conversationStates, conversationTarget } from '#utils/sites/github/conversations.ts';
import { isStatusTarget, readStatus, statusTarget, VALUE_LIST } from '#utils/sites/github/fields.ts';
import { issueTargets, onlyIssue } from '#utils/sites/github/issues.ts';
import { MENU_ITEM, rowStates, selectedIssues } from '#utils/sites/github/lists.ts';
import { withOption } from '#utils/sites/github/options.ts';
import { mergeTarget, reviewTarget, VERDICT } from '#utils/sites/github/pulls.ts';
import { github } from '#utils/sites/github/site.ts';
import { layersBelow } from '#utils/sites/github/stacks.ts';
import { stateFor } from '#utils/sites/github/status.ts';
import { taskState, taskTarget } from '#utils/sites/github/tasks.ts';
import {
  rootOf,
  rootsOf,
  statusesOf,
  type Thread,
  type ThreadKind,
  threadTarget,
  type View,
  viewOf,
} from '#utils/sites/github/thread.ts';
import { isOwnMerge } from '#utils/sites/github/timeline.ts';
import { userOf } from '#utils/sites/github/user.ts';
import type {
  FinishedTask,
  Gesture,
  PageReader,
  ReadFailure,
  SitePage,
  StateReading,
  Target,
  TaskKind,
} from '#utils/sites/types.ts';

/** Issues, pull requests and projects (React and Rails), as they have been from 2025 to 2026. */
export const githubPage: PageReader = {
  id: github.id,

  menus: `${MENU_ITEM}, ${VALUE_LIST}`,

  findTargets(gesture, page) {
    const element = gestureElement(gesture);
    const me = element && userOf(page);
    if (!me) return [];
    const view = viewOf(rootOf(element), page);
    const own = view ? targetsIn(view, gesture, me) : [];
    if (own.length > 0) return own;
    const cards = [statusTarget(gesture, page) ?? itemTargets(gesture, page)].flat();
    return cards.length > 0 ? cards : selectedIssues(gesture, page);
  },

  readState(target, page) {
    const { subject, kind } = target;
    const views = rootsOf(page).flatMap((root) => viewOf(root, page) ?? []);
    const own = views.filter(({ thread }) => subject.startsWith(`${thread.name}:`));
    if (kind === 'card') return readStatus(target, page) ?? readItem(target, page);
    if (kind === 'task') return combineStates(own.flatMap((view) => taskState(target, view) ?? []));
    if (kind === 'thread') return combineStates(conversationStates(target, own, page));
    // The form goes away with what was submitted, and stays with what was refused.
    if (kind === 'review' && own.length > 0) return page.document.querySelector(VERDICT) ? 'open' : 'gone';
    return readThread(target, own, page);
  },

  findTask({ kind, to, subject }, page) {
    const isIssue = kind === 'issue' || kind === 'declined';
    const view = isIssue ? onlyIssue(page) : viewOf(page.document, page);
    if (!view) return undefined;
    const shown = threadKind(view.thread, kind);
    const own = threadTarget(view, shown, to === 'done' ? 'open' : 'done');
    if (!subject) return kind === shown ? own : undefined;
    if (!subject.startsWith(`${view.thread.name}:`)) return undefined;
    // What else lies in the thread is no other name of it.
    const { alias: _, ...rest } = own;
    return subject === own.subject ? { ...own, kind } : { ...rest, kind, subject };
  },

  finishedTask(page) {
    const view = viewOf(page.document, page);
    const status = view && agreed(statusesOf(view));
    if (!view || !status) return undefined;
    const kind = threadKind(view.thread, status);
    if (stateFor(kind, status) !== 'done') return undefined;
    const task = threadTarget(view, kind, 'open');
    return kind === 'pull' ? mergedTask(task, view, page) : task;
  },

  withChoice(target, gesture, page) {
    if (target.kind !== 'card') return target;
    const chosen = chosenState(target, gesture, page);
    if (chosen === 'none') return undefined;
    return chosen && !isStatusTarget(target) ? putItem(target, chosen) : target;
  },

  readChange: withOption,

  landmarks(page) {
    const view = userOf(page) && viewOf(page.document, page);
    return view
      ? { [`${threadKind(view.thread, 'open')}: no label`]: statusesOf(view).length > 0 }
      : undefined;
  },

  takenAlong(page) {
    const view = viewOf(page.document, page);
    return view ? layersBelow(view) : [];
  },
};

/** A pull request that is merged, by whom its timeline says. Its other pages show no timeline, and say nothing. */
function mergedTask(task: Target, view: View, page: SitePage): FinishedTask | undefined {
  const own = isOwnMerge(view, page);
  if (own) return task;
  if (own === false) return { ...task, doneBy: 'another' };
  return /\/pull\/\d+\/?$/.test(page.location.pathname) ? { ...task, doneBy: 'unclear' } : undefined;
}

/** What a gesture changes in the thread that it lies in. */
function targetsIn(view: View, gesture: Gesture, me: string): (Target | ReadFailure)[] {
  const button = pressedButton(gesture);
  if (button) {
    const issue = issueTargets(button, view);
    if (issue.length > 0) return issue;
    const other =
      mergeTarget(button, view) ?? reviewTarget(button, view, me) ?? conversationTarget(button, view);
    if (other) return [other];
  }
  const task = taskTarget(gesture, view);
  return task ? [task] : [];
}

/** What the page says of an issue or a pull request, in its own header or in a list. */
function readThread(target: Target, views: readonly View[], page: SitePage): StateReading {
  const { kind, locator } = target;
  if (locator) {
    const rows = rowStates(target, page);
    if (rows.length > 0) return combineStates(rows);
    // A list of open issues drops one that is closed; another list says nothing.
    if (locator === page.location.href) return 'gone';
  }
  const statuses = views.flatMap((view) =>
    statusesOf(view).map((status) => stateFor(threadKind(view.thread, kind), status)),
  );
  const state = combineStates(statuses);
  // Somebody else may be quicker, and the label is the same whoever merged.
  const isAnothers =
    kind === 'pull' && state === 'done' && views.some((view) => isOwnMerge(view, page) === false);
  return isAnothers ? { reason: 'somebody else did it' } : state;
}

/** How a thread is finished: a pull request by its merge, an issue by being completed or declined. */
function threadKind({ type }: Thread, kind: TaskKind | 'open' | 'done'): ThreadKind {
  if (type === 'pull') return 'pull';
  return kind === 'declined' ? 'declined' : 'issue';
}
