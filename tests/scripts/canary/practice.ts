import type { Page } from 'playwright';
import type { Sandbox } from '#tests/scripts/canary/sandbox.ts';
import { github } from '#tests/sites/github/corpus.ts';
import { notion } from '#tests/sites/notion/corpus.ts';
import { createPerson } from '#tests/sites/person.ts';
import { trello } from '#tests/sites/trello/corpus.ts';
import type { SiteId } from '#utils/sites/types.ts';

const NOTION = 'https://app.notion.com';

/** The things of the practice pages, at the real sites' addresses. */
export const PRACTICE: Sandbox = {
  trello: {
    card: { at: 'https://trello.com/b/RoAdMaP1/roadmap', title: 'Write the launch post' },
    item: { at: 'https://trello.com/c/gArDeN02/2-plan-the-garden-day', title: 'Borrow a wheelbarrow' },
    move: {
      ...{ at: 'https://trello.com/b/RoAdMaP1/roadmap', title: 'Print the badges' },
      ...{ from: 'Doing', to: 'Done' },
    },
  },
  github: {
    issue: {
      at: 'https://github.com/Octo-Org/Hello/issues/12',
      title: 'Give the settings page a quiet corner',
    },
    task: { at: 'https://github.com/Octo-Org/Hello/issues/12', title: 'Sketch the page' },
    card: {
      ...{ at: 'https://github.com/orgs/octo-org/projects/1', title: 'Thank the testers' },
      ...{ from: 'Todo', to: 'Done' },
    },
    thread: { at: 'https://github.com/Octo-Org/Hello/pull/24', title: 'Cache the avatars' },
    review: { at: 'https://github.com/Octo-Org/Hello/pull/24/changes', title: 'Cache the avatars' },
    pull: { at: 'https://github.com/Octo-Org/Hello/pull/20', title: 'Fix login on slow networks' },
  },
  notion: {
    todo: { at: `${NOTION}/Week-plan-5eed0000000040008000000000000001`, title: 'Send the agenda' },
    row: { at: `${NOTION}/Errands-5eed0000000040008000000000000024`, title: 'Return the parcel' },
    status: {
      ...{ at: `${NOTION}/Projects-5eed0000000040008000000000000100`, title: 'Test the release' },
      ...{ from: 'Not started', to: 'Done' },
    },
    card: {
      ...{ at: `${NOTION}/Projects-5eed0000000040008000000000000100`, title: 'Call the client' },
      ...{ from: 'Not started', to: 'Done' },
    },
  },
  public: {
    trello: ['https://trello.com/b/RoAdMaP1/roadmap'],
    github: ['https://github.com/Octo-Org/Hello/issues/12', 'https://github.com/Octo-Org/Hello/pull/20'],
    notion: [`${NOTION}/Week-plan-5eed0000000040008000000000000001`],
  },
};

/** What may be wrong with a reader, on purpose: it sees nothing of the page, or takes one thing for another. */
export const PLANTS = ['blind', 'wrong'] as const;
export type Plant = (typeof PLANTS)[number];

const CORPORA = { trello, github, notion };
const NAMED_BY = { trello: 'data-card-id', notion: 'data-block-id' };

/** Makes a practice page one that our readers are blind for, or wrong about. */
export async function plantIn(page: Page, site: SiteId, plant: Plant): Promise<void> {
  if (plant === 'blind') {
    const person = createPerson(page, () => Promise.reject(new Error('one tab is enough')));
    for (const { by } of CORPORA[site].blind) await by(person);
    // To the reader nobody is signed in: of boards a redesign leaves everything as it is.
    await page.evaluate(() => document.querySelector('meta[name="user-login"]')?.remove());
  } else if (site === 'github') {
    await page.evaluate(() => {
      for (const title of document.querySelectorAll('h1 .markdown-title, [data-testid="issue-title"]'))
        title.textContent = 'Another title';
      for (const card of document.querySelectorAll('[data-board-card-id]')) {
        const hidden = Object.assign(document.createElement('h3'), {
          hidden: true,
          textContent: 'Another title',
        });
        card.prepend(hidden);
      }
    });
  } else await page.evaluate(shiftNames, NAMED_BY[site]);
}

/** Gives each element the name of the next one. Runs in the page and stands alone. */
function shiftNames(attribute: string): void {
  const named = [...document.querySelectorAll(`[${attribute}]`)];
  const names = named.map((element) => element.getAttribute(attribute) ?? '');
  const next = new Map(names.map((name, at) => [name, names[at + 1] ?? names[0] ?? '']));
  for (const element of named)
    element.setAttribute(attribute, next.get(element.getAttribute(attribute) ?? '') ?? '');
}
