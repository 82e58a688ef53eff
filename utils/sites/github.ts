import type { Aim, Claim, Gesture, Page, Sent, Site, State, Writes } from './contract.ts';
import {
  agreed,
  checkboxState,
  checkboxStateBefore,
  lookOf,
  ownText,
  plain,
  pressedCheckbox,
  presses,
  targetOf,
  textName,
} from './reading.ts';

/** Side panels show another issue over the page: one of a project, or a sub-issue. */
const PANEL = '[role="dialog"]';
/** A panel's title links to what it shows; its text links to other issues too. */
const PANEL_LINK = '[data-component="PH_Title"] a[data-hovercard-url]';
const COMPOSER = '[data-testid="comment-composer"], #react-issue-comment-composer';
/** The icon says what the button will do. */
const CLOSES = 'svg.octicon-issue-closed';
/** Closing as not planned or duplicate, and reopening, only undo a close. */
const UNDOES = 'svg.octicon-skip, svg.octicon-issue-reopened';
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

/** A part of the page that shows one thread: the page without its panels, or one of these. */
interface View {
  root: ParentNode;
  thread: Thread;
}

/** Issues (React) and pull requests (React and Rails), as they have been from 2025 to 2026. */
export const github: Site = {
  id: 'github',
  matches: ['https://github.com/*'],

  menus: '[role^="menuitem"], [role="option"]',

  aim(gesture, page) {
    const target = targetOf(gesture);
    const view = target && viewOf(rootOf(target), page);
    if (!view || !signedIn(page)) return [];
    const aim = aimAtIssue(gesture, view) ?? aimAtMerge(gesture, view) ?? aimAtTask(gesture, view);
    return aim ? [aim] : [];
  },

  look(aim, page) {
    const views = rootsOf(page).flatMap((root) => viewOf(root, page) ?? []);
    const own = views.filter(({ thread }) => aim.subject.startsWith(`${thread.name}:`));
    if (aim.kind === 'issue') return lookOf(own.flatMap(issueStates));
    if (aim.kind === 'pull') return lookOf(own.flatMap(pullStates));
    return lookOf(own.flatMap((view) => taskState(aim, view) ?? []));
  },

  meet({ kind, to, subject }, page) {
    const view = kind === 'issue' ? onlyIssue(page) : viewOf(page.document, page);
    const before = to === 'done' ? 'open' : 'done';
    const aim = view && (kind === 'issue' ? issueIn(view, before) : pullIn(view, before));
    return subject && aim?.subject !== subject ? undefined : aim;
  },
};

/** What shows an issue, if there is one: a claim does not say which one it is about. */
function onlyIssue(page: Page): View | undefined {
  const [root, ...others] = rootsOf(page).filter((root) => shownIn(root, ISSUE_LABEL).length > 0);
  return root && others.length === 0 ? viewOf(root, page) : undefined;
}

function aimAtIssue(gesture: Gesture, view: View): Aim | undefined {
  const button = pressedButton(gesture) ?? quickButton(gesture);
  if (!button?.closest(COMPOSER)) return undefined;
  const before = agreed(issueStates(view));
  const fits = before === 'open' ? CLOSES : UNDOES;
  return before && button.querySelector(fits) ? issueIn(view, before) : undefined;
}

/** The button that Ctrl+Shift+Enter (Cmd on a Mac) presses from within the comment's text. */
function quickButton(gesture: Gesture): Element | undefined {
  if (gesture.type !== 'keydown' || (gesture as KeyboardEvent).key !== 'Enter') return undefined;
  if (!gesture.shiftKey || !(gesture.ctrlKey || gesture.metaKey) || gesture.altKey) return undefined;
  const composer = targetOf(gesture)?.closest('textarea')?.closest(COMPOSER);
  return [...(composer?.querySelectorAll('button') ?? [])].find(
    (button) => enabled(button) && button.querySelector(`${CLOSES}, ${UNDOES}`),
  );
}

function issueIn({ root, thread }: View, before: State): Aim | undefined {
  if (thread.type !== 'issues') return undefined;
  const title = titleIn(root, ISSUE_TITLE);
  return { subject: `${thread.name}:closed`, kind: 'issue', title, url: thread.url, before };
}

