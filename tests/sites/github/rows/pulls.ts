import { click, happen, miss, press, type Row, see, set, wait } from '#tests/sites/corpus.ts';
import {
  BEHIND,
  button,
  DRAFT,
  forge,
  OLDER_BOX,
  OLDER_HEADER,
  olderIs,
  PULL,
  pull,
  pullIs,
  REPO,
  refused,
} from '#tests/sites/github/rows/things.ts';

const LOGIN = pull(20, 'Fix login on slow networks');
const HEADER = pull(22, 'Retire the old header');
const POLYFILL = pull(26, 'Drop the old polyfill');

const openForm = click(button('openMerge'));
const merge = [openForm, click(button('confirmMerge'))];
const by = (method: string) => [click(button('method')), click(button(`choose:${method}`))];
const OLDER_CONFIRM = '.js-merge-commit-button';

const asked = (number: number, verb: string) => `POST /Octo-Org/Hello/pull/${number}/page_data/${verb}`;

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

  /* ---------- other buttons of the merge box, however leading they look ---------- */
  {
    name: 'a draft that is made ready, and a teammate merges it',
    at: DRAFT,
    act: [click(button('ready')), see(button('openMerge')), happen('Teammate merges')],
    shows: [pullIs('Merged')],
    sends: [asked(27, 'mark_ready_for_review')],
    wins: [],
  },
  {
    name: 'a pull request whose branch is updated and watched, and a teammate merges it',
    at: BEHIND,
    act: [
      click(button('updateBranch')),
      press('Enter', button('watch')),
      press('Space', button('resolve')),
      happen('Teammate merges'),
    ],
    shows: [pullIs('Merged')],
    sends: [asked(28, 'update_pull_request_branch'), asked(28, 'agent_watch')],
    wins: [],
  },
  {
    name: 'a pull request whose branch is updated while the form is open, and a teammate merges it',
    at: BEHIND,
    act: [openForm, click(button('updateBranch')), happen('Teammate merges')],
    shows: [pullIs('Merged')],
    sends: [asked(28, 'update_pull_request_branch')],
    wins: [],
  },
  {
    name: 'a pull request that one confirms to merge, which the server refuses, and a teammate merges',
    at: PULL,
    given: [set({ refuseNext: true })],
    act: [...merge, refused, happen('Teammate merges')],
    shows: [pullIs('Merged')],
    sends: [asked(20, 'merge')],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a merge that a teammate is quicker with, unsent',
    at: PULL,
    given: [happen('Slow merge')],
    act: [...merge, wait(300), happen('Teammate merges')],
    shows: [pullIs('Merged')],
    sends: [],
    wins: [],
    modes: ['gesture'],
  },
  {
    name: 'a merged pull request that is reverted',
    at: `${REPO}/pull/21`,
    act: [click(button('revert'))],
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
