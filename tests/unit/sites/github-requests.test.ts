import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosen } from '#tests/support/detection-settings.ts';
import { githubRequests } from '#utils/sites/github/requests.ts';
import type { PageRequest, RequestedChange } from '#utils/sites/types.ts';

const GRAPHQL = 'https://github.com/_graphql';
const PULL = 'https://github.com/Octo-Org/Hello.js/pull/20';
const CLOSE = 'updateIssueStateMutationCloseMutation';
const REOPEN = 'updateIssueStateMutation';
const SECRET = 'b0d1e5-secret-9f27';

const sent = (method: string, url: string, body?: unknown): PageRequest => ({
  method,
  url: new URL(url),
  body,
});
const mutation = (persistedQueryName: string, variables: unknown) => ({
  persistedQueryName,
  query: '00112233445566778899aabbccddeeff',
  variables,
});
const closing = (newStateReason: unknown) =>
  mutation(CLOSE, { id: `I_${SECRET}`, newStateReason, duplicateIssueId: SECRET });
const reopening = mutation(REOPEN, { id: `I_${SECRET}` });
const HEAD = '9FCEB02d0ae598e95dc970b74767f19372d61af8';
const reviewing = (event: unknown, headSha: unknown = HEAD) => ({ body: SECRET, event, headSha });
const reviewingInForm = (verdict: unknown) => ({
  'pull_request_review[event]': verdict,
  'pull_request_review[body]': SECRET,
  authenticity_token: SECRET,
});
const resolving = (threadId: unknown) => ({ threadId, resolution_reason: SECRET });
const ITEMS = 'https://github.com/memexes/42/items';
const moving = (memexProjectItemId: unknown) => ({ memexProjectItemId, previousMemexProjectItemId: SECRET });
const merging = { mergeMethod: 'SQUASH', commitTitle: SECRET, commitMessage: SECRET };

/** What becomes of an issue: whether it is completed and whether it is declined are two subjects. */
const issue = (state: 'open' | 'completed' | 'declined'): RequestedChange[] => [
  { kind: 'issue', to: state === 'completed' ? 'done' : 'open', subject: '', proof: false },
  { kind: 'declined', to: state === 'declined' ? 'done' : 'open', subject: '', proof: false },
];
const pull = (name: string): RequestedChange => ({
  kind: 'pull',
  to: 'done',
  subject: `github:github.com/${name.replace('/pull/', '#').toLowerCase()}:merged`,
  proof: true,
  url: `https://github.com/${name}`,
});

const about = (
  end: string,
  change: Pick<RequestedChange, 'kind' | 'to'> & Partial<RequestedChange>,
): RequestedChange => ({
  subject: `github:github.com/octo-org/hello.js#20:${end}`,
  proof: true,
  url: PULL,
  ...change,
});
const review = (end = HEAD.toLowerCase()) => about(`review:${end}`, { kind: 'review', to: 'done' });
const comment = (end = HEAD.toLowerCase()): RequestedChange => ({
  ...review(end),
  needsGesture: true,
  saysLittle: true,
});
const thread = (id: string, to: RequestedChange['to']) =>
  about(`thread:${id}`, { kind: 'thread', to, withoutTarget: true });
const later = (to: RequestedChange['to']) => about('merged', { kind: 'pull', to, happensLater: true });
const item = (id: string): RequestedChange => ({
  kind: 'card',
  to: 'done',
  subject: `github:github.com/item/${id}`,
  proof: false,
  needsGesture: true,
  saysLittle: true,
});
const pageData = (verb: string, body?: unknown, method = 'POST') =>
  sent(method, `${PULL}/page_data/${verb}`, body);

