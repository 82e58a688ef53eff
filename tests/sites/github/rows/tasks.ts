import {
  click,
  happen,
  inAnotherTab,
  miss,
  nth,
  press,
  type Row,
  saying,
  see,
  set,
  soon,
  type Win,
  wait,
} from '#tests/sites/corpus.ts';
import { button, forge, ISSUE, named, PANEL, PULL, refused } from '#tests/sites/github/rows/things.ts';

const ROW = '[data-testid^="tasklist-item-"], .task-list-item';
const box = (text: string) => saying(ROW, text, 'input');
const ticked = (text: string) => saying(ROW, text, 'input:checked');

const task = (number: number, container: string, title: string): Win => ({
  subject: new RegExp(`^${named(number, 'task').replaceAll('.', '\\.')}:${container}:[0-9a-f]{16}$`),
  kind: 'task',
  title,
});
const SKETCH = task(12, 'body', 'Sketch the page');
const PROOFREAD = task(12, 'body', 'Proofread');
const RENAME = task(12, '[^:]*7001', 'Rename the menu');
const TIMEOUT = task(20, 'body', 'Cover the timeout with a test');

const TEXT = 'POST /_graphql updateIssueBodyMutation';
const COMMENT = 'POST /_graphql updateIssueCommentMutation';
const OLDER_TEXT = 'PUT /Octo-Org/Hello/issues/20';

/** Their requests hold the whole text, so that only the page tells which one was ticked. */
const PAGE_TELLS: Pick<Row, 'seenBy'> = { seenBy: ['both', 'gesture'] };

