import { all, checkboxState, gestureElement, normalizeText, presses } from '#utils/sites/dom.ts';
import { iconStatus, nextStatus } from '#utils/sites/github/icons.ts';
import { changesOf, type Status, stateFor } from '#utils/sites/github/status.ts';
import { PATIENCE_MS, type Thread, threadAt, threadSubject } from '#utils/sites/github/thread.ts';
import type { Gesture, SitePage, State, Target } from '#utils/sites/types.ts';

const ROW = 'li[role="listitem"]';
const ROW_LINK = '[data-testid="issue-pr-title-link"], [data-hovercard-type="issue"]';
export const MENU_ITEM = '[role^="menuitem"], [role="option"]';

/** An issue in a list. */
interface Row {
  row: Element;
  title: string;
  thread: Thread;
  status: Status | undefined;
}

/** Choosing in the menu of a list changes every issue that is selected in it. */
export function selectedIssues(gesture: Gesture, page: SitePage): Target[] {
  const item = gestureElement(gesture)?.closest(MENU_ITEM);
  const next = item && nextStatus(item);
  if (!next || !presses(gesture, ['Enter', ' '])) return [];
  return rowsOf(page).flatMap(({ row, title, thread, status }) => {
    const box = row.querySelector<HTMLInputElement>('input[type="checkbox"]');
    if (!status || !box || checkboxState(box) === 'open') return [];
    return changesOf(status, next).map(
      ({ kind, before }): Target => ({
        subject: threadSubject(thread, kind),
        kind,
        title,
        url: thread.url,
        before,
        patience: PATIENCE_MS,
        locator: page.location.href,
        withoutRequest: true,
      }),
    );
  });
}

/** What the rows of an issue say of it. */
export function rowStates({ subject, kind }: Target, page: SitePage): (State | undefined)[] {
  const asKind = kind === 'declined' ? 'declined' : 'issue';
  return rowsOf(page)
    .filter(({ thread }) => subject === threadSubject(thread, asKind))
    .map(({ status }) => stateFor(asKind, status));
}

/** The issues of a list. */
function rowsOf({ document, location }: SitePage): Row[] {
  return all(document, ROW).flatMap((row) => {
    const link = row.querySelector<HTMLAnchorElement>(ROW_LINK);
    const thread = threadAt(link?.pathname ?? '', location);
    return thread?.type === 'issues'
      ? [{ row, title: normalizeText(link?.textContent), thread, status: iconStatus(row) }]
      : [];
  });
}