describe('a request that finishes something', () => {
  it.each<[string, PageRequest, RequestedChange | RequestedChange[]]>([
    ['closes an issue as completed', sent('POST', GRAPHQL, closing('COMPLETED')), issue('completed')],
    ['closes one as not planned', sent('POST', GRAPHQL, closing('NOT_PLANNED')), issue('declined')],
    ['closes one as a duplicate', sent('POST', GRAPHQL, closing('DUPLICATE')), issue('declined')],
    ['reopens one', sent('POST', GRAPHQL, reopening), issue('open')],
    [
      'merges a pull request',
      sent('POST', `${PULL}/page_data/merge`, merging),
      pull('Octo-Org/Hello.js/pull/20'),
    ],
    [
      'merges one, whatever its body',
      sent('POST', `${PULL}/page_data/merge`),
      pull('Octo-Org/Hello.js/pull/20'),
    ],
    [
      'merges one of a managed user',
      sent('POST', 'https://github.com/Ada_corp/My_repo-2/pull/1/page_data/merge', merging),
      pull('Ada_corp/My_repo-2/pull/1'),
    ],
    ['enables auto-merge', pageData('enable_auto_merge', merging), later('done')],
    ['merges a stack', pageData('enqueue_stack', merging), { ...later('done'), takesAlong: true }],
    ['joins a queue', pageData('enable_auto_merge', { mergeMethod: 'GROUP' }), later('done')],
    ['disables auto-merge', pageData('disable_auto_merge'), later('open')],
    ['leaves a queue', pageData('dequeue_pull_request', {}), later('open')],
    ['approves', pageData('submit_review', reviewing('approve'), 'PUT'), review()],
    ['approves in capitals', pageData('submit_review', reviewing('APPROVE'), 'PUT'), review()],
    ['asks for changes', pageData('submit_review', reviewing('request changes'), 'PUT'), review()],
    ['asks for changes, in code', pageData('submit_review', reviewing('REQUEST_CHANGES'), 'PUT'), review()],
    ['comments', pageData('submit_review', reviewing('Comment'), 'PUT'), comment()],
    ['approves no commit', pageData('submit_review', reviewing('approve', null), 'PUT'), review('head')],
    [
      'approves an odd commit',
      pageData('submit_review', reviewing('approve', 'main'), 'PUT'),
      review('head'),
    ],
    ['approves by the form', sent('POST', `${PULL}/reviews`, reviewingInForm('approve')), review('head')],
    ['rejects by the form', sent('POST', `${PULL}/reviews`, reviewingInForm('reject')), review('head')],
    ['comments by the form', sent('POST', `${PULL}/reviews`, reviewingInForm('comment')), comment('head')],
    ['resolves', pageData('resolve_thread', resolving('PRRT_kwDOAb-1=')), thread('prrt_kwdoab-1=', 'done')],
    ['resolves by number', pageData('resolve_thread', resolving(501)), thread('501', 'done')],
    ['unresolves', pageData('unresolve_thread', resolving('501')), thread('501', 'open')],
    ['moves a card', sent('PUT', ITEMS, moving(7012)), item('7012')],
    [
      'moves several cards',
      sent('PUT', ITEMS, {
        fieldIds: ['Status'],
        memexProjectItems: [{ id: 7 }, { id: '8' }, { id: 7 }, null, {}],
      }),
      [item('7'), item('8')],
    ],
    [
      'sets fields of a card, of which none but options are told',
      sent('PUT', ITEMS, {
        ...moving(7012),
        memexProjectColumnValues: [
          { memexProjectColumnId: 'Status', value: '98236657' },
          { memexProjectColumnId: 44, value: { id: 'f75ad846' } },
          { memexProjectColumnId: 'Title', value: { title: SECRET } },
          { memexProjectColumnId: 45, value: SECRET },
          { memexProjectColumnId: 46, value: 20261130 },
          { memexProjectColumnId: 47, value: null },
          null,
        ],
      }),
      { ...item('7012'), options: ['98236657', 'f75ad846', '20261130'] },
    ],
    [
      'sets a field of several cards',
      sent('PUT', ITEMS, {
        fieldIds: ['Status'],
        memexProjectItems: [
          { id: 7, memexProjectColumnValues: [{ memexProjectColumnId: 'Status', value: '98236657' }] },
          { id: 8, memexProjectColumnValues: 'Done' },
        ],
      }),
      [{ ...item('7'), options: ['98236657'] }, item('8')],
    ],
    ['moves a card of a lettered id', sent('PUT', ITEMS, moving('PVTI_x1')), item('pvti_x1')],
  ])('%s', (_, request, change) => {
    expect(githubRequests.read(request, chosen())).toEqual([change].flat());
  });
});