/** `issueClosedNotPlanned`, which also stands for duplicates, counts as open: nothing was completed. */
function issueStates({ root }: View): (State | undefined)[] {
  return shownIn(root, ISSUE_LABEL).map((label) =>
    statusOf(label, 'issueClosed', /^issue(Opened|ClosedNotPlanned|Draft)$/),
  );
}

/**
 * The confirming button alone merges. It is the primary button that stands free in the merge box: the one that
 * opens the form lies in a button group, and the one that confirms auto-merge is not primary.
 */
function aimAtMerge(gesture: Gesture, view: View): Aim | undefined {
  const button = pressedButton(gesture);
  if (!button?.closest(MERGE_BOX)) return undefined;
  if (!button.matches('[data-variant="primary"]') || button.closest('[data-component="ButtonGroup"]'))
    return undefined;
  // Words only ever veto: they are English, but translated by many.
  if (/auto-merge|when ready|queue/i.test(button.textContent ?? '')) return undefined;
  return agreed(pullStates(view)) === 'open' ? pullIn(view, 'open') : undefined;
}

function pullIn({ root, thread }: View, before: State): Aim | undefined {
  if (thread.type !== 'pull') return undefined;
  return {
    subject: `${thread.name}:merged`,
    kind: 'pull',
    title: titleIn(root, PULL_TITLE),
    url: thread.url,
    before,
    patience: MERGE_PATIENCE_MS,
  };
}

function pullStates({ root }: View): (State | undefined)[] {
  const react = shownIn(root, PULL_LABEL).map((label) =>
    statusOf(label, 'pullMerged', /^(pull(Opened|Closed)|draft)$/),
  );
  // Timelines show the labels of other pull requests too; theirs are small and not in the header.
  const rails = shownIn(root, RAILS_PULL_LABEL).map((label) => {
    if (label.matches('.State--merged')) return 'done';
    return label.matches('.State--open, .State--closed, .State--draft') ? 'open' : undefined;
  });
  return [...react, ...rails];
}

/** The state in a label's `data-status`; unknown for all that is in neither list, such as `pullQueued`. */
function statusOf(label: Element, done: string, open: RegExp): State | undefined {
  const status = label.getAttribute('data-status') ?? '';
  if (status === done) return 'done';
  return open.test(status) ? 'open' : undefined;
}

function aimAtTask(gesture: Gesture, { root, thread }: View): Aim | undefined {
  const input = pressedCheckbox(gesture);
  const task = input?.closest(TASK);
  if (!input || !task || boxOf(task) !== input) return undefined;
  const title = taskText(task);
  const container = containerName(task);
  const ordinal = tasksNamed(title, container, root).indexOf(task);
  return {
    subject: taskSubject(thread, container, title, ordinal),
    kind: 'task',
    title,
    url: thread.url,
    before: checkboxStateBefore(input, gesture),
    where: container,
  };
}

function taskState(
  { subject, title, where: container = BODY }: Aim,
  { root, thread }: View,
): State | undefined {
  const task = tasksNamed(title, container, root).find(
    (_, ordinal) => taskSubject(thread, container, title, ordinal) === subject,
  );
  const input = task && boxOf(task);
  return input && checkboxState(input);
}

/** Rows move and are drawn anew, so a task is known by its text within its comment or the body. */
function taskSubject(thread: Thread, container: string, text: string, ordinal: number): string {
  return `${thread.name}:task:${container}:${textName(text, ordinal)}`;
}

function containerName(task: Element): string {
  const comment = task.closest(COMMENT);
  const id = comment && (comment.id || comment.getAttribute('data-testid'));
  return id?.replace('comment-viewer-outer-box-', '').toLowerCase() ?? BODY;
}

function tasksNamed(text: string, container: string, root: ParentNode): Element[] {
  return shownIn(root, TASK).filter((task) => containerName(task) === container && taskText(task) === text);
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
  return button && enabled(button) && presses(gesture, ['Enter', ' ']) ? button : undefined;
}

