import { agreed } from '#utils/sites/dom.ts';
import { COMPOSER, RAILS_COMPOSER } from '#utils/sites/github/buttons.ts';
import { nextStatus } from '#utils/sites/github/icons.ts';
import { changesOf } from '#utils/sites/github/status.ts';
import {
  BY_FORM,
  ISSUE_LABEL,
  rootsOf,
  shownIn,
  statusesOf,
  threadTarget,
  type View,
  viewOf,
} from '#utils/sites/github/thread.ts';
import type { ReadFailure, SitePage, Target } from '#utils/sites/types.ts';

/** Ms that the server may take for a comment and for what follows it. */
const COMMENT_MS = 20_000;

/**
 * What the button below an issue closes, declines or reopens. Whether an issue is completed and whether it is declined
 * are two subjects, so one press may open the one and finish the other.
 */
export function issueTargets(button: HTMLButtonElement, view: View): (Target | ReadFailure)[] {
  const composer = button.closest(COMPOSER);
  if (view.thread.type === 'pull' || !composer) return [];
  const next = nextStatus(button);
  const status = agreed(statusesOf(view));
  if (!status) return next === 'done' ? [{ reason: 'issue: no label' }] : [];
  return changesOf(status, next).map(({ kind, before }) => {
    const byForm = before === 'open' && button.closest(RAILS_COMPOSER);
    return {
      ...threadTarget(view, kind, before),
      ...(saysSomething(composer) && { patience: COMMENT_MS }),
      ...(byForm && BY_FORM),
    };
  });
}

/** Whether there is a comment, which is sent before what the button does. */
function saysSomething(composer: Element): boolean {
  return [...composer.querySelectorAll('textarea')].some(({ value }) => value.trim() !== '');
}

/** What shows an issue, if only one thing does: the request does not say which issue it is about. */
export function onlyIssue(page: SitePage): View | undefined {
  const [root, ...others] = rootsOf(page).filter((root) => shownIn(root, ISSUE_LABEL).length > 0);
  return root && others.length === 0 ? viewOf(root, page) : undefined;
}
