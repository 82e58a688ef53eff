import {
  agreed,
  all,
  checkboxState,
  checkboxStateBefore,
  combineStates,
  gestureElement,
  meansDone,
  normalizeText,
  ownText,
  pressedCheckbox,
  presses,
  textHash,
} from '#utils/sites/dom.ts';
import type {
  Gesture,
  PageRequest,
  ReadFailure,
  RequestedChange,
  RequestReader,
  Site,
  SitePage,
  State,
  Target,
  TaskKind,
} from '#utils/sites/types.ts';

/** How the person says what they think of a pull request, in the newer files view and in the older one. */
const VERDICT = '[name="reviewEvent"], [name$="review[event]"]';
/** Side panels show another issue over the page: one of a project, or a sub-issue. A review is of the page itself. */
const PANEL = '[role="dialog"]:not(:has([name="reviewEvent"]))';
/** A panel's title links to what it shows; its text links to other issues too. */
const PANEL_LINK = '[data-component="PH_Title"] a[data-hovercard-url]';
/** The older one belongs to a form that loads the page anew. */
const RAILS_COMPOSER = '#new_comment_form';
const COMPOSER = `[data-testid="comment-composer"], ${RAILS_COMPOSER}`;
/** The icon says what the button will do. */
const CLOSES = 'svg.octicon-issue-closed';
/** Closing as not planned or duplicate, and reopening, only undo a close. */
const UNDOES = 'svg.octicon-skip, svg.octicon-issue-reopened';
const ISSUE_LABEL = '[data-testid="header-state"][data-status]';
const RAILS_HEADER = '#partial-discussion-header';
const RAILS_LABEL = `${RAILS_HEADER} .State:not(.State--small)`;
/** The first of these icons says the state: a row or a card shows more, of what it is linked with. */
const STATE_ICON = '[class*="octicon-issue-"], [class*="octicon-git-"], .octicon-skip';
const TITLE = '[data-testid="issue-title"], h1[data-component="PH_Title"] .markdown-title, .js-issue-title';

const MERGE_BOX = '[data-testid^="mergebox-"]';
const RAILS_MERGE = '[action$="/merge"] .js-merge-commit-button';
const PULL_HEADER = ':is([data-component^="PageHeader"], [class*="prc-PageLayout-Header"])';

const CONVERSATION = '[data-resolved]';

const ROW = 'li[role="listitem"]';
const ROW_LINK = '[data-testid="issue-pr-title-link"], [data-hovercard-type="issue"]';
const MENU_ITEM = '[role^="menuitem"], [role="option"]';

const CARD = 'data-board-card-id';
const COLUMN = 'data-board-column';

const REACT_TASK = '[data-testid^="tasklist-item-"]';
const REACT_TASK_TEXT = '[class*="TaskListItem-module__task-list-html"]';
const RAILS_TASK = 'li.task-list-item';
const TASK = `${REACT_TASK}, ${RAILS_TASK}`;
/** What holds the tasks that are in no comment: the text of the issue or pull request itself. */
const BODY = 'body';
const COMMENT = '[data-testid^="comment-viewer-outer-box-IC_"], [id^="issuecomment-"]';

/** GitHub merges while it answers, and closes many issues after it, which takes many seconds. */
const PATIENCE_MS = 20_000;

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

