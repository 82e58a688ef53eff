import { click, nth, press, type Step, saying, script, see, set, type Win } from '#tests/sites/corpus.ts';

/* What lies on the fake board, how to point at it, and what its requests look like. */

export const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
export const GARDEN_BOARD = 'https://trello.com/b/GaRdEnB2/garden';
export const CALENDAR = `${BOARD}/calendar`;
export const TABLE = `${BOARD}/table`;
export const YOUR_ITEMS = 'https://trello.com/u/practice/cards';
/** Cards with checklists. */
export const PLAN = 'https://trello.com/c/gArDeN02/2-plan-the-garden-day';
export const DIG = 'https://trello.com/c/gArBeD02/2-dig-the-long-bed';
export const addressOf = (shortLink: string) => `https://trello.com/c/${shortLink}/1-a-card`;

export const id = (end: string) => `67318e20a4c9d1f05b7e${end}`;
export const [TODO, DOING, DONE] = [id('1001'), id('1002'), id('1003')];

/* ---------- how the page behaves ---------- */

/** It shows late what the person did. */
export const LATE = set({ commitDelay: 600 });
/** Its writes leave late. */
export const SLOW = set({ serverDelay: 1500 });
/** The next write is answered with an error, after so many ms. */
export const refuse = (serverDelay: number) => set({ refuseNext: true, serverDelay });
/** Clicks where nothing is, which closes a back. */
export const CLICK_ASIDE = click('body', { offset: [8, 400] });

/* ---------- wins ---------- */

export const card = (end: string, title: string): Win => ({
  subject: `trello:card:${id(end)}`,
  kind: 'card',
  title,
});
/** Where nothing shows its id, a page knows a card only by its short link, and a request may find no words for it. */
export const cardByLink = (win: Win, shortLink: string): Win => ({
  ...win,
  alone: { gesture: { subject: `trello:card:~${shortLink.toLowerCase()}` }, request: { title: '' } },
});
export const nameless = (win: Win): Win => ({ ...win, alone: { request: { title: '' } } });

const CARDS_OF_ITEMS = { '3b': '2a02', '3c': '2a02', '3d': '2b02' };
const weakName = (end: string) => {
  const own = CARDS_OF_ITEMS[end.slice(0, 2) as keyof typeof CARDS_OF_ITEMS];
  return new RegExp(`^trello:item:(${id(own)}|~garden02):[0-9a-f]{16}$`);
};
/** The page knows an item only by its words, and a request only by its id. */
export const item = (end: string, title: string): Win => ({
  subject: `trello:item:${id(end)}`,
  kind: 'item',
  title,
  alone: { gesture: { subject: weakName(end) }, request: { title: '' } },
});
/** Of several whose requests come together nobody knows which request is whose. */
export const oneOfSeveral = (end: string, title: string): Win => ({
  ...item(end, title),
  subject: /^trello:item:/,
  alone: { gesture: { subject: weakName(end) }, request: { subject: `trello:item:${id(end)}`, title: '' } },
});
/** The request for a whole checklist names no item at all. */
export const oneOfAll = (end: string, title: string): Win => ({
  subject: weakName(end),
  kind: 'item',
  title,
});

/* ---------- cards ---------- */

export const front = (end: string) => `[data-card-id="${id(end)}"]`;
export const circle = (end: string) => `${front(end)} .circle`;
export const title = (end: string) => `${front(end)} a`;
export const done = (end: string) => `${front(end)} .mark-done`;
export const open = (end: string) => `${front(end)} .mark:not(.mark-done)`;
export const BACK = '[role="dialog"]';
export const BACK_CIRCLE = `${BACK} .circle`;
export const BACK_DONE = `${BACK} .mark-done`;
export const DUE_BOX = `${BACK} .due input`;
export const REFUSED = '[role="alert"]';

/* ---------- items ---------- */

export const box = (text: string) => saying('.row', text, 'input');
export const label = (text: string) => saying('.row', text, 'label');
export const ticked = (text: string) => saying('.row', text, 'input:checked');
export const hideChecked = (list: number) => nth('.checklist .hide', list);
export const tickAll = (list: number) => nth('.checklist .all', list);
/** What stands for a box, or a circle, in other views; the mark that is ticked says so in words or by itself. */
export const mark = (text: string) => saying('.entry', text, 'input, span[tabindex], button');
export const marked = (text: string) =>
  saying('.entry', text, 'input:checked, [data-testid*="-checked"], [data-test-class*="-checked"]');

/* ---------- lists ---------- */

export const listName = (list: string) => `#list-${list}`;
export const liesIn = (end: string, list: string): Step =>
  see(`.list-place:has(${listName(list)}) ${front(end)}`);
/** In the popover that asks where to: the list so many places below the first. */
export const chooseList = (below: number): Step[] => [
  ...Array.from({ length: below }, () => press('ArrowDown', '.popover select')),
  click('.popover button'),
];

/* ---------- requests ---------- */

export const putCard = (end: string, body = '"dueComplete":true') => `PUT /1/cards/${id(end)} ${body}`;
export const REOPENED = '"dueComplete":false';
export const ARCHIVED = '"closed":true';
export const moved = (list: string) => `"idList":"${list}"`;
export const putItem = (end: string, body = '"state":"complete"') => {
  const own = CARDS_OF_ITEMS[end.slice(0, 2) as keyof typeof CARDS_OF_ITEMS];
  return `PUT /1/cards/${id(own)}/checkItem/${id(end)} ${body}`;
};
export const UNTICKED = '"state":"incomplete"';
export const putAll = (list: string, body = '"state":"complete"') =>
  `PUT /1/checklist/${id(list)}/checkItems/all ${body}`;

/** A write of the page's own, as it would send it after a person's act. */
export const write = (path: string, body: object): Step =>
  script(
    `write to ${path}`,
    ([path, body]) =>
      fetch(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    [path, body] as const,
  );