function enabled(button: HTMLButtonElement): boolean {
  return !button.disabled && button.getAttribute('aria-disabled') !== 'true';
}

/** The page and every panel over it. */
function rootsOf({ document }: Page): ParentNode[] {
  return [document, ...document.querySelectorAll(PANEL)];
}

function rootOf(element: Element): ParentNode {
  return element.closest(PANEL) ?? element.ownerDocument;
}

/** What lies in the page or in one panel, and not in a panel over it. */
function shownIn(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)].filter((found) => rootOf(found) === root);
}

/**
 * The page's thread by the address alone: after a soft navigation the rest of the head still describes the page
 * before. A panel's by its own link and by what the address says of it; for a moment they may contradict each other.
 */
function viewOf(root: ParentNode, { document, location }: Page): View | undefined {
  const links = shownIn(root, PANEL_LINK).map((link) => link.getAttribute('data-hovercard-url'));
  const [owner, repo, number] = new URLSearchParams(location.search).get('issue')?.split('|') ?? [];
  const paths =
    root === document ? [location.pathname] : [...links, owner && `/${owner}/${repo}/issues/${number}`];
  const [thread, ...others] = paths.flatMap((path) => (path ? [threadAt(path, location)] : []));
  return thread && others.every((other) => other?.name === thread.name) ? { root, thread } : undefined;
}

function threadAt(path: string, { host, origin }: Page['location']): Thread | undefined {
  const [, owner, repo, type, number] = path.match(/^\/([^/]+)\/([^/]+)\/(issues|pull)\/(\d+)/) ?? [];
  if (!type) return undefined;
  return {
    type: type as Thread['type'],
    name: `github:${host}/${owner}/${repo}#${number}`.toLowerCase(),
    url: `${origin}/${owner}/${repo}/${type}/${number}`,
  };
}

function signedIn({ document }: Page): boolean {
  return Boolean(document.querySelector('meta[name="user-login"]')?.getAttribute('content'));
}

function titleIn(root: ParentNode, selector: string): string {
  const [shown] = shownIn(root, selector);
  return plain(shown?.textContent) || (root instanceof Document ? plain(root.title.split(' · ')[0]) : '');
}

/** The requests of the React pages, as they have been in 2026. */
export const githubWrites: Writes = {
  // Pages ask for much else under `page_data`, and read by `_graphql?…`: none of that wakes the worker.
  requests: ['https://github.com/_graphql', 'https://github.com/*/pull/*/page_data/merge'],

  read(sent) {
    const claim = sent.method === 'POST' && (readIssue(sent) ?? readMerge(sent));
    return claim ? [claim] : [];
  },
};

/** A stored mutation, told by its name: its hash changes whenever GitHub edits it. */
function readIssue({ url, body }: Sent): Claim | undefined {
  if (url.pathname !== '/_graphql' || url.search) return undefined;
  const { persistedQueryName, variables } = Object(body);
  const to = stateAfter(persistedQueryName, Object(variables).newStateReason);
  // It names the issue by an id that the page does not show.
  return to && { kind: 'issue', to, subject: '', proof: false };
}

function stateAfter(mutation: unknown, reason: unknown): State | undefined {
  if (mutation === 'updateIssueStateMutation') return 'open';
  if (mutation !== 'updateIssueStateMutationCloseMutation') return undefined;
  if (reason === 'COMPLETED') return 'done';
  return reason === 'NOT_PLANNED' || reason === 'DUPLICATE' ? 'open' : undefined;
}

/** `POST …/page_data/merge`. Enabling auto-merge and joining a queue have other names, and only promise to merge. */
function readMerge({ url }: Sent): Claim | undefined {
  const [, repo, number] = url.pathname.match(/^\/([\w-]+\/[\w.-]+)\/pull\/(\d+)\/page_data\/merge$/) ?? [];
  const subject = `github:${url.host}/${repo}#${number}:merged`.toLowerCase();
  const shownAt = `${url.origin}/${repo}/pull/${number}`;
  return number ? { kind: 'pull', to: 'done', subject, proof: true, url: shownAt } : undefined;
}