/** Issues, pull requests and projects (React and Rails), as they have been from 2025 to 2026. */
export const github: Site = {
  id: 'github',
  matches: ['https://github.com/*'],

  menus: MENU_ITEM,

  findTargets(gesture, page) {
    const element = gestureElement(gesture);
    const me = element && userOf(page);
    if (!me) return [];
    const button = pressedButton(gesture) ?? quickButton(gesture);
    const view = viewOf(rootOf(element), page);
    const own =
      view &&
      ((button &&
        (aimAtIssue(button, view) ??
          aimAtMerge(button, view) ??
          aimAtReview(button, view, me) ??
          aimAtConversation(button, view))) ??
        aimAtTask(gesture, view));
    const target = own ?? aimAtCard(gesture, page);
    return target ? [target] : aimAtRows(gesture, page);
  },

  readState(target, page) {
    const { subject, alias, kind, locator } = target;
    const views = rootsOf(page).flatMap((root) => viewOf(root, page) ?? []);
    const own = views.filter(({ thread }) => subject.startsWith(`${thread.name}:`));
    if (kind === 'card') return combineStates(columnStates(locator ?? '', page));
    if (kind === 'task') return combineStates(own.flatMap((view) => taskState(target, view) ?? []));
    if (kind === 'thread') {
      const shown = all(page.document, CONVERSATION).filter((box) =>
        own.some(({ thread }) => conversationNames(box, thread).some((n) => n === subject || n === alias)),
      );
      return combineStates(shown.map(conversationState));
    }
    // The form goes away with what was submitted, and stays with what was refused.
    if (kind === 'review' && own.length > 0) return page.document.querySelector(VERDICT) ? 'open' : 'gone';
    if (locator) {
      const rows = rowsOf(page).filter(({ thread }) => subject === `${thread.name}:closed`);
      if (rows.length > 0) return combineStates(rows.map(({ state }) => state));
      // A list of what is open drops what is closed; a list of something else says nothing.
      if (locator === page.location.href) return 'gone';
    }
    return combineStates(own.flatMap(statesOf));
  },

  findTask({ kind, to, subject }, page) {
    const view = kind === 'issue' ? onlyIssue(page) : viewOf(page.document, page);
    if (!view) return undefined;
    const own = mainIn(view, to === 'done' ? 'open' : 'done');
    if (!subject) return kind === own.kind ? own : undefined;
    return subject.startsWith(`${view.thread.name}:`) ? { ...own, kind, subject } : undefined;
  },

  finishedTask(page) {
    const view = viewOf(page.document, page);
    return view && agreed(statesOf(view)) === 'done' ? mainIn(view, 'open') : undefined;
  },
};

/** What shows an issue, if there is one: a claim does not say which one it is about. */
function onlyIssue(page: SitePage): View | undefined {
  const [root, ...others] = rootsOf(page).filter((root) => shownIn(root, ISSUE_LABEL).length > 0);
  return root && others.length === 0 ? viewOf(root, page) : undefined;
}

/** A thing that lies in a view's thread, or that thread itself, by the end of its name. */
function thingIn({ root, thread }: View, kind: TaskKind, end: string, before: State): Target {
  const [shown] = shownIn(root, TITLE);
  const title =
    normalizeText(shown?.textContent) ||
    (root instanceof Document ? normalizeText(root.title.split(' · ')[0]) : '');
  return { subject: `${thread.name}:${end}`, kind, title, url: thread.url, before };
}

/** The issue or pull request that a view shows. */
function mainIn(view: View, before: State): Target {
  return view.thread.type === 'pull'
    ? { ...thingIn(view, 'pull', 'merged', before), patience: PATIENCE_MS }
    : thingIn(view, 'issue', 'closed', before);
}

/**
 * What the labels of a view's thread say. `issueClosedNotPlanned`, which also stands for duplicates, counts as open:
 * nothing was completed. Timelines show the labels of other pull requests too, but not in the header.
 */
function statesOf({ root, thread }: View): (State | undefined)[] {
  const label = thread.type === 'pull' ? `${PULL_HEADER} [data-status]` : ISSUE_LABEL;
  const react = shownIn(root, label).map((label) => {
    const status = label.getAttribute('data-status') ?? '';
    if (/^(pullMerged|issueClosed)$/.test(status)) return 'done';
    // Unknown for all else, such as `pullQueued`.
    return /^(pull(Opened|Closed)|draft|issue(Opened|ClosedNotPlanned|Draft))$/.test(status)
      ? 'open'
      : undefined;
  });
  return [...react, ...shownIn(root, RAILS_LABEL).map(iconState)];
}

/** What the icon of a label, a row or a card says. */
function iconState(element: Element): State | undefined {
  const icon = element.querySelector(STATE_ICON)?.getAttribute('class') ?? '';
  if (/octicon-(issue-closed|git-merge)(?!-)/.test(icon)) return 'done';
  return /octicon-(issue-(opened|draft)|git-pull-request|skip)/.test(icon) ? 'open' : undefined;
}

function aimAtIssue(button: HTMLButtonElement, view: View): Target | ReadFailure | undefined {
  if (view.thread.type === 'pull' || !button.closest(COMPOSER)) return undefined;
  const before = agreed(statesOf(view));
  if (!button.querySelector(before === 'done' ? UNDOES : CLOSES)) return undefined;
  if (!before) return { reason: 'issue: no label' };
  const reloadsPage = before === 'open' && button.closest(RAILS_COMPOSER);
  return { ...mainIn(view, before), ...(reloadsPage && { reloadsPage: true }) };
}