describe('a request that only looks like one', () => {
  it.each<[string, PageRequest]>([
    ['looks at a stack', pageData('preview_stack', merging)],
    ['asks for the stacks', pageData('pull_request_stacks')],
    ['reads what a stack comes to', pageData('enqueue_stack', undefined, 'GET')],
    ['has a longer word for a stack', pageData('enqueue_stack_later', merging)],
    ['lets an agent merge, of which only the page tells', pageData('agent_merge', merging)],
    ['takes suggestions over', pageData('apply_suggestions', { commitMessage: SECRET })],
    ['marks as ready', pageData('mark_ready_for_review', {})],
    ['updates a branch', pageData('update_pull_request_branch', {})],
    ['deletes a branch', pageData('delete_head_ref', {})],
    ['reads', sent('GET', `${GRAPHQL}?body=${encodeURIComponent(JSON.stringify(closing('COMPLETED')))}`)],
    ['has a query string', sent('POST', `${GRAPHQL}?body=x`, closing('COMPLETED'))],
    ['is a GET', sent('GET', GRAPHQL, closing('COMPLETED'))],
    ['is a PUT', sent('PUT', GRAPHQL, closing('COMPLETED'))],
    ['goes below GraphQL', sent('POST', `${GRAPHQL}/x`, closing('COMPLETED'))],
    ['goes to the public API', sent('POST', 'https://github.com/graphql', closing('COMPLETED'))],
    ['has no body', sent('POST', GRAPHQL)],
    ['has a body of text', sent('POST', GRAPHQL, JSON.stringify(closing('COMPLETED')))],
    ['carries a list', sent('POST', GRAPHQL, [closing('COMPLETED')])],
    ['closes for no reason', sent('POST', GRAPHQL, closing(null))],
    ['closes for an unknown reason', sent('POST', GRAPHQL, closing('DONE'))],
    ['closes for a reason in lower case', sent('POST', GRAPHQL, closing('completed'))],
    ['closes for a list of reasons', sent('POST', GRAPHQL, closing(['COMPLETED']))],
    ['closes for an inherited reason', sent('POST', GRAPHQL, closing('constructor'))],
    ['has no variables', sent('POST', GRAPHQL, { persistedQueryName: CLOSE })],
    [
      'has a reason in the wrong place',
      sent('POST', GRAPHQL, { ...mutation(CLOSE, {}), newStateReason: 'COMPLETED' }),
    ],
    ['has a longer name', sent('POST', GRAPHQL, mutation(`${CLOSE}2`, { newStateReason: 'COMPLETED' }))],
    [
      'has a name in lower case',
      sent('POST', GRAPHQL, mutation(CLOSE.toLowerCase(), { newStateReason: 'COMPLETED' })),
    ],
    ['comments', sent('POST', GRAPHQL, mutation('addCommentMutation', { input: { body: 'COMPLETED' } }))],
    [
      'edits the text',
      sent('POST', GRAPHQL, mutation('updateIssueBodyMutation', { input: { body: '- [x] a' } })),
    ],
    [
      'closes many',
      sent('POST', GRAPHQL, mutation('updateIssuesBulkMutation', { newStateReason: 'COMPLETED' })),
    ],
    ['asks for the merge box', sent('GET', `${PULL}/page_data/merge_box`)],
    ['asks for the merge', sent('GET', `${PULL}/page_data/merge`)],
    ...[
      'merge_box',
      'merge/x',
      'close_pull_request',
      'reopen_pull_request',
      'mark_ready_for_review',
      'delete_head_ref',
      'create_review_comment',
      'resolve_threads',
      'submit_reviews',
      'enable_auto_merges',
      'Merge',
      'merge%2f',
    ].map((verb): [string, PageRequest] => [
      `is ${verb}`,
      sent('POST', `${PULL}/page_data/${verb}`, merging),
    ]),
    ['reviews without a verdict', pageData('submit_review', reviewing(undefined), 'PUT')],
    ['reviews with a longer verdict', pageData('submit_review', reviewing('approved'), 'PUT')],
    ['reviews with a list', pageData('submit_review', reviewing(['approve']), 'PUT')],
    ['reviews with the form’s field', pageData('submit_review', reviewingInForm('approve'), 'PUT')],
    ['reviews by POST', pageData('submit_review', reviewing('approve'))],
    ['reads reviews', sent('GET', `${PULL}/reviews`, reviewingInForm('approve'))],
    ['reviews by the form without a verdict', sent('POST', `${PULL}/reviews`, { body: SECRET })],
    ['reviews below the form', sent('POST', `${PULL}/reviews/1`, reviewingInForm('approve'))],
    ['reviews an issue', sent('POST', 'https://github.com/o/r/issues/2/reviews', reviewingInForm('approve'))],
    ['resolves nothing', pageData('resolve_thread', {})],
    ['resolves a list', pageData('resolve_thread', resolving(['501']))],
    ['resolves a sentence', pageData('resolve_thread', resolving('5 0 1'))],
    ['resolves by PUT', pageData('resolve_thread', resolving('501'), 'PUT')],
    ['enables auto-merge by PUT', pageData('enable_auto_merge', {}, 'PUT')],
    ['adds a card', sent('POST', ITEMS, moving(7012))],
    ['moves no card', sent('PUT', ITEMS, {})],
    ['moves a list of cards', sent('PUT', ITEMS, moving([7012]))],
    ['moves an odd card', sent('PUT', ITEMS, moving('70 12'))],
    ['moves in no project', sent('PUT', 'https://github.com/memexes/items', moving(7012))],
    ['moves below another path', sent('PUT', 'https://github.com/x/memexes/42/items', moving(7012))],
    ['merges by PUT', sent('PUT', `${PULL}/page_data/merge`, merging)],
    ['comments and closes', sent('POST', `${PULL}/comment?sticky=true`, { comment_and_close: '1' })],
    ['merges an issue', sent('POST', 'https://github.com/o/r/issues/20/page_data/merge', merging)],
    ['merges nothing', sent('POST', 'https://github.com/o/r/pull//page_data/merge', merging)],
    ['merges a word', sent('POST', 'https://github.com/o/r/pull/x/page_data/merge', merging)],
    ['merges without a repository', sent('POST', 'https://github.com/o/pull/20/page_data/merge', merging)],
    ['merges below another path', sent('POST', 'https://github.com/x/o/r/pull/20/page_data/merge', merging)],
    [
      'merges in an odd repository',
      sent('POST', 'https://github.com/o/r%20s/pull/20/page_data/merge', merging),
    ],
  ])('%s', (_, request) => {
    expect(githubRequests.read(request, chosen())).toEqual([]);
  });
});

