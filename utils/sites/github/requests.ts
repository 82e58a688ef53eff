import { type Status, stateFor } from '#utils/sites/github/status.ts';
import type { PageRequest, RequestedChange, RequestReader, State } from '#utils/sites/types.ts';

/** More items than a person changes at once. */
const MOST_ITEMS = 100;
/** More fields than a project has. */
const MOST_OPTIONS = 50;

/** The requests of the React pages, as they have been in 2026, and of the older form of a review. */
export const githubRequests: RequestReader = {
  // Pages ask for much else under `page_data`, and read by `_graphql?…`: none of that wakes the worker.
  requests: [
    'https://*/_graphql',
    'https://*/*/pull/*/page_data/merge',
    'https://*/*/pull/*/page_data/enqueue_stack',
    'https://*/*/pull/*/page_data/enable_auto_merge',
    'https://*/*/pull/*/page_data/disable_auto_merge',
    'https://*/*/pull/*/page_data/dequeue_pull_request',
    'https://*/*/pull/*/page_data/submit_review',
    'https://*/*/pull/*/page_data/resolve_thread',
    'https://*/*/pull/*/page_data/unresolve_thread',
    'https://*/*/pull/*/reviews',
    'https://*/memexes/*/items',
  ],

  // Where Rails saves a text with its tasks. Its pages lie there, too.
  scriptRequests: ['https://*/*/*/issues/*', 'https://*/*/*/issue_comments/*'],

  buildHeader: 'x-github-client-version',

  mayFinish: ({ method, url }) => ['POST', 'PUT'].includes(method) && !url.search,

  namesIn: (body) => [Object(body).persistedQueryName],

  read(request) {
    const change = readPull(request);
    return change ? [change] : [...readItems(request), ...readIssue(request)];
  },
};

/** A stored mutation, told by its name: its hash changes whenever GitHub edits it. */
function readIssue({ method, url, body }: PageRequest): RequestedChange[] {
  if (method !== 'POST' || url.pathname !== '/_graphql' || url.search) return [];
  const { persistedQueryName, variables } = Object(body);
  const status = statusAfter(persistedQueryName, Object(variables).newStateReason);
  // It names the issue by an id that the page does not show.
  return (['issue', 'declined'] as const).flatMap((kind) => {
    const to = stateFor(kind, status);
    return to ? [{ kind, to, subject: '', proof: false }] : [];
  });
}

function statusAfter(mutation: unknown, reason: unknown): Status | undefined {
  if (mutation === 'updateIssueStateMutation') return 'open';
  if (mutation !== 'updateIssueStateMutationCloseMutation') return undefined;
  if (reason === 'COMPLETED') return 'done';
  return reason === 'NOT_PLANNED' || reason === 'DUPLICATE' ? 'declined' : undefined;
}

/** What a request about a pull request changes, but for the names of the pull request itself. */
interface PullChange extends Omit<RequestedChange, 'subject' | 'proof' | 'url'> {
  end: string;
}

/** `…/pull/<n>/page_data/<verb>`, each of which names what it does. */
function readPull({ method, url, body }: PageRequest): RequestedChange | undefined {
  const [, repo, number, verb] =
    url.pathname.match(/^\/([\w-]+\/[\w.-]+)\/pull\/(\d+)\/(page_data\/\w+|reviews)$/) ?? [];
  const change = number && pullChange(`${method} ${verb}`, Object(body));
  if (!change) return undefined;
  const { end, ...rest } = change;
  const subject = `github:${url.host}/${repo}#${number}:${end}`.toLowerCase();
  return { ...rest, subject, proof: true, url: `${url.origin}/${repo}/pull/${number}` };
}

function pullChange(action: string, body: Record<string, unknown>): PullChange | undefined {
  switch (action) {
    case 'POST page_data/merge':
      return { kind: 'pull', to: 'done', end: 'merged' };
    // A stack is merged layer by layer, some time after the answer.
    case 'POST page_data/enqueue_stack':
      return { kind: 'pull', to: 'done', end: 'merged', happensLater: true, takesAlong: true };
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

/**
 * Nobody can approve what is their own, nor ask themselves for changes: only a mere comment needs a gesture, and is none to
 * look for where it is one's own.
 */
function review(verdict: unknown, head?: unknown): PullChange | undefined {
  const [known, comment] = textOf(verdict).match(/^(?:approve|reject|request[ _]changes|(comment))$/i) ?? [];
  const [end = 'head'] = textOf(head).match(/^[\da-f]{40,64}$/i) ?? [];
  return known
    ? {
        kind: 'review',
        to: 'done',
        end: `review:${end}`,
        ...(comment && { needsGesture: true, saysLittle: true }),
      }
    : undefined;
}

function conversation(id: unknown, to: State): PullChange | undefined {
  const [end] = textOf(id).match(/^[\w=-]{1,100}$/) ?? [];
  return end ? { kind: 'thread', to, end: `thread:${end}`, withoutTarget: true } : undefined;
}

/** Any change of a project's items, mere order too: what it came to, only the board can show. */
function readItems({ method, url, body }: PageRequest): RequestedChange[] {
  if (method !== 'PUT' || !/^\/memexes\/\d+\/items$/.test(url.pathname)) return [];
  const { memexProjectItemId, memexProjectItems, memexProjectColumnValues } = Object(body);
  const own = { id: memexProjectItemId, memexProjectColumnValues };
  const items = [own, ...listOf(memexProjectItems).slice(0, MOST_ITEMS)].map(Object);
  const known = items.flatMap((item) => {
    const [id] = textOf(item.id).match(/^\w{1,100}$/) ?? [];
    return id ? [[id.toLowerCase(), optionsIn(item.memexProjectColumnValues)] as const] : [];
  });
  return [...new Map(known)].map(([id, options]) => ({
    kind: 'card',
    to: 'done',
    subject: `github:${url.host}/item/${id}`,
    proof: false,
    needsGesture: true,
    saysLittle: true,
    ...(options.length > 0 && { options }),
  }));
}

/** The ids of the options that are chosen for fields of an item; what else fields hold is nobody's business. */
function optionsIn(values: unknown): string[] {
  return listOf(values)
    .slice(0, MOST_OPTIONS)
    .flatMap((one) => {
      const { value } = Object(one);
      return textOf(Object(value).id ?? value).match(/^[\da-f]{8}$/) ?? [];
    });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text or a number as text; '' for all else. */
function textOf(value: unknown): string {
  return ['string', 'number'].includes(typeof value) ? String(value) : '';
}