/** The button that Ctrl+Shift+Enter (Cmd on a Mac) presses from within the comment's text. */
function quickButton(gesture: Gesture): HTMLButtonElement | undefined {
  if (gesture.type !== 'keydown' || (gesture as KeyboardEvent).key !== 'Enter') return undefined;
  if (!gesture.shiftKey || !(gesture.ctrlKey || gesture.metaKey) || gesture.altKey) return undefined;
  const composer = gestureElement(gesture)?.closest('textarea')?.closest(COMPOSER);
  return (composer ? all<HTMLButtonElement>(composer, 'button') : []).find(
    (button) => enabled(button) && button.querySelector(`${CLOSES}, ${UNDOES}`),
  );
}

/**
 * The confirming button alone merges. It is the primary button that stands free in the merge box: the one that
 * opens the form lies in a button group, and the one that confirms auto-merge is not primary. In the older box it is
 * the one that sends the form.
 */
function aimAtMerge(button: HTMLButtonElement, view: View): Target | ReadFailure | undefined {
  const rails = button.matches(RAILS_MERGE);
  const react =
    button.matches('[data-variant="primary"]') &&
    button.closest(MERGE_BOX) &&
    !button.closest('[data-component="ButtonGroup"]');
  if (view.thread.type !== 'pull' || !(rails || react)) return undefined;
  // Words only ever veto: they are English, but translated by many.
  if (/auto-merge|when ready|queue/i.test(button.textContent ?? '')) return undefined;
  const before = agreed(statesOf(view));
  if (!before) return { reason: 'pull: no label' };
  return before === 'open' ? { ...mainIn(view, before), ...(rails && { reloadsPage: true }) } : undefined;
}

/** The button that submits a review. A person can only comment on what is their own, and that is no review. */
function aimAtReview(button: HTMLButtonElement, view: View, me: string): Target | undefined {
  const form = (button.form ?? button).closest('[role="dialog"], #review-changes-modal');
  if (view.thread.type !== 'pull' || !form?.querySelector(VERDICT)) return undefined;
  if (!button.matches('[data-variant="primary"], [type="submit"]')) return undefined;
  const header = shownIn(view.root, `${PULL_HEADER} a, ${RAILS_HEADER} a`) as HTMLAnchorElement[];
  const own =
    form.querySelector('[value="approve"]:disabled') || header.some(({ pathname }) => pathname === `/${me}`);
  // Only the request knows which commit it is about.
  return own ? undefined : thingIn(view, 'review', 'review:~', 'open');
}

function aimAtConversation(button: HTMLButtonElement, view: View): Target | undefined {
  const box = button.closest('.js-resolvable-timeline-thread-form')?.closest(CONVERSATION);
  if (!box) return undefined;
  const before = conversationState(box);
  const [subject, alias] = conversationNames(box, view.thread);
  if (!subject || button.value !== (before === 'open' ? 'resolve' : 'unresolve')) return undefined;
  return { ...thingIn(view, 'thread', '', before), subject, ...(alias && { alias }) };
}

function conversationState(box: Element): State {
  return box.getAttribute('data-resolved') === 'true' ? 'done' : 'open';
}

/** A conversation by its own id, as far as that is told, and by its first comment's, be it shown or folded away. */
function conversationNames(box: Element, { name }: Thread): string[] {
  const said = (attribute: string) =>
    (box.closest(`[${attribute}]`) ?? box.querySelector(`[${attribute}]`))?.getAttribute(attribute);
  const [, id] = said('data-deferred-content-url')?.match(/\/threads\/(\d+)/) ?? [];
  const comment = box.querySelector('[id^="discussion_r"]')?.id ?? said('data-hidden-comment-ids');
  const [first] = comment?.match(/\d+/) ?? [];
  return [id, first && `r${first}`].flatMap((end) => (end ? [`${name}:thread:${end}`] : []));
}

/** Choosing in the menu of a list changes every issue that is selected in it. */
function aimAtRows(gesture: Gesture, page: SitePage): Target[] {
  const item = gestureElement(gesture)?.closest(MENU_ITEM);
  if (!item || !presses(gesture, ['Enter', ' '])) return [];
  return rowsOf(page).flatMap(({ row, title, thread, state }) => {
    const box = row.querySelector<HTMLInputElement>('input[type="checkbox"]');
    if (!state || !box || checkboxState(box) === 'open') return [];
    if (!item.querySelector(state === 'open' ? CLOSES : UNDOES)) return [];
    const main = { subject: `${thread.name}:closed`, kind: 'issue', title, url: thread.url } as const;
    return [{ ...main, before: state, patience: PATIENCE_MS, locator: page.location.href }];
  });
}

/** The issues of a list. */
function rowsOf({ document, location }: SitePage) {
  return all(document, ROW).flatMap((row) => {
    const link = row.querySelector<HTMLAnchorElement>(ROW_LINK);
    const thread = threadAt(link?.pathname ?? '', location);
    return thread?.type === 'issues'
      ? [{ row, title: normalizeText(link?.textContent), thread, state: iconState(row) }]
      : [];
  });
}