export const tasks: readonly Row[] = [
  /* ---------- of an issue, drawn by React ---------- */
  {
    name: 'a task in an issue’s text by a click',
    at: ISSUE,
    act: [click(box(SKETCH.title))],
    shows: [see(ticked(SKETCH.title))],
    sends: [TEXT],
    wins: [SKETCH],
    ...PAGE_TELLS,
  },
  {
    name: 'a task in an issue’s text by Space, shown late',
    at: ISSUE,
    given: [set({ commitDelay: 600 })],
    act: [press('Space', box(SKETCH.title))],
    shows: [see(ticked(SKETCH.title))],
    sends: [TEXT],
    wins: [SKETCH],
    ...PAGE_TELLS,
  },
  {
    name: 'a task in a comment by a click, shown late',
    at: ISSUE,
    given: [set({ commitDelay: 600 })],
    act: [click(box(RENAME.title))],
    shows: [see(ticked(RENAME.title))],
    sends: [COMMENT],
    wins: [RENAME],
    ...PAGE_TELLS,
  },
  {
    name: 'a task in a comment by Space',
    at: ISSUE,
    act: [press('Space', box(RENAME.title))],
    shows: [see(ticked(RENAME.title))],
    sends: [COMMENT],
    wins: [RENAME],
    ...PAGE_TELLS,
  },
  {
    name: 'a task with links in its words',
    at: ISSUE,
    act: [click(box('Write the help'))],
    shows: [see(ticked('Write the help'))],
    sends: [TEXT],
    wins: [task(12, 'body', 'Write the help for #20 with @mona-k')],
    ...PAGE_TELLS,
  },
  {
    name: 'a task that is told from one of the same words',
    at: ISSUE,
    act: [click(nth(box(PROOFREAD.title), 1))],
    shows: [see(ticked(PROOFREAD.title)), miss(nth(ticked(PROOFREAD.title), 1))],
    sends: [TEXT],
    wins: [PROOFREAD],
    ...PAGE_TELLS,
  },
  {
    name: 'a task when what is around is made anew under the press',
    at: ISSUE,
    given: [happen('Remount on press')],
    act: [click(box(RENAME.title))],
    shows: [see(ticked(RENAME.title))],
    sends: [COMMENT],
    wins: [RENAME],
    ...PAGE_TELLS,
  },
  {
    name: 'a task when the whole page is made anew right after',
    at: ISSUE,
    act: [click(box(SKETCH.title)), happen('Remount')],
    shows: [see(ticked(SKETCH.title))],
    sends: [TEXT],
    wins: [SKETCH],
    ...PAGE_TELLS,
    stays: true,
  },
  {
    name: 'tasks in the side panel, and one of them on its own page too: one win each',
    at: PANEL,
    act: [
      inAnotherTab(
        happen('Go to another issue', 'issues/12'),
        miss('[role="dialog"]'),
        click(box(SKETCH.title)),
        see(ticked(SKETCH.title)),
      ),
      click(box(SKETCH.title)),
      press('Space', box(RENAME.title)),
    ],
    shows: [see(ticked(SKETCH.title)), see(ticked(RENAME.title))],
    sends: [TEXT, TEXT, COMMENT],
    wins: [SKETCH, RENAME],
    ...PAGE_TELLS,
    plainOnly: true,
    stays: true,
  },
  {
    name: 'a task ticked, unticked and ticked again: one win',
    at: ISSUE,
    act: [
      click(box(RENAME.title)),
      see(ticked(RENAME.title)),
      wait(400),
      press('Space', box(RENAME.title)),
      miss(ticked(RENAME.title)),
      wait(400),
      click(box(RENAME.title)),
    ],
    shows: [see(ticked(RENAME.title))],
    sends: [COMMENT, COMMENT, COMMENT],
    wins: [RENAME],
    ...PAGE_TELLS,
    stays: true,
  },

  /* ---------- of a pull request, drawn by Rails ---------- */
  {
    name: 'a task of a pull request by a click',
    at: PULL,
    act: [click(box(TIMEOUT.title))],
    shows: [see(ticked(TIMEOUT.title))],
    sends: [OLDER_TEXT],
    wins: [TIMEOUT],
    ...PAGE_TELLS,
  },
  {
    name: 'a task of a pull request by Space',
    at: PULL,
    act: [press('Space', box(TIMEOUT.title))],
    shows: [see(ticked(TIMEOUT.title))],
    sends: [OLDER_TEXT],
    wins: [TIMEOUT],
    ...PAGE_TELLS,
  },
  {
    name: 'a task in a comment on a pull request',
    at: PULL,
    act: [click(box('Measure on a phone'))],
    shows: [see(ticked('Measure on a phone'))],
    sends: ['PUT /Octo-Org/Hello/issue_comments/8001'],
    wins: [task(20, 'issuecomment-8001', 'Measure on a phone')],
    ...PAGE_TELLS,
  },
  {
    name: 'a task of a pull request when what is around is made anew under the press',
    at: PULL,
    given: [happen('Remount on press')],
    act: [click(box(TIMEOUT.title))],
    shows: [see(ticked(TIMEOUT.title))],
    sends: [OLDER_TEXT],
    wins: [TIMEOUT],
    ...PAGE_TELLS,
  },

  /* ---------- what counts for a moment at the most ---------- */
  {
    name: 'a task ticked and unticked',
    at: ISSUE,
    act: [
      click(nth(box(PROOFREAD.title), 1)),
      see(ticked(PROOFREAD.title)),
      wait(400),
      click(nth(box(PROOFREAD.title), 1)),
    ],
    shows: [miss(ticked(PROOFREAD.title))],
    sends: [TEXT, TEXT],
    wins: [],
    takenBack: [PROOFREAD],
  },
  {
    name: 'a task of a pull request ticked and unticked',
    at: PULL,
    act: [click(box(TIMEOUT.title)), wait(400), press('Space', box(TIMEOUT.title))],
    shows: [miss(ticked(TIMEOUT.title))],
    sends: [OLDER_TEXT, OLDER_TEXT],
    wins: [],
    takenBack: [TIMEOUT],
  },
  {
    name: 'a task that the server refuses, late',
    at: ISSUE,
    given: [set({ refuseNext: true, serverDelay: 1500 })],
    act: [click(box(SKETCH.title))],
    shows: [refused, miss(ticked(SKETCH.title))],
    sends: [TEXT],
    wins: [],
    takenBack: [SKETCH],
  },
  {
    name: 'a task that the server refuses seconds after it was asked, as only an answer tells that nobody can read',
    at: ISSUE,
    given: [set({ refuseNext: true, answerDelay: 4000 })],
    act: [click(box(SKETCH.title)), see(ticked(SKETCH.title))],
    shows: [refused, miss(ticked(SKETCH.title))],
    sends: [TEXT],
    wins: [],
    takenBack: [SKETCH],
    modes: ['both', 'request'],
    plainOnly: true,
  },
  {
    name: 'a task of a pull request that the server refuses',
    at: PULL,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [click(box(TIMEOUT.title))],
    shows: [refused, miss(ticked(TIMEOUT.title))],
    sends: [OLDER_TEXT],
    wins: [],
    takenBack: [TIMEOUT],
  },
  {
    name: 'a task in a text that a teammate changed meanwhile, which GraphQL refuses with 200',
    at: ISSUE,
    given: [set({ serverDelay: 1000 })],
    act: [click(box(RENAME.title)), happen('Teammate ticks a task', 'Try it with a screen reader')],
    shows: [refused, miss(ticked(RENAME.title)), see(ticked('Try it with a screen reader'))],
    sends: [COMMENT],
    wins: [],
    takenBack: [RENAME],
  },

  /* ---------- what a teammate ticks ---------- */
  {
    name: 'a task that a teammate ticks in the middle of a person’s click on its words',
    at: ISSUE,
    act: [
      soon(100, 'Teammate ticks a task', SKETCH.title),
      click(saying('[data-testid^="tasklist-item-"]', SKETCH.title, 'input + div')),
    ],
    shows: [see(ticked(SKETCH.title))],
    sends: [],
    wins: [],
  },
  {
    name: 'a task that gets keys which tick nothing, and a teammate ticks it',
    at: ISSUE,
    act: [
      ...['Enter', 'a', 'ArrowDown', 'Tab'].map((key) => press(key, box(RENAME.title))),
      happen('Teammate ticks a task', RENAME.title),
    ],
    shows: [see(ticked(RENAME.title))],
    sends: [],
    wins: [],
  },
  {
    name: 'a task that may only be read, and its owner ticks it',
    at: ISSUE,
    act: [
      click(box('Order new stickers')),
      miss(ticked('Order new stickers')),
      happen('Teammate ticks a task', 'Order new stickers'),
    ],
    shows: [see(ticked('Order new stickers'))],
    sends: [],
    wins: [],
  },
  {
    name: 'a task of a pull request that may only be read, and its owner ticks it',
    at: PULL,
    act: [
      click(box('Tell support')),
      miss(ticked('Tell support')),
      happen('Teammate ticks a task', 'Tell support'),
    ],
    shows: [see(ticked('Tell support'))],
    sends: [],
    wins: [],
  },
  {
    name: 'a task that a teammate ticks before someone who is not signed in',
    at: `${ISSUE}?logged-out`,
    act: [click(box(SKETCH.title)), happen('Teammate ticks a task', SKETCH.title)],
    shows: [see(ticked(SKETCH.title))],
    sends: [],
    wins: [],
  },

  /* ---------- what is no task, or none any more ---------- */
  {
    name: 'a task that is converted to a sub-issue',
    at: ISSUE,
    act: [
      click(saying('[data-testid^="tasklist-item-"]', SKETCH.title, 'button')),
      click(button('convert:body:0')),
    ],
    shows: [miss(saying(ROW, SKETCH.title))],
    sends: ['POST /_graphql convertTaskToSubIssueMutation'],
    wins: [],
  },
  {
    name: 'other boxes of the page: viewed, assignees, notifications',
    at: PULL,
    act: ['viewed', 'assignees[]', 'notification_ids[]'].map((name) => click(`[name="${name}"]`)),
    shows: [see('[name="viewed"]:checked'), see('[name="notification_ids[]"]:checked')],
    sends: [],
    wins: [],
  },

  /* ---------- what a script ticks ---------- */
  {
    name: 'tasks that the page’s own script ticks',
    at: ISSUE,
    act: [forge(['[data-testid^="tasklist-item-"] input'])],
    shows: [see(ticked(SKETCH.title))],
    sends: [TEXT],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a task of a pull request that the page’s own script ticks',
    at: PULL,
    act: [forge(['.task-list-item-checkbox'])],
    shows: [see(ticked(TIMEOUT.title))],
    sends: [OLDER_TEXT],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'tasks that the page’s own script ticks in a person’s click, unsent',
    at: ISSUE,
    act: [forge(['[data-testid^="tasklist-item-"] input'], 'h1'), click('h1')],
    shows: [see(ticked(SKETCH.title))],
    sends: [],
    wins: [],
    modes: ['gesture'],
  },
];