describe('any request', () => {
  const method = fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), fc.string());
  const url = fc
    .oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom(
        GRAPHQL,
        `${PULL}/page_data/merge`,
        `${PULL}/page_data/merge_box`,
        `${GRAPHQL}?body=%7B%7D`,
        `${PULL}/page_data/enable_auto_merge`,
        `${PULL}/page_data/submit_review`,
        `${PULL}/page_data/resolve_thread`,
        `${PULL}/reviews`,
        ITEMS,
      ),
      fc
        .tuple(fc.webPath(), fc.webPath())
        .map(([before, after]) => `https://github.com${before}/pull/20/page_data${after}`),
    )
    .map((address) => new URL(address));
  const known = fc.constantFrom<Record<string, unknown>>(
    closing('COMPLETED'),
    closing('NOT_PLANNED'),
    closing('DUPLICATE'),
    reopening,
    reviewing('approve'),
    reviewing('comment'),
    reviewingInForm('approve'),
    reviewingInForm('comment'),
    resolving('501'),
    moving(7012),
  );
  /** A known body in which one thing, at the top or in the variables, is another. */
  const keys = ['persistedQueryName', 'query', 'variables', 'id', 'newStateReason', 'event', 'headSha'];
  const mutated = fc
    .tuple(
      known,
      fc.constantFrom(...keys, 'pull_request_review[event]', 'threadId', 'memexProjectItemId'),
      fc.anything(),
    )
    .map(([body, key, value]): unknown =>
      key in body || !body.variables
        ? { ...body, [key]: value }
        : { ...body, variables: { ...(body.variables as object), [key]: value } },
    );
  const body = fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true }), known, mutated);

  /** What may speak at all, told in another way than the reader does. */
  function mayClaim({ method, url, body }: PageRequest): boolean {
    const { event, threadId, memexProjectItemId, ...rest } = Object(body) as Record<string, unknown>;
    const verdict = (said: unknown) => /^(approve|reject|request.changes|comment)$/i.test(String(said));
    const isId = (id: unknown) => ['string', 'number'].includes(typeof id);
    const [, ...path] = url.pathname.split('/');
    const verb = path.slice(4).join('/');
    if (path[0] === 'memexes') return method === 'PUT' && isId(memexProjectItemId);
    if (verb === 'reviews') return method === 'POST' && verdict(rest['pull_request_review[event]']);
    if (verb === 'page_data/submit_review') return method === 'PUT' && verdict(event);
    if (method !== 'POST') return false;
    if (/^page_data\/(un)?resolve_thread$/.test(verb)) return isId(threadId);
    if (/^page_data\/(merge|(en|dis)able_auto_merge|dequeue_pull_request)$/.test(verb)) return true;
    const { persistedQueryName: name, variables } = body as ReturnType<typeof mutation>;
    const { newStateReason: reason } = (variables ?? {}) as { newStateReason?: string };
    const closes = name === CLOSE && ['COMPLETED', 'NOT_PLANNED', 'DUPLICATE'].includes(reason ?? '');
    return url.href.replace(/#.*/, '') === GRAPHQL && (name === REOPEN || closes);
  }

  it('never throws, and nothing but a known shape claims anything', () => {
    fc.assert(
      fc.property(method, url, body, (method, url, body) => {
        const request = { method, url, body };
        const changes = githubRequests.read(request, chosen());
        expect(changes.length).toBeLessThanOrEqual(url.pathname === '/_graphql' ? 2 : 1);
        if (changes.length > 0) expect(mayClaim(request)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('tells nothing of its body but what it changes', () => {
    const anywhere = fc
      .constantFrom(
        GRAPHQL,
        `${PULL}/page_data/merge`,
        `${PULL}/page_data/submit_review`,
        `${PULL}/page_data/resolve_thread`,
        `${PULL}/reviews`,
        ITEMS,
      )
      .map((address) => new URL(address));
    const methods = fc.constantFrom('POST', 'PUT');
    const carried = fc.oneof(known, fc.constant(merging));
    const possible = [
      ...[...issue('completed'), ...issue('declined'), pull('Octo-Org/Hello.js/pull/20')],
      ...[review(), comment(), review('head'), comment('head'), thread('501', 'done'), item('7012')],
    ].map((change) => JSON.stringify(Object.entries(change).sort()));
    fc.assert(
      fc.property(methods, anywhere, carried, fc.string(), (method, url, known, secret) => {
        const body = { ...Object(known), [SECRET]: SECRET, dsc: secret };
        for (const change of githubRequests.read({ method, url, body }, chosen())) {
          expect(possible).toContain(JSON.stringify(Object.entries(change).sort()));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is read without being changed', () => {
    const frozen = Object.freeze({ ...closing('COMPLETED') });
    const before = JSON.stringify(frozen);
    githubRequests.read(sent('POST', GRAPHQL, frozen), chosen());
    expect(JSON.stringify(frozen)).toBe(before);
  });
});

it('is asked for by these paths alone, of any host that may be read, since each request wakes the worker', () => {
  expect(githubRequests.requests.every((pattern) => pattern.startsWith('https://*/'))).toBe(true);
  expect(githubRequests.requests.map((pattern) => pattern.replace(/^.*\/(?=[^/]+$)/, ''))).toEqual([
    '_graphql',
    'merge',
    'enqueue_stack',
    'enable_auto_merge',
    'disable_auto_merge',
    'dequeue_pull_request',
    'submit_review',
    'resolve_thread',
    'unresolve_thread',
    'reviews',
    'items',
  ]);
});

it.each([
  ['the text of an issue or a pull request', '/Octo-Org/Hello/issues/20'],
  ['a comment', '/Octo-Org/Hello/issue_comments/8001'],
])('is heard of by a script that saves %s, though nobody can read what it ticks there', (_, path) => {
  const patterns = (githubRequests.scriptRequests ?? []).map((pattern) => pattern.replaceAll('*', '.+'));
  const heard = (url: string) => patterns.some((pattern) => new RegExp(`^${pattern}$`).test(url));
  const url = `https://github.com${path}`;
  expect(heard(url)).toBe(true);
  expect(heard('https://github.com/Octo-Org/Hello/issues')).toBe(false);
  expect(heard('https://github.com/Octo-Org/Hello/pull/20')).toBe(false);
  for (const method of ['PUT', 'POST'])
    expect(githubRequests.read(sent(method, url, { 'pull_request[body]': '- [x] Ask' }), chosen())).toEqual(
      [],
    );
});
