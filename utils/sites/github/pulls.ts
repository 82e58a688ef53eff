import { all, normalizeText } from '#utils/sites/dom.ts';
import {
  BY_FORM,
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
/** How a button looks that does what its form is for; past protections, it looks dangerous. */
const LEADING = '[data-variant="primary"], [data-variant="danger"]';
/** What the form that confirms a merge asks for; a rebase asks for nothing, so its form is known by its class too. */
const MERGE_FIELD = 'textarea, [class*="ConfirmMerge"]';
/** How the person says what they think of a pull request, in the newer files view and in the older one. */
export const VERDICT = '[name="reviewEvent"], [name$="review[event]"]';

/** The confirming button alone merges. In the older box it is the one that sends the form. */
export function mergeTarget(button: HTMLButtonElement, view: View): Target | ReadFailure | undefined {
  const rails = button.matches(RAILS_MERGE);
  if (view.thread.type !== 'pull' || !(rails || confirmsMerge(button))) return undefined;
  // Words only ever veto: they are English, but translated by many.
  if (/auto-merge|when ready|queue/i.test(normalizeText(button.textContent))) return undefined;
  const before = threadState(view, 'pull');
  if (!before) return { reason: 'pull: no label' };
  return before === 'open' ? { ...threadTarget(view, 'pull', before), ...(rails && BY_FORM) } : undefined;
}

/**
 * Whether a button of the merge box confirms a merge: the leading button right below the form's fields. The box has
 * other leading buttons, such as for a branch that is to be updated; those that open the form lie in a group.
 */
function confirmsMerge(button: HTMLButtonElement): boolean {
  const box = button.closest(MERGE_BOX);
  if (!box || !button.matches(LEADING) || button.closest('[data-component="ButtonGroup"]')) return false;
  const parts = all(box, `${MERGE_FIELD}, button:not([aria-haspopup])`);
  // Only the button that gives up may stand between, in the same row.
  const givesUp = (part: Element) =>
    part.parentElement === button.parentElement && !part.matches(`${MERGE_FIELD}, ${LEADING}`);
  const before = parts.slice(0, parts.indexOf(button)).findLast((part) => !givesUp(part));
  return before?.matches(MERGE_FIELD) === true;
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
