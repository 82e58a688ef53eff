import {
  type Corpus,
  click,
  drag,
  inAnotherTab,
  miss,
  nth,
  practise,
  press,
  saying,
  script,
  see,
  set,
  soon,
  type,
  type Win,
  wait,
} from '../corpus.ts';

// In mixed case, as people write it; names are lower case.
const REPO = 'https://github.com/Octo-Org/Hello';
const ISSUE = `${REPO}/issues/12`;
const CLOSED_ISSUE = `${REPO}/issues/13`;
const NOT_PLANNED = `${REPO}/issues/14`;
const PULL = `${REPO}/pull/20`;
const RAILS_PULL = `${REPO}/pull/22`;
const AUTO_PULL = `${REPO}/pull/23`;
const BOARD = 'https://github.com/orgs/octo-org/projects/1';
const PANEL = `${BOARD}?pane=issue&itemId=7012&issue=Octo-Org|Hello|12`;
const HEAD = '9fceb02d0ae598e95dc970b74767f19372d61af8';

const thing = (number: number, end: string) => `github:github.com/octo-org/hello#${number}:${end}`;
const issue = (number: number, title: string): Win => ({
  subject: thing(number, 'closed'),
  kind: 'issue',
  title,
});
const pull = (number: number, title: string): Win => ({
  subject: thing(number, 'merged'),
  kind: 'pull',
  title,
});
const task = (number: number, container: string, title: string): Win => ({
  subject: new RegExp(`^${thing(number, 'task').replaceAll('.', '\\.')}:${container}:[0-9a-f]{16}$`),
  kind: 'task',
  title,
});

const SETTINGS = issue(12, 'Give the settings page a quiet corner');
const LOGIN = pull(20, 'Fix login on slow networks');
const HEADER = pull(22, 'Retire the old header');
const SKETCH = task(12, 'body', 'Sketch the page');

/** What the practice page calls its own buttons; nothing on GitHub is like it. */
const button = (name: string) => `[data-press="${name}"]`;
const CLOSE = button('state');
const COMMENT = 'textarea[aria-label="Markdown value"]';
const choose = (reason: string) => [click(button('reason')), click(button(`choose:${reason}`))];
const merge = [click(button('openMerge')), click(button('confirmMerge'))];

const box = (text: string) => saying('[data-testid^="tasklist-item-"], .task-list-item', text, 'input');
const ticked = (text: string) =>
  saying('[data-testid^="tasklist-item-"], .task-list-item', text, 'input:checked');
const status = (name: string) => `[data-status="${name}"]`;
const REFUSED = '[role="alert"]';

const CLOSED = 'POST /_graphql updateIssueStateMutationCloseMutation';
const mergedBy = (number: number) => `POST /Octo-Org/Hello/pull/${number}/page_data/merge`;

