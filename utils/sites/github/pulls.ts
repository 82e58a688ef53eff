import { normalizeText } from '#utils/sites/dom.ts';
import {
  PULL_HEADER,
  RAILS_HEADER,
  shownIn,
  targetIn,
  threadState,
  threadTarget,
  type View,
} from '#utils/sites/github/thread.ts';
import type { ReadFailure, Target } from '#utils/sites/types.ts';

const MERGE_BOX = '[data-testid^="mergebox-"]';
const RAILS_MERGE = '[action$="/merge"] .js-merge-commit-button';
/** How the person says what they think of a pull request, in the newer files view and in the older one. */
export const VERDICT = '[name="reviewEvent"], [name$="review[event]"]';

/**
 * The confirming button alone merges. It is the primary button that stands free in the merge box: the one that
 * opens the form lies in a button group, and the one that confirms auto-merge is not primary. In the older box it is
 * the one that sends the form.
 */
export function mergeTarget(button: HTMLButtonElement, view: View): Target | ReadFailure | undefined {
  const rails = button.matches(RAILS_MERGE);
  const react =
    button.matches('[data-variant="primary"]') &&
    button.closest(MERGE_BOX) &&
    !button.closest('[data-component="ButtonGroup"]');
  if (view.thread.type !== 'pull' || !(rails || react)) return undefined;
  // Words only ever veto: they are English, but translated by many.
  if (/auto-merge|when ready|queue/i.test(normalizeText(button.textContent))) return undefined;
  const before = threadState(view, 'pull');
  if (!before) return { reason: 'pull: no label' };
  return before === 'open'
    ? { ...threadTarget(view, 'pull', before), ...(rails && { reloadsPage: true }) }
    : undefined;
}

/** The button that submits a review. A person can only comment on what is their own, and that is no review. */
export function reviewTarget(button: HTMLButtonElement, view: View, me: string): Target | undefined {
  const form = (button.form ?? button).closest('[role="dialog"], #review-changes-modal');
  if (view.thread.type !== 'pull' || !form?.querySelector(VERDICT)) return undefined;
  if (!button.matches('[data-variant="primary"], [type="submit"]')) return undefined;
  const header = shownIn(view.root, `${PULL_HEADER} a, ${RAILS_HEADER} a`) as HTMLAnchorElement[];
  const own =
    form.querySelector('[value="approve"]:disabled') || header.some(({ pathname }) => pathname === `/${me}`);
  // Only the request knows which commit it is about.
  return own ? undefined : targetIn(view, 'review', 'review:~', 'open');
}
