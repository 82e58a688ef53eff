import {
  type Called,
  click,
  happen,
  miss,
  nth,
  press,
  type Row,
  saying,
  see,
  set,
  type Win,
  wait,
} from '#tests/sites/corpus.ts';
import { button, forge, named, PULL, REVIEWED, refused } from '#tests/sites/github/rows/things.ts';

const TITLE = 'Cache the avatars';
const HEAD = '9fceb02d0ae598e95dc970b74767f19372d61af8';
const FILES = `${REVIEWED}/changes`;
const OLDER_FILES = `${REVIEWED}/files`;

/** Without its request nobody knows the commit that it is about. */
const review = (end = HEAD, title = TITLE): Win => ({
  subject: named(24, `review:${end}`),
  kind: 'review',
  title,
  alone: { gesture: { subject: named(24, 'review:~') } satisfies Called },
});

const SUBMIT = button('submitReview');
const open = click(button('openReview'));
const say = (verdict: string) => click(`input[value="${verdict}"]`);
const SUBMITTED = 'PUT /Octo-Org/Hello/pull/24/page_data/submit_review';
/** In the older view the button lies outside of its form. */
const OLDER_SUBMIT = '[form="pull_requests_submit_review"]';

export const reviews: readonly Row[] = [
  {
    name: 'a review that approves, by a click',
    at: FILES,
    act: [open, say('approve'), click(SUBMIT)],
    shows: [miss(SUBMIT)],
    sends: [SUBMITTED],
    wins: [review()],
  },
  {
    name: 'a review that requests changes, by Enter',
    at: FILES,
    act: [open, say('request changes'), press('Enter', SUBMIT)],
    shows: [miss(SUBMIT)],
    sends: [SUBMITTED],
    wins: [review()],
  },
  {
    name: 'a review that comments, which by its request alone could be on what is the person’s own',
    at: FILES,
    act: [open, say('comment'), click(SUBMIT)],
    shows: [miss(SUBMIT)],
    sends: [SUBMITTED],
    wins: [review()],
    seenBy: ['both', 'gesture'],
  },
  ...['approve', 'reject', 'comment'].map(
    (verdict): Row => ({
      name: `a review in the older view, by a form that loads the page anew and no test can hold back: ${verdict}`,
      at: OLDER_FILES,
      act: [say(verdict), click(OLDER_SUBMIT)],
      shows: [miss(OLDER_SUBMIT), see('#new_comment_form')],
      sends: [`POST /Octo-Org/Hello/pull/24/reviews ${verdict}`],
      wins: [review('head')],
      modes: ['both', 'request'],
      ...(verdict === 'comment' && { seenBy: ['both'] }),
    }),
  ),

  /* ---------- no review ---------- */
  {
    name: 'a review that is cancelled',
    at: FILES,
    act: [open, say('approve'), click(button('cancelReview'))],
    shows: [miss(SUBMIT)],
    sends: [],
    wins: [],
  },
  {
    name: 'a review that is started, and a single comment',
    at: FILES,
    act: [click(button('startReview')), click(button('lineComment'))],
    sends: [
      'POST /Octo-Org/Hello/pull/24/page_data/create_review_comment "submitBatch":false',
      'POST /Octo-Org/Hello/pull/24/page_data/create_review_comment "submitBatch":true',
    ],
    wins: [],
  },
  {
    name: 'a review that the server refuses and the person gives up at once, of which only the answer tells',
    at: FILES,
    given: [set({ refuseNext: true })],
    act: [open, say('approve'), click(SUBMIT), refused, click(button('cancelReview'))],
    shows: [miss(SUBMIT)],
    sends: [SUBMITTED],
    wins: [],
    modes: ['both', 'request'],
  },
  {
    name: 'a review whose request fails, and that the person gives up, as only the request tells',
    at: FILES,
    given: [set({ failNext: 1, retryDelay: 60_000 })],
    act: [open, say('comment'), click(SUBMIT), wait(700), click(button('cancelReview'))],
    shows: [miss(SUBMIT)],
    sends: [SUBMITTED],
    wins: [],
    modes: ['both', 'request'],
    plainOnly: true,
  },
  {
    name: 'a review whose request fails, and that the page sends again',
    at: FILES,
    given: [set({ failNext: 1 })],
    act: [open, say('approve'), click(SUBMIT)],
    shows: [miss(SUBMIT)],
    sends: [SUBMITTED, SUBMITTED],
    wins: [review()],
    plainOnly: true,
  },
  {
    name: 'a review that the server refuses',
    at: FILES,
    given: [set({ refuseNext: true })],
    act: [open, say('approve'), click(SUBMIT), refused],
    shows: [see(SUBMIT)],
    sends: [SUBMITTED],
    wins: [],
  },
  {
    name: 'a review in the older view that the server refuses',
    at: OLDER_FILES,
    given: [set({ refuseNext: true })],
    act: [say('approve'), click(OLDER_SUBMIT)],
    shows: [see(saying('body', 'Refused'))],
    sends: ['POST /Octo-Org/Hello/pull/24/reviews'],
    wins: [],
    modes: ['both', 'request'],
  },
  {
    name: 'a comment on what is the person’s own',
    at: `${PULL}/changes`,
    act: [open, see('input[value="approve"]:disabled'), click(SUBMIT)],
    shows: [miss(SUBMIT)],
    sends: ['PUT /Octo-Org/Hello/pull/20/page_data/submit_review'],
    wins: [],
  },
  {
    name: 'a comment on what is the person’s own, in the older view',
    at: `${PULL}/files`,
    act: [see('input[value="approve"]:disabled'), click(OLDER_SUBMIT)],
    shows: [miss(OLDER_SUBMIT), see('#new_comment_form')],
    sends: ['POST /Octo-Org/Hello/pull/20/reviews'],
    wins: [],
    modes: ['both', 'request'],
  },
  {
    name: 'a review that the page’s own script submits',
    at: FILES,
    act: [forge([button('openReview'), 'input[value="approve"]', SUBMIT])],
    shows: [miss(SUBMIT)],
    sends: [SUBMITTED],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a review that the page’s own script submits after the person opened it, unsent',
    at: FILES,
    act: [open, say('approve'), forge([SUBMIT])],
    shows: [miss(SUBMIT)],
    sends: [],
    wins: [],
    modes: ['gesture'],
  },
];

