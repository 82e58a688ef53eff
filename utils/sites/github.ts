import type { Aim, Gesture, Look, Page, Site, State } from './contract.ts';
import {
  agreed,
  checkboxState,
  checkboxStateBefore,
  ownText,
  plain,
  pressedCheckbox,
  presses,
  targetOf,
  textName,
} from './reading.ts';

/** Side panels show another issue over the page; the address does not name it. */
const SIDE_PANEL = '[role="dialog"]';
const COMPOSER = '[data-testid="comment-composer"], #react-issue-comment-composer';
const ISSUE_LABEL = '[data-testid="header-state"][data-status]';
const ISSUE_TITLE = '[data-testid="issue-title"]';

const MERGE_BOX = '[data-testid="mergebox-partial"], [data-testid="mergebox-border-container"]';
const PULL_LABEL = ':is([data-component^="PageHeader"], [class*="prc-PageLayout-Header"]) [data-status]';
const RAILS_PULL_LABEL = '#partial-discussion-header .State:not(.State--small)';
const PULL_TITLE = 'h1[data-component="PH_Title"] .markdown-title, .js-issue-title';

const REACT_TASK = '[data-testid^="tasklist-item-"]';
const REACT_TASK_TEXT = '[class*="TaskListItem-module__task-list-html"]';
const RAILS_TASK = 'li.task-list-item';
const TASK = `${REACT_TASK}, ${RAILS_TASK}`;
/** What holds the tasks that are in no comment: the text of the issue or pull request itself. */
const BODY = 'body';
const COMMENT = '[data-testid^="comment-viewer-outer-box-IC_"], [id^="issuecomment-"]';

/** GitHub merges while it answers, which takes a busy repository many seconds. */
const MERGE_PATIENCE_MS = 20_000;

/** An issue or a pull request; they share one numbering. */
interface Thread {
  type: 'issues' | 'pull';
  /** `github:<host>/<owner>/<repo>#<n>`, lower case. */
  name: string;
  url: string;
}

/** Issues (React) and pull requests (React and Rails), as they have been from 2025 to 2026. */
export const github: Site = {
  id: 'github',
  matches: ['https://github.com/*'],

  aim(gesture, page) {
    const thread = threadOf(page);
    if (!thread || !signedIn(page)) return [];
    const aim =
      aimAtIssue(gesture, page, thread) ??
      aimAtMerge(gesture, page, thread) ??
      aimAtTask(gesture, page, thread);
    return aim ? [aim] : [];
  },

  look(aim, page) {
    const thread = threadOf(page);
    if (!thread || !aim.subject.startsWith(`${thread.name}:`)) return 'unsure';
    if (aim.kind === 'issue') return issueState(page) ?? 'unsure';
    if (aim.kind === 'pull') return pullState(page) ?? 'unsure';
    return lookAtTask(aim, page, thread);
  },
};

function aimAtIssue(gesture: Gesture, page: Page, thread: Thread): Aim | undefined {
  const button = pressedButton(gesture);
  if (thread.type !== 'issues' || !button?.closest(COMPOSER) || button.closest(SIDE_PANEL)) return undefined;
  const before = issueState(page);
  // The icon says what the button will do. Closing as not planned or duplicate, and reopening, only undo a close.
  const closes = button.querySelector('svg.octicon-issue-closed');
  const undoes = button.querySelector('svg.octicon-skip, svg.octicon-issue-reopened');
  if (!(before === 'open' && closes) && !(before === 'done' && undoes)) return undefined;
  const title = titleIn(page, ISSUE_TITLE);
  return { subject: `${thread.name}:closed`, kind: 'issue', title, url: thread.url, before };
}

/** `issueClosedNotPlanned`, which also stands for duplicates, counts as open: nothing was completed. */
function issueState(page: Page): State | undefined {
  const labels = [...page.document.querySelectorAll(ISSUE_LABEL)].filter(
    (label) => !label.closest(SIDE_PANEL),
  );
  return agreed(
    labels.map((label) => statusOf(label, 'issueClosed', /^issue(Opened|ClosedNotPlanned|Draft)$/)),
  );
}

/**
 * The confirming button alone merges. It is the primary button that stands free in the merge box: the one that
 * opens the form lies in a button group, and the one that confirms auto-merge is not primary.
 */
function aimAtMerge(gesture: Gesture, page: Page, thread: Thread): Aim | undefined {
  const button = pressedButton(gesture);
  if (thread.type !== 'pull' || !button?.closest(MERGE_BOX)) return undefined;
  if (!button.matches('[data-variant="primary"]') || button.closest('[data-component="ButtonGroup"]'))
    return undefined;
  // Words only ever veto: they are English, but translated by many.
  if (/auto-merge|when ready|queue/i.test(button.textContent ?? '') || pullState(page) !== 'open')
    return undefined;
  return {
    subject: `${thread.name}:merged`,
    kind: 'pull',
    title: titleIn(page, PULL_TITLE),
    url: thread.url,
    before: 'open',
    patience: MERGE_PATIENCE_MS,
  };
}

