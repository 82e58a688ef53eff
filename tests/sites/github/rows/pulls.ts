import { click, happen, miss, press, type Row, see, set, wait } from '#tests/sites/corpus.ts';
import {
  button,
  comeBack,
  forge,
  OLDER_BOX,
  OLDER_HEADER,
  olderIs,
  PULL,
  pull,
  pullIs,
  QUEUED,
  REPO,
  refused,
  WAITING,
} from '#tests/sites/github/rows/things.ts';

const LOGIN = pull(20, 'Fix login on slow networks');
const HEADER = pull(22, 'Retire the old header');
const TESTS = pull(23, 'Teach the tests to wait');
const IMPORTS = pull(25, 'Sort the imports');
const POLYFILL = pull(26, 'Drop the old polyfill');

const openForm = click(button('openMerge'));
const merge = [openForm, click(button('confirmMerge'))];
const by = (method: string) => [click(button('method')), click(button(`choose:${method}`))];
const OLDER_CONFIRM = '.js-merge-commit-button';

const asked = (number: number, verb: string) => `POST /Octo-Org/Hello/pull/${number}/page_data/${verb}`;

const enable = [click(button('openAuto')), click(button('confirmAuto')), see(button('disableAuto'))];
const disable = [wait(400), click(button('disableAuto')), see(button('openAuto'))];
const ENABLED = asked(23, 'enable_auto_merge');
const enqueue = [click(button('openQueue')), click(button('confirmQueue')), see(button('dequeue'))];
const dequeue = [wait(400), click(button('dequeue')), see(button('openQueue'))];
const ENQUEUED = asked(25, 'enable_auto_merge');

export const pulls: readonly Row[] = [
  /* ---------- merged ---------- */
  {
    name: 'a pull request merged by a click',
    at: PULL,
    act: merge,
    shows: [pullIs('Merged')],
    sends: [asked(20, 'merge')],
    wins: [LOGIN],
  },
  {
    name: 'a pull request rebased by Enter',
    at: PULL,
    act: [...by('REBASE'), press('Enter', button('openMerge')), press('Enter', button('confirmMerge'))],
    shows: [pullIs('Merged')],
    sends: [asked(20, 'merge')],
    wins: [LOGIN],
  },
  {
    name: 'a pull request squashed by Space, under an older header and next to the label of another',
    at: OLDER_HEADER,
    act: [...by('SQUASH'), openForm, press('Space', button('confirmMerge'))],
    shows: [olderIs('merged')],
    sends: [asked(22, 'merge')],
    wins: [HEADER],
  },
  {
    name: 'a pull request merged when what is around is made anew under the press',
    at: PULL,
    given: [happen('Remount on press')],
    act: merge,
    shows: [pullIs('Merged')],
    sends: [asked(20, 'merge')],
    wins: [LOGIN],
  },
  {
    name: 'a pull request that the server merges for four seconds, of which no request tells',
    at: PULL,
    given: [happen('Slow merge')],
    act: [...merge, wait(3600), pullIs('Opened')],
    shows: [pullIs('Merged')],
    sends: [],
    wins: [LOGIN],
    modes: ['gesture'],
  },

  /* ---------- merged in the older box, by a form whose request is not known ---------- */
  {
    name: 'a pull request merged in the older box',
    at: OLDER_BOX,
    act: [openForm, click(OLDER_CONFIRM)],
    shows: [olderIs('merged')],
    sends: ['POST /Octo-Org/Hello/pull/26/merge "do":"merge"'],
    wins: [POLYFILL],
    seenBy: ['both', 'gesture'],
  },
  {
    name: 'a pull request squashed by Enter in the older box',
    at: OLDER_BOX,
    act: [...by('SQUASH'), openForm, press('Enter', OLDER_CONFIRM)],
    shows: [olderIs('merged')],
    sends: ['POST /Octo-Org/Hello/pull/26/merge "do":"squash"'],
    wins: [POLYFILL],
    seenBy: ['both', 'gesture'],
  },
  {
    name: 'a pull request rebased by Space in the older box',
    at: OLDER_BOX,
    act: [...by('REBASE'), openForm, press('Space', OLDER_CONFIRM)],
    shows: [olderIs('merged')],
    sends: ['POST /Octo-Org/Hello/pull/26/merge "do":"rebase"'],
    wins: [POLYFILL],
    seenBy: ['both', 'gesture'],
  },
  {
    name: 'a pull request that the server refuses to merge in the older box, and the person gives up',
    at: OLDER_BOX,
    given: [set({ refuseNext: true })],
    act: [openForm, click(OLDER_CONFIRM), refused, click(button('cancelMerge'))],
    shows: [olderIs('open')],
    sends: ['POST /Octo-Org/Hello/pull/26/merge'],
    wins: [],
  },

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
    act: [...enqueue, wait(300), comeBack('MERGED')],
    shows: [pullIs('Merged')],
    sends: [ENQUEUED],
    wins: [IMPORTS],
    seenBy: ['both'],
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

  /* ---------- merged before, or not at all ---------- */
  {
    name: 'a pull request that was merged at load, whose branch is deleted',
    at: `${REPO}/pull/21`,
    act: [click('h1'), click(button('deleteBranch')), miss(button('deleteBranch')), happen('Remount')],
    shows: [pullIs('Merged')],
    sends: [asked(21, 'delete_head_ref')],
    wins: [],
  },
  {
    name: 'a merge that the server refuses',
    at: PULL,
    given: [set({ refuseNext: true })],
    act: merge,
    shows: [refused, pullIs('Opened')],
    sends: [asked(20, 'merge')],
    wins: [],
  },
  {
    name: 'a merge that the server refuses, next to the label of another that is merged',
    at: OLDER_HEADER,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [...merge, refused, see('.State--merged'), click(button('cancelMerge'))],
    shows: [olderIs('open')],
    sends: [asked(22, 'merge')],
    wins: [],
  },
  {
    name: 'a pull request closed unmerged',
    at: PULL,
    act: [click(button('closePull'))],
    shows: [pullIs('Closed')],
    sends: ['POST /Octo-Org/Hello/pull/20/comment'],
    wins: [],
  },

  /* ---------- merged by a teammate, or a script ---------- */
  {
    name: 'a merge whose form is opened, read and cancelled, and a teammate merges',
    at: PULL,
    act: [openForm, click('section + div textarea'), click(button('cancelMerge')), happen('Teammate merges')],
    shows: [pullIs('Merged')],
    sends: [],
    wins: [],
  },
  {
    name: 'a merge whose form is only opened, and a teammate merges',
    at: OLDER_HEADER,
    act: [openForm, see(button('confirmMerge')), happen('Teammate merges')],
    shows: [olderIs('merged')],
    sends: [],
    wins: [],
  },
  {
    name: 'a merge in the older box whose form is only opened, and a teammate merges',
    at: OLDER_BOX,
    act: [openForm, see(OLDER_CONFIRM), happen('Teammate merges')],
    shows: [olderIs('merged')],
    sends: [],
    wins: [],
  },
  {
    name: 'a pull request that the page’s own script merges',
    at: PULL,
    act: [forge([button('openMerge'), button('confirmMerge')])],
    shows: [pullIs('Merged')],
    sends: [asked(20, 'merge')],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a pull request that the page’s own script merges in a person’s click, unsent',
    at: PULL,
    act: [forge([button('openMerge'), button('confirmMerge')], 'h1'), click('h1')],
    shows: [pullIs('Merged')],
    sends: [],
    wins: [],
    modes: ['gesture'],
  },
];
