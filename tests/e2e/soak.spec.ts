import { expect, test } from './harness.ts';

/** Things that happen on a page while its person looks on; each several hundred times. */
const BUSY: { name: string; address: string; actions: string[] }[] = [
  {
    name: 'a Trello board',
    address: 'https://trello.com/b/RoAdMaP1/roadmap',
    actions: [
      'Teammate completes a card',
      'Teammate reopens a card',
      'Remount the board',
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
    actions: ['Remount', 'Teammate merges', 'Remount'],
  },
  {
    name: 'a Notion page',
    address: 'https://app.notion.com/Week-plan-5eed0000000040008000000000000001',
    actions: ['Teammate checks a to-do', 'Teammate unchecks a to-do', 'Teammate checks a row', 'Remount'],
  },
];

/** An hour of a busy team at one change every four seconds. */
const CHANGES = 900;

for (const { name, address, actions } of BUSY) {
  test(`an hour of others’ work on ${name} counts nothing`, async ({ microwin }) => {
    const page = await microwin.open(address);
    const failed = await page.evaluate(
      async ({ actions, changes }) => {
        const { practice } = window as unknown as { practice: { actions: Record<string, () => void> } };
        const unknown = actions.filter((action) => !practice.actions[action]);
        for (let change = 0; change < changes; change++) {
          try {
            practice.actions[actions[change % actions.length] ?? '']?.();
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
    expect(failed, 'actions that the practice page does not know').toEqual([]);
    await microwin.expectNothing(page);
  });
}