/** A card that the person takes up, to drag it or to choose from its menu. What is closed itself stays finished. */
function aimAtCard(gesture: Gesture, page: SitePage): Target | undefined {
  const card = gestureElement(gesture)?.closest(`[${CARD}]`);
  if (!card || !presses(gesture, ['Enter', ' ']) || iconState(card) === 'done') return undefined;
  const where = card.getAttribute(CARD) ?? '';
  const before = agreed(columnStates(where, page));
  const { location } = page;
  const item = `github:${location.host}/item/${where}`.toLowerCase();
  const [thread] = all<HTMLAnchorElement>(card, 'a').flatMap(
    ({ pathname }) => threadAt(pathname, location) ?? [],
  );
  return (
    before && {
      subject: thread ? `${thread.name}:${thread.type === 'pull' ? 'merged' : 'closed'}` : item,
      ...(thread && { alias: item }),
      kind: 'card',
      title: normalizeText(card.querySelector('h3, [role="heading"]')?.textContent),
      url: thread?.url ?? location.origin + location.pathname,
      before,
      locator: where,
      moved: true,
      deferred: true,
    }
  );
}

/**
 * What the columns that a card lies in say of it: nothing if it is closed itself, as that outlives every column. What
 * is in the person's hand may be shown twice, once in no column.
 */
function columnStates(id: string, { document, settings }: SitePage): (State | undefined)[] {
  return all(document, `[${COLUMN}] [${CARD}="${CSS.escape(id)}"]`).map((card) => {
    const name = card.closest(`[${COLUMN}]`)?.getAttribute(COLUMN) ?? '';
    if (meansDone(name, settings.doneColumns)) return 'done';
    return iconState(card) === 'done' ? undefined : 'open';
  });
}

function aimAtTask(gesture: Gesture, { root, thread }: View): Target | undefined {
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
    locator: container,
  };
}

function taskState(
  { subject, title, locator: container = BODY }: Target,
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
  return `${thread.name}:task:${container}:${textHash(text, ordinal)}`;
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
  return all<HTMLInputElement>(task, 'input[type="checkbox"]').find((box) => box.closest(TASK) === task);
}

function pressedButton(gesture: Gesture): HTMLButtonElement | undefined {
  const button = gestureElement(gesture)?.closest('button');
  return button && enabled(button) && presses(gesture, ['Enter', ' ']) ? button : undefined;
}

function enabled(button: HTMLButtonElement): boolean {
  return !button.disabled && button.getAttribute('aria-disabled') !== 'true';
}

/** The page and every panel over it. */
function rootsOf({ document }: SitePage): ParentNode[] {
  return [document, ...all(document, PANEL)];
}

function rootOf(element: Element): ParentNode {
  return element.closest(PANEL) ?? element.ownerDocument;
}

/** What lies in the page or in one panel, and not in a panel over it. */
function shownIn(root: ParentNode, selector: string): Element[] {
  return all(root, selector).filter((found) => rootOf(found) === root);
}

/**
 * The page's thread by the address alone: after a soft navigation the rest of the head still describes the page
 * before. A panel's by its own link and by what the address says of it; for a moment they may contradict each other.
 */
function viewOf(root: ParentNode, { document, location }: SitePage): View | undefined {
  const links = shownIn(root, PANEL_LINK).map((link) => link.getAttribute('data-hovercard-url'));
  const [owner, repo, number] = new URLSearchParams(location.search).get('issue')?.split('|') ?? [];
  const paths =
    root === document ? [location.pathname] : [...links, owner && `/${owner}/${repo}/issues/${number}`];
  const [thread, ...others] = paths.flatMap((path) => (path ? [threadAt(path, location)] : []));
  return thread && others.every((other) => other?.name === thread.name) ? { root, thread } : undefined;
}

function threadAt(path: string, { host, origin }: SitePage['location']): Thread | undefined {
  const [, owner, repo, type, number] = path.match(/^\/([^/]+)\/([^/]+)\/(issues|pull)\/(\d+)/) ?? [];
  if (!type) return undefined;
  return {
    type: type as Thread['type'],
    name: `github:${host}/${owner}/${repo}#${number}`.toLowerCase(),
    url: `${origin}/${owner}/${repo}/${type}/${number}`,
  };
}

/** Who is signed in; nobody else finishes anything here. */
function userOf({ document }: SitePage): string {
  return document.querySelector('meta[name="user-login"]')?.getAttribute('content') ?? '';
}