/** Every way to finish a thing on GitHub. A task's requests name the whole text, so only the page tells of it. */
export const github: Corpus = {
  site: 'github',
  apart: [practise('No live updates')],
  blind: [practise('Redesign')],
  loose: '.meta, .footer, .repo, .sticky, aside, form > .footer',
  rows: [
    /* ---------- what counts ---------- */
    {
      name: 'an issue closed by a click',
      at: ISSUE,
      act: [click(CLOSE)],
      shows: [see(status('issueClosed'))],
      sends: [CLOSED],
      wins: [SETTINGS],
    },
    {
      name: 'an issue closed by Ctrl+Shift+Enter with a comment, which is sent first',
      at: ISSUE,
      act: [type('Quiet now.', COMMENT), press('Control+Shift+Enter')],
      shows: [see(status('issueClosed'))],
      sends: ['POST /_graphql addCommentMutation', CLOSED],
      wins: [SETTINGS],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'an issue closed as completed that was not planned before',
      at: NOT_PLANNED,
      act: [...choose('COMPLETED'), press('Enter', CLOSE)],
      shows: [see(status('issueClosed'))],
      sends: [CLOSED],
      wins: [issue(14, 'Support the old import format')],
    },
    {
      name: 'an issue closed in the side panel',
      at: PANEL,
      act: [click(CLOSE)],
      shows: [see(status('issueClosed'))],
      sends: [CLOSED],
      wins: [SETTINGS],
    },
    {
      name: 'a pull request merged by a click',
      at: PULL,
      act: merge,
      shows: [see(status('pullMerged'))],
      sends: [mergedBy(20)],
      wins: [LOGIN],
    },
    {
      name: 'a pull request squashed by Space, under the older header',
      at: RAILS_PULL,
      act: [
        click(button('method')),
        click(button('choose:SQUASH')),
        click(button('openMerge')),
        press('Space', button('confirmMerge')),
      ],
      shows: [see('#partial-discussion-header .State--merged')],
      sends: [mergedBy(22)],
      wins: [HEADER],
    },
    {
      name: 'a task in an issue’s text by a click',
      at: ISSUE,
      act: [click(box('Sketch the page'))],
      shows: [see(ticked('Sketch the page'))],
      sends: ['POST /_graphql updateIssueBodyMutation'],
      wins: [SKETCH],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a task in a comment by Space, shown late',
      at: ISSUE,
      given: [set({ commitDelay: 600 })],
      act: [press('Space', box('Rename the menu'))],
      shows: [see(ticked('Rename the menu'))],
      sends: ['POST /_graphql updateIssueCommentMutation'],
      wins: [task(12, '[^:]*7001', 'Rename the menu')],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a task of a pull request by a click',
      at: PULL,
      act: [click(box('Cover the timeout with a test'))],
      shows: [see(ticked('Cover the timeout with a test'))],
      sends: ['PUT /Octo-Org/Hello/issues/20'],
      wins: [task(20, 'body', 'Cover the timeout with a test')],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a pull request that merges by itself after the person asked for it, by a request',
      at: AUTO_PULL,
      act: [
        click(button('openAuto')),
        click(button('confirmAuto')),
        see(button('disableAuto')),
        wait(500),
        practise('GitHub auto-merges'),
      ],
      shows: [see(status('pullMerged'))],
      sends: ['POST /Octo-Org/Hello/pull/23/page_data/enable_auto_merge'],
      wins: [pull(23, 'Teach the tests to wait')],
      seenBy: ['both'],
    },
    {
      name: 'a review submitted in the newer view of the files',
      at: `${REPO}/pull/24/changes`,
      act: [click(button('openReview')), click('input[value="approve"]'), click(button('submitReview'))],
      shows: [miss(button('submitReview'))],
      sends: ['PUT /Octo-Org/Hello/pull/24/page_data/submit_review'],
      wins: [
        {
          subject: thing(24, `review:${HEAD}`),
          kind: 'review',
          title: 'Cache the avatars',
          alone: { gesture: { subject: thing(24, 'review:~') } },
        },
      ],
    },
    {
      name: 'a conversation resolved in the timeline, whose request is not known',
      at: `${REPO}/pull/24`,
      act: [click(nth('review-thread-collapsible form button', 0))],
      shows: [see(nth('review-thread-collapsible button', 3))],
      sends: ['POST /Octo-Org/Hello/pull/24/threads/501/resolve'],
      wins: [{ subject: thing(24, 'thread:r9101'), kind: 'thread', title: 'Cache the avatars' }],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a draft dragged to the done column of a project',
      at: BOARD,
      act: [drag(saying('[data-board-card-id]', 'Thank the testers', 'h3'), '[data-board-column="Done"] h2')],
      shows: [see('[data-board-column="Done"] [data-board-card-id="7071"]')],
      sends: ['PUT /memexes/1/items'],
      wins: [{ subject: 'github:github.com/item/7071', kind: 'card', title: 'Thank the testers' }],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'an issue closed in two tabs: one win',
      at: ISSUE,
      act: [click(CLOSE), inAnotherTab(click(CLOSE), see(status('issueClosed')))],
      shows: [see(status('issueClosed'))],
      sends: [CLOSED, CLOSED],
      wins: [SETTINGS],
    },

    /* ---------- what counts for a moment at the most ---------- */
    {
      name: 'an issue closed and reopened',
      at: ISSUE,
      act: [click(CLOSE), see(status('issueClosed')), wait(400), press('Enter', CLOSE)],
      shows: [see(status('issueOpened'))],
      sends: [CLOSED, 'POST /_graphql "persistedQueryName":"updateIssueStateMutation"'],
      wins: [],
      takenBack: [SETTINGS],
    },
    {
      name: 'a task that the server refuses, late',
      at: ISSUE,
      given: [set({ refuseNext: true, serverDelay: 800 })],
      act: [click(box('Sketch the page'))],
      shows: [see(REFUSED), miss(ticked('Sketch the page'))],
      sends: ['POST /_graphql updateIssueBodyMutation'],
      wins: [],
      takenBack: [SKETCH],
    },

    /* ---------- what must not count ---------- */
    {
      name: 'an issue that was closed at load, looked at and made anew',
      at: CLOSED_ISSUE,
      act: [click('h1'), type('Thank you!', COMMENT), practise('Remount')],
      shows: [see(status('issueClosed'))],
      sends: [],
      wins: [],
    },
    {
      name: 'what a teammate does while the person looks around',
      at: ISSUE,
      act: [
        soon(100, 'Teammate ticks a task', 'Sketch the page'),
        click(saying('[data-testid^="tasklist-item-"]', 'Sketch the page', 'input + div')),
        see(ticked('Sketch the page')),
        click(button('reason')),
        practise('Teammate closes the issue'),
      ],
      shows: [see(status('issueClosed'))],
      sends: [],
      wins: [],
    },
    {
      name: 'a merge that the server refuses',
      at: PULL,
      given: [set({ refuseNext: true })],
      act: merge,
      shows: [see(REFUSED), see(status('pullOpened'))],
      sends: [mergedBy(20)],
      wins: [],
    },
    {
      name: 'an issue closed as not planned',
      at: ISSUE,
      act: [...choose('NOT_PLANNED'), click(CLOSE)],
      shows: [see(status('issueClosedNotPlanned'))],
      sends: [CLOSED],
      wins: [],
    },
    {
      name: 'what the page’s own script clicks and types',
      at: ISSUE,
      act: [
        script(
          'forge',
          (close) => {
            const many = { bubbles: true, cancelable: true, composed: true };
            document.querySelector<HTMLElement>('[data-testid^="tasklist-item-"] input')?.click();
            const button = document.querySelector<HTMLElement>(close);
            button?.dispatchEvent(new PointerEvent('pointerdown', many));
            button?.dispatchEvent(new KeyboardEvent('keydown', { ...many, key: 'Enter', code: 'Enter' }));
            button?.click();
          },
          CLOSE,
        ),
      ],
      shows: [see(status('issueClosed')), see(nth(ticked('Sketch the page'), 0))],
      sends: ['POST /_graphql updateIssueBodyMutation', CLOSED],
      wins: [],
    },
  ],
};