/* ---------- conversations ---------- */

const thread = (end: string, title = TITLE): Win => ({
  subject: named(24, `thread:${end}`),
  kind: 'thread',
  title,
});
const RESOLVED = 'POST /Octo-Org/Hello/pull/24/threads/501/resolve';
const UNRESOLVED = 'POST /Octo-Org/Hello/pull/24/threads/501/unresolve';
/** The first conversation that is open, and the button by which any is resolved or unresolved. */
const RESOLVE = nth('review-thread-collapsible [value="resolve"]', 0);
const UNRESOLVE = nth('review-thread-collapsible [value="unresolve"]', 0);
/** Four are there, two of them folded. A resolved one is folded too. */
const folded = (id: number) => button(`unfold:${id}`);
const TOGGLE = button('toggle:501');
const asked = (verb: string) => `POST /Octo-Org/Hello/pull/24/page_data/${verb}_thread "threadId":"501"`;

export const threads: readonly Row[] = [
  {
    name: 'a conversation resolved in the timeline, whose request is not known',
    at: REVIEWED,
    act: [click(RESOLVE)],
    shows: [see(folded(501))],
    sends: [RESOLVED],
    wins: [thread('r9101')],
    seenBy: ['both', 'gesture'],
  },
  {
    name: 'a conversation resolved by Enter, unresolved and resolved again: one win',
    at: REVIEWED,
    act: [
      press('Enter', RESOLVE),
      click(folded(501)),
      wait(400),
      click(UNRESOLVE),
      miss(UNRESOLVE),
      wait(400),
      click(RESOLVE),
    ],
    shows: [see(folded(501))],
    sends: [RESOLVED, UNRESOLVED, RESOLVED],
    wins: [thread('r9101')],
    seenBy: ['both', 'gesture'],
    stays: true,
  },
  {
    name: 'a conversation resolved in the files, which the gesture does not know',
    at: FILES,
    act: [click(TOGGLE)],
    sends: [asked('resolve')],
    wins: [thread('501')],
    seenBy: ['both', 'request'],
  },
  {
    name: 'a conversation resolved and unresolved',
    at: REVIEWED,
    act: [click(RESOLVE), click(folded(501)), wait(400), press('Enter', UNRESOLVE)],
    shows: [miss(UNRESOLVE)],
    sends: [RESOLVED, UNRESOLVED],
    wins: [],
    takenBack: [thread('r9101')],
  },
  {
    name: 'a conversation resolved and unresolved in the files',
    at: FILES,
    act: [click(TOGGLE), wait(800), click(TOGGLE)],
    sends: [asked('resolve'), asked('unresolve')],
    wins: [],
    takenBack: [thread('501')],
  },
  {
    name: 'conversations that were resolved or outdated before, and are unfolded',
    at: REVIEWED,
    act: [click(folded(503)), click(folded(504))],
    shows: [see(UNRESOLVE), miss(folded(504))],
    sends: [],
    wins: [],
  },
  {
    name: 'a conversation that the server refuses to resolve',
    at: REVIEWED,
    given: [set({ refuseNext: true })],
    act: [click(RESOLVE), refused],
    shows: [miss(folded(501))],
    sends: [RESOLVED],
    wins: [],
  },
  {
    name: 'a conversation that the server refuses to resolve in the files, and a teammate resolves it',
    at: FILES,
    given: [set({ refuseNext: true })],
    act: [click(TOGGLE), wait(400), happen('Teammate resolves', '501')],
    sends: [asked('resolve')],
    wins: [],
  },
  {
    name: 'a conversation that a teammate resolves while the person reads it',
    at: REVIEWED,
    act: [click(saying('review-thread-collapsible p', '9102')), happen('Teammate resolves', '502')],
    shows: [see(folded(502))],
    sends: [],
    wins: [],
  },
  {
    name: 'a conversation that the page’s own script resolves',
    at: REVIEWED,
    act: [forge(['review-thread-collapsible [value="resolve"]'])],
    shows: [see(folded(501))],
    sends: [RESOLVED],
    wins: [],
    plainOnly: true,
  },
];
