import type { Status } from '#utils/sites/github/status.ts';

/** The first of these icons says the status: a row or a card shows more, of what it is linked with. */
const STATUS_ICON = '[class*="octicon-issue-"], [class*="octicon-git-"], .octicon-skip';
/** On a button or in a menu, an icon says what a press will bring about. */
const CLOSES = 'svg.octicon-issue-closed';
const DECLINES = 'svg.octicon-skip';
const REOPENS = 'svg.octicon-issue-reopened';

/** What a label says by its attribute; undefined for all that is unknown, such as `pullQueued`. */
export function statusOf(label: Element): Status | undefined {
  const status = label.getAttribute('data-status') ?? '';
  if (/^(pullMerged|issueClosed)$/.test(status)) return 'done';
  // It also stands for duplicates.
  if (status === 'issueClosedNotPlanned') return 'declined';
  return /^(pull(Opened|Closed)|draft|issue(Opened|Draft))$/.test(status) ? 'open' : undefined;
}

/** What the icon of a label, a row or a card says. */
export function iconStatus(element: Element): Status | undefined {
  const icon = element.querySelector(STATUS_ICON)?.getAttribute('class') ?? '';
  if (/octicon-(issue-closed|git-merge)(?!-)/.test(icon)) return 'done';
  if (/octicon-skip/.test(icon)) return 'declined';
  return /octicon-(issue-(opened|draft)|git-pull-request)/.test(icon) ? 'open' : undefined;
}

/** The status that a press on a button or a menu's item brings about; undefined for all other controls. */
export function nextStatus(control: Element): Status | undefined {
  if (control.querySelector(CLOSES)) return 'done';
  if (control.querySelector(DECLINES)) return 'declined';
  return control.querySelector(REOPENS) ? 'open' : undefined;
}
