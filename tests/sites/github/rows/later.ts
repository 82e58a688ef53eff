import { click, happen, type Row, script, see, set, wait } from '#tests/sites/corpus.ts';
import {
  button,
  comeBack,
  heading,
  LAYER,
  pull,
  pullIs,
  QUEUED,
  WAITING,
} from '#tests/sites/github/rows/things.ts';

const TESTS = pull(23, 'Teach the tests to wait');
const IMPORTS = pull(25, 'Sort the imports');
const TABLE = pull(31, 'Lay the table');
const SOUP = pull(32, 'Serve the soup');
const asked = (number: number, verb: string) => `POST /Octo-Org/Hello/pull/${number}/page_data/${verb}`;
const enable = [click(button('openAuto')), click(button('confirmAuto')), see(button('disableAuto'))];
const disable = [wait(400), click(button('disableAuto')), see(button('openAuto'))];
const ENABLED = asked(23, 'enable_auto_merge');
const enqueue = [click(button('openQueue')), click(button('confirmQueue')), see(button('dequeue'))];
const dequeue = [wait(400), click(button('dequeue')), see(button('openQueue'))];
const mergeStack = [click(button('openStack')), click(button('confirmStack'))];
const STACKED = asked(32, 'enqueue_stack');
const ENQUEUED = asked(25, 'enable_auto_merge');

export const mergedLater: readonly Row[] = [
  /* ---------- merged later, by GitHub, of which only a request tells that the person asked for it ---------- */
  {
    name: 'a pull request that merges by itself after the person asked for it',
    at: WAITING,
    act: [...enable, wait(500), happen('GitHub auto-merges')],
    shows: [pullIs('Merged')],
    sends: [ENABLED],
    wins: [TESTS],
    seenBy: ['both'],
  },
  {
    name: 'a queued pull request that is found merged the next time',
    at: QUEUED,
    act: [...enqueue, wait(300), comeBack('MERGED', 'apps/github-merge-queue')],
    shows: [pullIs('Merged')],
    sends: [ENQUEUED],
    wins: [IMPORTS],
    seenBy: ['both'],
  },
  {
    name: 'a pull request that waits for its checks and is found merged by oneself the next time',
    at: WAITING,
    act: [...enable, wait(300), comeBack('MERGED', 'ada-dev')],
    shows: [pullIs('Merged')],
    sends: [ENABLED],
    wins: [TESTS],
    seenBy: ['both'],
  },
  {
    name: 'a pull request that shall merge by itself, whose waiting a teammate ends to merge it by hand',
    at: WAITING,
    act: [...enable, wait(300), comeBack('MERGED'), click('h1')],
    shows: [pullIs('Merged')],
    sends: [ENABLED],
    wins: [],
  },
  {
    name: 'a pull request that shall merge by itself, and a teammate merges it before one’s eyes',
    at: WAITING,
    act: [...enable, wait(300), happen('Teammate merges'), click('h1')],
    shows: [pullIs('Merged')],
    sends: [ENABLED],
    wins: [],
  },
  {
    name: 'a queued pull request that a teammate merges past the queue',
    at: QUEUED,
    act: [...enqueue, wait(300), comeBack('MERGED'), click('h1')],
    shows: [pullIs('Merged')],
    sends: [ENQUEUED],
    wins: [],
  },

  /* ---------- a stack, which GitHub merges some time after its answer ---------- */
  {
    name: 'a layer of a stack that is merged past the rules, later, with no gesture after',
    at: LAYER,
    act: [...mergeStack, wait(600), happen('GitHub merges the stack')],
    shows: [pullIs('Merged')],
    sends: [STACKED],
    wins: [SOUP],
    seenBy: ['both'],
  },
  {
    name: 'a stack that is found merged the next time, and the layer below it',
    at: LAYER,
    act: [
      ...mergeStack,
      wait(300),
      comeBack('MERGED', 'ada-dev'),
      wait(300),
      happen('Go to another issue', 'pull/31'),
      see(heading(TABLE.title)),
      script(
        'come to the layer below',
        (to) => location.assign(`${location.pathname}${to}`),
        '?since=MERGED&by=ada-dev',
      ),
      see(button('revert')),
    ],
    shows: [pullIs('Merged')],
    sends: [STACKED],
    wins: [SOUP, TABLE],
    seenBy: ['both'],
    plainOnly: true,
  },
  {
    name: 'a stack whose layer below a teammate has merged, and neither is the person’s',
    at: LAYER,
    act: [
      ...mergeStack,
      wait(300),
      happen('Go to another issue', 'pull/31'),
      see(heading(TABLE.title)),
      happen('Teammate merges'),
      click('h1'),
    ],
    sends: [STACKED],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a stack that the server does not take, and a teammate merges it',
    at: LAYER,
    given: [set({ refuseNext: true })],
    act: [...mergeStack, wait(300), click(button('cancelMerge')), happen('Teammate merges'), click('h1')],
    shows: [pullIs('Merged')],
    sends: [STACKED],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a stack whose form is only opened, while a teammate merges the layer below and then this one',
    at: LAYER,
    act: [click(button('openStack')), click(button('cancelMerge')), happen('Teammate merges'), click('h1')],
    shows: [pullIs('Merged')],
    sends: [],
    wins: [],
  },

  {
    name: 'a pull request that waits for its checks and is closed unmerged',
    at: WAITING,
    act: [...enable, click(button('closePull'))],
    shows: [pullIs('Closed')],
    sends: [ENABLED, 'POST /Octo-Org/Hello/pull/23/comment'],
    wins: [],
  },
  {
    name: 'a queued pull request that is found closed the next time',
    at: QUEUED,
    act: [...enqueue, wait(300), comeBack('CLOSED')],
    shows: [pullIs('Closed')],
    sends: [ENQUEUED],
    wins: [],
  },
  {
    name: 'a pull request that shall wait no more, and a teammate merges it',
    at: WAITING,
    act: [...enable, ...disable, wait(300), happen('Teammate merges')],
    shows: [pullIs('Merged')],
    sends: [ENABLED, asked(23, 'disable_auto_merge')],
    wins: [],
  },
  {
    name: 'a pull request that is taken out of the queue, and a teammate merges it',
    at: QUEUED,
    act: [...enqueue, ...dequeue, wait(300), comeBack('MERGED')],
    shows: [pullIs('Merged')],
    sends: [ENQUEUED, asked(25, 'dequeue_pull_request')],
    wins: [],
  },
  {
    name: 'a pull request that the server lets not wait, and a teammate merges it',
    at: WAITING,
    given: [set({ refuseNext: true })],
    act: [click(button('openAuto')), click(button('confirmAuto')), wait(600), comeBack('MERGED')],
    shows: [pullIs('Merged')],
    sends: [ENABLED],
    wins: [],
  },
  {
    name: 'a pull request that merges by itself, and nobody here asked for it',
    at: `${WAITING}?since=MERGED`,
    act: [click('h1')],
    shows: [pullIs('Merged')],
    sends: [],
    wins: [],
  },
];
