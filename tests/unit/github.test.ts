import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Sent } from '../../utils/sites/contract.ts';
import { githubWrites } from '../../utils/sites/github.ts';
import { chosen } from './choices.ts';

const GRAPHQL = 'https://github.com/_graphql';
const PULL = 'https://github.com/Octo-Org/Hello.js/pull/20';
const CLOSE = 'updateIssueStateMutationCloseMutation';
const REOPEN = 'updateIssueStateMutation';
const SECRET = 'b0d1e5-secret-9f27';

const sent = (method: string, url: string, body?: unknown): Sent => ({ method, url: new URL(url), body });
const mutation = (persistedQueryName: string, variables: unknown) => ({
  persistedQueryName,
  query: '00112233445566778899aabbccddeeff',
  variables,
});
const closing = (newStateReason: unknown) =>
  mutation(CLOSE, { id: `I_${SECRET}`, newStateReason, duplicateIssueId: SECRET });
const reopening = mutation(REOPEN, { id: `I_${SECRET}` });
const merging = { mergeMethod: 'SQUASH', commitTitle: SECRET, commitMessage: SECRET };

const issue = (to: Claim['to']): Claim => ({ kind: 'issue', to, subject: '', proof: false });
const pull = (name: string): Claim => ({
  kind: 'pull',
  to: 'done',
  subject: `github:github.com/${name.replace('/pull/', '#').toLowerCase()}:merged`,
  proof: true,
  url: `https://github.com/${name}`,
});

describe('a request that finishes something', () => {
  it.each<[string, Sent, Claim]>([
    ['closes an issue as completed', sent('POST', GRAPHQL, closing('COMPLETED')), issue('done')],
    ['closes one as not planned', sent('POST', GRAPHQL, closing('NOT_PLANNED')), issue('open')],
    ['closes one as a duplicate', sent('POST', GRAPHQL, closing('DUPLICATE')), issue('open')],
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
  ])('%s', (_, request, claim) => {
    expect(githubWrites.read(request, chosen())).toEqual([claim]);
  });
});

describe('a request that only looks like one', () => {
  it.each<[string, Sent]>([
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
      'enable_auto_merge',
      'disable_auto_merge',
      'dequeue_pull_request',
      'enqueue_stack',
      'close_pull_request',
      'reopen_pull_request',
      'mark_ready_for_review',
      'delete_head_ref',
      'resolve_thread',
      'submit_review',
      'Merge',
      'merge%2f',
    ].map((verb): [string, Sent] => [`is ${verb}`, sent('POST', `${PULL}/page_data/${verb}`, merging)]),
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
    expect(githubWrites.read(request, chosen())).toEqual([]);
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
      ),
      fc
        .tuple(fc.webPath(), fc.webPath())
        .map(([before, after]) => `https://github.com${before}/pull/20/page_data${after}`),
    )
    .map((address) => new URL(address));
  const known = fc.constantFrom(
    closing('COMPLETED'),
    closing('NOT_PLANNED'),
    closing('DUPLICATE'),
    reopening,
  );
  /** A known body in which one thing, at the top or in the variables, is another. */
  const mutated = fc
    .tuple(
      known,
      fc.constantFrom('persistedQueryName', 'query', 'variables', 'id', 'newStateReason'),
      fc.anything(),
    )
    .map(([body, key, value]): unknown =>
      key in body
        ? { ...body, [key]: value }
        : { ...body, variables: { ...(body.variables as object), [key]: value } },
    );
  const body = fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true }), known, mutated);

  /** What may speak at all, told in another way than the reader does. */
  function mayClaim({ method, url, body }: Sent): boolean {
    if (method !== 'POST') return false;
    if (url.pathname.endsWith('/page_data/merge')) return url.pathname.split('/').length === 7;
    const { persistedQueryName: name, variables } = body as ReturnType<typeof mutation>;
    const { newStateReason: reason } = (variables ?? {}) as { newStateReason?: string };
    const closes = name === CLOSE && ['COMPLETED', 'NOT_PLANNED', 'DUPLICATE'].includes(reason ?? '');
    return url.href.replace(/#.*/, '') === GRAPHQL && (name === REOPEN || closes);
  }

  it('never throws, and nothing but a known shape claims anything', () => {
    fc.assert(
      fc.property(method, url, body, (method, url, body) => {
        const request = { method, url, body };
        const claims = githubWrites.read(request, chosen());
        expect(claims.length).toBeLessThanOrEqual(1);
        if (claims.length > 0) expect(mayClaim(request)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('tells nothing of its body but what it changes', () => {
    const anywhere = fc.constantFrom(GRAPHQL, `${PULL}/page_data/merge`).map((address) => new URL(address));
    const carried = fc.oneof(known, fc.constant(merging), mutated);
    const possible = new Set(
      [issue('done'), issue('open'), pull('Octo-Org/Hello.js/pull/20')].map((claim) => JSON.stringify(claim)),
    );
    fc.assert(
      fc.property(anywhere, carried, fc.string(), (url, known, secret) => {
        const body = { ...Object(known), [SECRET]: SECRET, dsc: secret };
        for (const claim of githubWrites.read({ method: 'POST', url, body }, chosen())) {
          expect(possible).toContain(JSON.stringify(claim));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is read without being changed', () => {
    const frozen = Object.freeze({ ...closing('COMPLETED') });
    const before = JSON.stringify(frozen);
    githubWrites.read(sent('POST', GRAPHQL, frozen), chosen());
    expect(JSON.stringify(frozen)).toBe(before);
  });
});

it('is asked for by its own two addresses alone, since each request wakes the worker', () => {
  expect(githubWrites.requests).toEqual([GRAPHQL, 'https://github.com/*/pull/*/page_data/merge']);
});