function pullState(page: Page): State | undefined {
  const react = [...page.document.querySelectorAll(PULL_LABEL)].map((label) =>
    statusOf(label, 'pullMerged', /^(pull(Opened|Closed)|draft)$/),
  );
  // Timelines show the labels of other pull requests too; theirs are small and not in the header.
  const rails = [...page.document.querySelectorAll(RAILS_PULL_LABEL)].map((label) => {
    if (label.matches('.State--merged')) return 'done';
    return label.matches('.State--open, .State--closed, .State--draft') ? 'open' : undefined;
  });
  return agreed([...react, ...rails]);
}

/** The state in a label's `data-status`; unknown for all that is in neither list, such as `pullQueued`. */
function statusOf(label: Element, done: string, open: RegExp): State | undefined {
  const status = label.getAttribute('data-status') ?? '';
  if (status === done) return 'done';
  return open.test(status) ? 'open' : undefined;
}

function aimAtTask(gesture: Gesture, page: Page, thread: Thread): Aim | undefined {
  const input = pressedCheckbox(gesture);
  const task = input?.closest(TASK);
  if (!input || !task || input.closest(SIDE_PANEL) || boxOf(task) !== input) return undefined;
  const title = taskText(task);
  const comment = task.closest(COMMENT);
  const container = containerName(comment);
  const ordinal = tasksNamed(title, comment, page).indexOf(task);
  return {
    subject: taskSubject(thread, container, title, ordinal),
    kind: 'task',
    title,
    url: thread.url,
    before: checkboxStateBefore(input, gesture),
    where: container,
  };
}

function lookAtTask(aim: Aim, page: Page, thread: Thread): Look {
  const container = aim.where ?? BODY;
  const comment =
    [...page.document.querySelectorAll(COMMENT)].find((one) => containerName(one) === container) ?? null;
  if (!comment && container !== BODY) return 'unsure';
  const alike = tasksNamed(aim.title, comment, page);
  const task = alike.find((_, ordinal) => taskSubject(thread, container, aim.title, ordinal) === aim.subject);
  const input = task && boxOf(task);
  return input ? checkboxState(input) : 'unsure';
}

/** Rows move and are drawn anew, so a task is known by its text within its comment or the body. */
function taskSubject(thread: Thread, container: string, text: string, ordinal: number): string {
  return `${thread.name}:task:${container}:${textName(text, ordinal)}`;
}

function containerName(comment: Element | null): string {
  const id = comment && (comment.id || comment.getAttribute('data-testid'));
  return id?.replace('comment-viewer-outer-box-', '').toLowerCase() ?? BODY;
}

function tasksNamed(text: string, comment: Element | null, page: Page): Element[] {
  const tasks = [...(comment ?? page.document).querySelectorAll(TASK)];
  return tasks.filter(
    (task) => task.closest(COMMENT) === comment && !task.closest(SIDE_PANEL) && taskText(task) === text,
  );
}

function taskText(task: Element): string {
  return ownText(task.querySelector(REACT_TASK_TEXT) ?? task, 'ul, ol, input, button');
}

/** The task's own checkbox; a Rails task holds its sub-tasks too. */
function boxOf(task: Element): HTMLInputElement | undefined {
  return [...task.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')].find(
    (box) => box.closest(TASK) === task,
  );
}

function pressedButton(gesture: Gesture): HTMLButtonElement | undefined {
  const button = targetOf(gesture)?.closest('button');
  const enabled = button && !button.disabled && button.getAttribute('aria-disabled') !== 'true';
  return enabled && presses(gesture, ['Enter', ' ']) ? button : undefined;
}

/** By the address alone: after a soft navigation the rest of the head still describes the page before. */
function threadOf({ location }: Page): Thread | undefined {
  const [, owner, repo, type, number] =
    location.pathname.match(/^\/([^/]+)\/([^/]+)\/(issues|pull)\/(\d+)/) ?? [];
  if (!type) return undefined;
  return {
    type: type as Thread['type'],
    name: `github:${location.host}/${owner}/${repo}#${number}`.toLowerCase(),
    url: `${location.origin}/${owner}/${repo}/${type}/${number}`,
  };
}

function signedIn({ document }: Page): boolean {
  return Boolean(document.querySelector('meta[name="user-login"]')?.getAttribute('content'));
}

function titleIn({ document }: Page, selector: string): string {
  const shown = [...document.querySelectorAll(selector)].find((title) => !title.closest(SIDE_PANEL));
  return plain(shown?.textContent) || plain(document.title.split(' · ')[0]);
}
