import { expectNothing } from '#tests/e2e/expectations.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { workOf } from '#tests/e2e/timeline.ts';

const CARD = '67318e20a4c9d1f05b7e2a01';
const LISTS = { todo: '67318e20a4c9d1f05b7e1001', done: '67318e20a4c9d1f05b7e1003' };

const BRIEF = '5eed0000-0000-4000-8000-000000000111';
const CARD_OF_BOARD = '5eed0000-0000-4000-8000-000000000141';

/** An action of a fake site, with what it is told. */
type Action = string | readonly [name: string, ...details: unknown[]];

/** Things that happen on a page while its person looks on; each several hundred times. */
const BUSY: { name: string; address: string; actions: Action[] }[] = [
  {
    name: 'a Trello board',
    address: 'https://trello.com/b/RoAdMaP1/roadmap',
    actions: [
      'Teammate completes a card',
      'Teammate reopens a card',
      ['Teammate moves a card', CARD, LISTS.done],
      'Remount the board',
      ['Teammate moves a card', CARD, LISTS.todo],
      'Go to another board',
    ],
  },
  {
    name: 'an opened Trello card',
    address: 'https://trello.com/c/gArDeN02/2-plan-the-garden-day',
    actions: ['Teammate ticks an item', 'Teammate completes a card', 'Teammate reopens a card', 'Reset'],
  },
  {
    name: 'a GitHub issue',
    address: 'https://github.com/Octo-Org/Hello/issues/12',
    actions: ['Teammate closes the issue', 'Teammate reopens the issue', 'Remount'],
  },
  {
    name: 'a GitHub pull request',
    address: 'https://github.com/Octo-Org/Hello/pull/20',
    actions: ['Remount', 'Teammate resolves', 'Teammate merges', 'Remount'],
  },
  {
    name: 'a GitHub project',
    address: 'https://github.com/orgs/octo-org/projects/1',
    actions: [
      ['Teammate moves a card', '7012', 'Done'],
      ['Teammate closes', 12],
      ['Teammate moves a card', '7012', 'Todo'],
      ['Teammate closes', 12, 'OPEN'],
      'Remount',
    ],
  },
  {
    name: 'a Notion page',
    address: 'https://app.notion.com/Week-plan-5eed0000000040008000000000000001',
    actions: ['Teammate checks a to-do', 'Teammate unchecks a to-do', 'Teammate checks a row', 'Remount'],
  },
  {
    name: 'Notion databases',
    address: 'https://app.notion.com/Projects-5eed0000000040008000000000000100',
    actions: [
      ['Teammate sets a property', BRIEF, 'sT@t', 'Done'],
      ['Teammate sets a property', CARD_OF_BOARD, 'gR:p', 'Done'],
      'Remount',
      ['Teammate sets a property', BRIEF, 'sT@t', 'Not started'],
      ['Teammate sets a property', CARD_OF_BOARD, 'gR:p', 'To do'],
    ],
  },
];

/** An hour of a busy team at one change every four seconds. */
const CHANGES = 900;

for (const { name, address, actions } of BUSY) {
  test(`an hour of others’ work on ${name} counts nothing and costs nothing`, async ({ microwin }) => {
    test.setTimeout(180_000);
    await microwin.choose({ doneLists: [{ id: LISTS.done, name: 'Done' }] });
    const page = await microwin.open(address);
    const others = () =>
      page.evaluate(
        async ({ actions, changes }) => {
          const { fakeSite } = window as unknown as {
            fakeSite: { actions: Record<string, (...details: unknown[]) => void> };
          };
          const told = actions.map((action) => (typeof action === 'string' ? ([action] as const) : action));
          const unknown = told.filter(([name]) => !fakeSite.actions[name]);
          for (let change = 0; change < changes; change++) {
            const [name = '', ...details] = told[change % told.length] ?? [];
            try {
              fakeSite.actions[name]?.(...details);
            } catch {
              // Nothing left of that kind to change.
            }
            if (change % 30 === 0) window.scrollTo(0, (change * 37) % document.documentElement.scrollHeight);
            if (change % 10 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
          }
          return unknown;
        },
        { actions, changes: CHANGES },
      );
    let failed: unknown;
    const work = await workOf(microwin.root, page, async () => {
      failed = await others();
      await page.mouse.wheel(0, 500);
      await page.mouse.move(300, 300);
    });
    expect(failed, 'actions that the fake site does not know').toEqual([]);
    expect(work, 'what ran of ours meanwhile').toEqual([]);
    await expectNothing(microwin, page);
    // What the timeline would show of us, had there been anything.
    const pressed = await workOf(microwin.root, page, () => page.mouse.click(5, 5));
    expect(pressed).toContain('FunctionCall');
  });
}
