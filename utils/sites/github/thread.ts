import { agreed, all, normalizeText } from '#utils/sites/dom.ts';
import { iconStatus, statusOf } from '#utils/sites/github/icons.ts';
import { nameById, TELLS_ID, tagIn } from '#utils/sites/github/ids.ts';
import { type Status, stateFor } from '#utils/sites/github/status.ts';
import type { SitePage, State, Target, TaskKind } from '#utils/sites/types.ts';

/** Side panels show another issue over the page: one of a project, or a sub-issue. A review is of the page itself. */
const PANEL = '[role="dialog"]:not(:has([name="reviewEvent"]))';
/** A panel's title links to what it shows; its text links to other issues too. */
const PANEL_LINK = '[data-component="PH_Title"] a[data-hovercard-url]';
export const ISSUE_LABEL = '[data-testid="header-state"][data-status]';
export const PULL_HEADER = ':is([data-component^="PageHeader"], [class*="prc-PageLayout-Header"])';
export const RAILS_HEADER = '#partial-discussion-header';
const RAILS_LABEL = `${RAILS_HEADER} .State:not(.State--small)`;
export const TITLE =
  '[data-testid="issue-title"], h1[data-component="PH_Title"] .markdown-title, .js-issue-title';

/** A panel shows drafts, too, which no page shows. */
const DRAFT_TITLE = 'h2 bdi';
/** What a layer of a stack is shown in. */
const LAYER = 'a, li, [role$="item"], [role="option"], [role="row"]';

/** What a form of Rails makes of a target. */
export const BY_FORM = { reloadsPage: true, withoutRequest: true } as const;

/** GitHub merges while it answers, and closes many issues after it, which takes many seconds. */
export const PATIENCE_MS = 20_000;

/** An issue or a pull request; they share one numbering. */
export interface Thread {
  type: 'issues' | 'pull';
  /** `github:<host>/<owner>/<repo>#<n>`, lower case. */
  name: string;
  url: string;
}

/** A part of the page that shows one thread: the page without its panels, or one of these. */
export interface View {
  root: ParentNode;
  thread: Thread;
}

/** A thread as a whole can be finished so. */
export type ThreadKind = 'issue' | 'declined' | 'pull';

const ENDS: Record<ThreadKind, string> = { issue: 'closed', declined: 'declined', pull: 'merged' };

/** The subject of a thread that is finished as a whole. */
export function threadSubject(
  { name, type }: Pick<Thread, 'name' | 'type'>,
  kind: ThreadKind = type === 'pull' ? 'pull' : 'issue',
): string {
  return `${name}:${ENDS[kind]}`;
}

/** A target that lies in a view's thread. @param end what its name ends in, after that of the thread */
export function targetIn({ root, thread }: View, kind: TaskKind, end: string, before: State): Target {
  return { subject: `${thread.name}:${end}`, kind, title: titleIn(root), url: thread.url, before };
}

/** What the page, or a panel, calls what it shows. */
export function titleIn(root: ParentNode): string {
  const [heading] = shownIn(root, root.ownerDocument ? `${TITLE}, ${DRAFT_TITLE}` : TITLE);
  return normalizeText(heading?.textContent) || normalizeText(documentTitle(root));
}

/** The issue or pull request that a view shows, as a target. */
export function threadTarget(view: View, kind: ThreadKind, before: State): Target {
  const byId = nameById(new URL(view.thread.url).host, agreed(shownIn(view.root, TELLS_ID).map(tagIn)));
  const target = {
    ...targetIn(view, kind, ENDS[kind], before),
    ...(byId && { alias: threadSubject({ ...view.thread, name: byId }, kind) }),
  };
  return kind === 'pull' ? { ...target, patience: PATIENCE_MS } : target;
}

/** The title of a page without what GitHub adds; none of a panel. */
function documentTitle(root: ParentNode): string | undefined {
  return root.ownerDocument ? undefined : (root as Document).title.split(' · ')[0];
}

/**
 * What the labels of a view's thread say. Timelines show the labels of other pull requests too, but not in the header.
 */
export function statusesOf(view: View): (Status | undefined)[] {
  const newer = view.thread.type === 'pull' ? `${PULL_HEADER} [data-status]` : ISSUE_LABEL;
  const labels = (selector: string) =>
    shownIn(view.root, selector).filter((label) => !isOfLayer(label, view));
  return [...labels(newer).map(statusOf), ...labels(RAILS_LABEL).map(iconStatus)];
}

/** Whether a label is about another layer of the stack that a pull request's header shows: it lies beside a link there. */
function isOfLayer(label: Element, { thread }: View): boolean {
  const around = label.closest(LAYER) ?? label.parentElement;
  if (!around || around.matches(PULL_HEADER) || around.querySelector(PULL_HEADER)) return false;
  const links = [around, ...all(around, 'a')].flatMap((link) => pullBehind(link, thread) ?? []);
  // What leads to several is the map of the stack, and no layer of it.
  return new Set(links).size === 1 && links[0] !== thread.name;
}

/** The name of the pull request that an element links to. */
export function pullBehind(element: Element, { url }: Pick<Thread, 'url'>): string | undefined {
  const thread = threadAt((element as HTMLAnchorElement).pathname ?? '', new URL(url));
  return thread?.type === 'pull' ? thread.name : undefined;
}

/** What the labels of a view's thread say of one way to finish it; undefined unless they agree. */
export function threadState(view: View, kind: ThreadKind): State | undefined {
  return stateFor(kind, agreed(statusesOf(view)));
}

/** The page and every panel over it. */
export function rootsOf({ document }: SitePage): ParentNode[] {
  return [document, ...all(document, PANEL)];
}

/** The page or the panel that an element lies in. */
export function rootOf(element: Element): ParentNode {
  return element.closest(PANEL) ?? element.ownerDocument;
}

/** What lies in the page or in one panel, and not in a panel over it. */
export function shownIn(root: ParentNode, selector: string): Element[] {
  return all(root, selector).filter((found) => rootOf(found) === root);
}

/**
 * The page's thread by the address alone: after a soft navigation the rest of the head still describes the page
 * before. A panel's by its own link and by what the address says of it; for a moment they may contradict each other.
 */
export function viewOf(root: ParentNode, { document, location }: SitePage): View | undefined {
  const links = shownIn(root, PANEL_LINK).map((link) => link.getAttribute('data-hovercard-url'));
  const [owner, repo, number] = new URLSearchParams(location.search).get('issue')?.split('|') ?? [];
  const paths =
    root === document ? [location.pathname] : [...links, owner && `/${owner}/${repo}/issues/${number}`];
  const [thread, ...others] = paths.flatMap((path) => (path ? [threadAt(path, location)] : []));
  return thread && others.every((other) => other?.name === thread.name) ? { root, thread } : undefined;
}

/** The thread at the path of an address. */
export function threadAt(path: string, { host, origin }: SitePage['location']): Thread | undefined {
  const [, owner, repo, type, number] = path.match(/^\/([^/]+)\/([^/]+)\/(issues|pull)\/(\d+)/) ?? [];
  if (!type) return undefined;
  return {
    type: type as Thread['type'],
    name: `github:${host}/${owner}/${repo}#${number}`.toLowerCase(),
    url: `${origin}/${owner}/${repo}/${type}/${number}`,
  };
}