/** The requests of the React pages, as they have been in 2026, and of the older form of a review. */
export const githubRequests: RequestReader = {
  // Pages ask for much else under `page_data`, and read by `_graphql?…`: none of that wakes the worker.
  requests: [
    'https://*/_graphql',
    'https://*/*/pull/*/page_data/merge',
    'https://*/*/pull/*/page_data/enable_auto_merge',
    'https://*/*/pull/*/page_data/disable_auto_merge',
    'https://*/*/pull/*/page_data/dequeue_pull_request',
    'https://*/*/pull/*/page_data/submit_review',
    'https://*/*/pull/*/page_data/resolve_thread',
    'https://*/*/pull/*/page_data/unresolve_thread',
    'https://*/*/pull/*/reviews',
    'https://*/memexes/*/items',
  ],

  read(sent) {
    const change = readIssue(sent) ?? readPull(sent) ?? readItem(sent);
    return change ? [change] : [];
  },
};

/** A stored mutation, told by its name: its hash changes whenever GitHub edits it. */
function readIssue({ method, url, body }: PageRequest): RequestedChange | undefined {
  if (method !== 'POST' || url.pathname !== '/_graphql' || url.search) return undefined;
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

/** What a request about a pull request changes, but for the names of the pull request itself. */
type Part = Pick<RequestedChange, 'kind' | 'to' | 'happensLater' | 'needsGesture' | 'withoutTarget'> & {
  end: string;
};

/** `…/pull/<n>/page_data/<verb>`, each of which names what it does. */
function readPull({ method, url, body }: PageRequest): RequestedChange | undefined {
  const [, repo, number, verb] =
    url.pathname.match(/^\/([\w-]+\/[\w.-]+)\/pull\/(\d+)\/(page_data\/\w+|reviews)$/) ?? [];
  const part = number && partOf(`${method} ${verb}`, Object(body));
  if (!part) return undefined;
  const { end, ...change } = part;
  const subject = `github:${url.host}/${repo}#${number}:${end}`.toLowerCase();
  return { ...change, subject, proof: true, url: `${url.origin}/${repo}/pull/${number}` };
}

function partOf(act: string, body: Record<string, unknown>): Part | undefined {
  switch (act) {
    case 'POST page_data/merge':
      return { kind: 'pull', to: 'done', end: 'merged' };
    case 'POST page_data/enable_auto_merge':
      return { kind: 'pull', to: 'done', end: 'merged', happensLater: true };
    case 'POST page_data/disable_auto_merge':
    case 'POST page_data/dequeue_pull_request':
      return { kind: 'pull', to: 'open', end: 'merged', happensLater: true };
    case 'PUT page_data/submit_review':
      return review(body.event, body.headSha);
    case 'POST reviews':
      return review(body['pull_request_review[event]']);
    case 'POST page_data/resolve_thread':
      return conversation(body.threadId, 'done');
    case 'POST page_data/unresolve_thread':
      return conversation(body.threadId, 'open');
    default:
      return undefined;
  }
}

/** Nobody can approve what is their own, nor ask themselves for changes: only a mere comment needs a gesture. */
function review(verdict: unknown, head?: unknown): Part | undefined {
  const [said, comment] = textOf(verdict).match(/^(?:approve|reject|request[ _]changes|(comment))$/i) ?? [];
  const [end = 'head'] = textOf(head).match(/^[\da-f]{40,64}$/i) ?? [];
  return said
    ? { kind: 'review', to: 'done', end: `review:${end}`, ...(comment && { needsGesture: true }) }
    : undefined;
}

function conversation(id: unknown, to: State): Part | undefined {
  const [end] = textOf(id).match(/^[\w=-]{1,100}$/) ?? [];
  return end ? { kind: 'thread', to, end: `thread:${end}`, withoutTarget: true } : undefined;
}

/** Any change of a project's item, mere order too: what it came to, only the board can show. */
function readItem({ method, url, body }: PageRequest): RequestedChange | undefined {
  if (method !== 'PUT' || !/^\/memexes\/\d+\/items$/.test(url.pathname)) return undefined;
  const [id] = textOf(Object(body).memexProjectItemId).match(/^\w{1,100}$/) ?? [];
  if (!id) return undefined;
  const subject = `github:${url.host}/item/${id}`.toLowerCase();
  return { kind: 'card', to: 'done', subject, proof: false, needsGesture: true };
}

/** A text or a number as text; '' for all else. */
function textOf(value: unknown): string {
  return ['string', 'number'].includes(typeof value) ? String(value) : '';
}
