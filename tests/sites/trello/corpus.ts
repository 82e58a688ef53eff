import {
  type Corpus,
  click,
  drag,
  goBack,
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
  type Win,
  wait,
} from '../corpus.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARD = 'https://trello.com/c/gArDeN02/2-plan-the-garden-day';

const id = (end: string) => `67318e20a4c9d1f05b7e${end}`;
const card = (end: string, title: string): Win => ({
  subject: `trello:card:${id(end)}`,
  kind: 'card',
  title,
});
/** The page knows an item only by its words, and a request only by its id. */
const item = (end: string, title: string): Win => ({
  subject: `trello:item:${id(end)}`,
  kind: 'item',
  title,
  alone: {
    gesture: { subject: new RegExp(`^trello:item:${id('2a02')}:[0-9a-f]{16}$`) },
    write: { title: '' },
  },
});

const LAUNCH = card('2a01', 'Write the launch post');
const GARDEN = card('2a02', 'Plan the garden day');
const TRAP = card('2a03', 'Mark this card incomplete (trap)');
const INVOICES = card('2a06', 'Send the invoices');
const COFFEE = item('3c01', 'Make coffee');

const front = (end: string) => `[data-card-id="${id(end)}"]`;
const circle = (end: string) => `${front(end)} .circle`;
const title = (end: string) => `${front(end)} a`;
const BACK = '[role="dialog"]';
const BACK_CIRCLE = `${BACK} .circle`;
const box = (text: string) => saying('.row', text, 'input');
const label = (text: string) => saying('.row', text, 'label');
const ticked = (text: string) => saying('.row', text, 'input:checked');
const done = (end: string) => `${front(end)} .mark-done`;
const open = (end: string) => `${front(end)} .mark:not(.mark-done)`;
const REFUSED = '[role="alert"]';

const putCard = (end: string, body = '"dueComplete":true') => `PUT /1/cards/${id(end)} ${body}`;
const putItem = (end: string, body = '"state":"complete"') =>
  `PUT /1/cards/${id('2a02')}/checkItem/${id(end)} ${body}`;
const REOPENED = '"dueComplete":false';

/** Every way to finish a thing on Trello. */
export const trello: Corpus = {
  site: 'trello',
  blind: [practise('Rename the test ids')],
  loose: '.badges, .checklist-head, .back-header, .state',
  rows: [
    /* ---------- what counts ---------- */
    {
      name: 'a card by a click on its front',
      at: BOARD,
      act: [click(circle('2a01'))],
      shows: [see(done('2a01'))],
      sends: [putCard('2a01')],
      wins: [LAUNCH],
    },
    {
      name: 'a card by Enter on its front, shown late',
      at: BOARD,
      given: [set({ commitDelay: 600 })],
      act: [press('Enter', circle('2a03'))],
      shows: [see(done('2a03'))],
      sends: [putCard('2a03')],
      wins: [TRAP],
    },
    {
      name: 'a card by a click on its back',
      at: CARD,
      act: [click(BACK_CIRCLE)],
      shows: [see(`${BACK} .mark-done`)],
      sends: [putCard('2a02')],
      wins: [GARDEN],
    },
    {
      name: 'a card by its mirror',
      at: BOARD,
      act: [click(circle('2a04'))],
      shows: [see(done('2a06'))],
      sends: [putCard('2a06')],
      wins: [INVOICES],
    },
    {
      name: 'an item by a click on its box',
      at: CARD,
      act: [click(box('Borrow a wheelbarrow'))],
      shows: [see(ticked('Borrow a wheelbarrow'))],
      sends: [putItem('3b02')],
      wins: [item('3b02', 'Borrow a wheelbarrow')],
    },
    {
      name: 'an item by a click on its label, which clicks twice',
      at: CARD,
      act: [click(label('Order 20 plants'), { offset: [3, 3] })],
      shows: [see(ticked('Order 20 plants'))],
      sends: [putItem('3b03')],
      wins: [item('3b03', 'Order 20 plants')],
    },
    {
      name: 'an item by Space, told from one of the same words',
      at: CARD,
      act: [press('Space', nth(box('Check the weather'), 1))],
      shows: [see(ticked('Check the weather'))],
      sends: [putItem('3b05')],
      wins: [item('3b05', 'Check the weather')],
    },
    {
      name: 'a card completed, reopened and completed again: one win',
      at: BOARD,
      act: [click(circle('2a07')), wait(400), click(circle('2a07')), wait(400), click(circle('2a07'))],
      shows: [see(done('2a07'))],
      sends: [putCard('2a07'), putCard('2a07', REOPENED), putCard('2a07')],
      wins: [card('2a07', 'Fix the <b>login</b> form')],
    },
    {
      name: 'a card completed in two tabs: one win',
      at: BOARD,
      act: [click(circle('2a11')), inAnotherTab(click(circle('2a11')), see(done('2a11')))],
      shows: [see(done('2a11'))],
      sends: [putCard('2a11'), putCard('2a11')],
      wins: [card('2a11', 'Hire a translator')],
    },

    /* ---------- what counts for a moment at the most ---------- */
    {
      name: 'a card completed and reopened',
      at: BOARD,
      act: [click(circle('2a01')), wait(400), press('Space', circle('2a01'))],
      shows: [see(open('2a01'))],
      sends: [putCard('2a01'), putCard('2a01', REOPENED)],
      wins: [],
      takenBack: [LAUNCH],
    },
    {
      name: 'an item that the server refuses, late',
      at: CARD,
      given: [set({ refuseNext: true, serverDelay: 800 })],
      act: [click(box('Make coffee'))],
      shows: [see(REFUSED), miss(ticked('Make coffee'))],
      sends: [putItem('3c01')],
      wins: [],
      takenBack: [COFFEE],
    },

    /* ---------- what must not count ---------- */
    {
      name: 'a card that was done at load, opened, left and made anew',
      at: BOARD,
      act: [
        click(title('2a05')),
        see(BACK),
        goBack(),
        miss(BACK),
        press('Escape'),
        practise('Remount the board'),
      ],
      shows: [see(done('2a05'))],
      sends: [],
      wins: [],
    },
    {
      name: 'what a teammate does to the card that the person is opening',
      at: BOARD,
      act: [
        soon(100, 'Teammate completes a card', id('2a02')),
        click(title('2a02')),
        see(BACK),
        soon(100, 'Teammate ticks an item', 'Order 20 plants'),
        click(saying('.row', 'Order 20 plants', 'p')),
      ],
      shows: [see(done('2a02')), see(ticked('Order 20 plants'))],
      sends: [],
      wins: [],
    },
    {
      name: 'a press that ends elsewhere, though a teammate completes the card then',
      at: BOARD,
      act: [
        click(circle('2a01'), { button: 'right' }),
        drag(circle('2a01'), title('2a01')),
        practise('Teammate completes a card', id('2a01')),
      ],
      shows: [see(done('2a01'))],
      sends: [],
      wins: [],
    },
    {
      name: 'what the page’s own script clicks and types',
      at: CARD,
      act: [
        script(
          'forge',
          ([first, second]) => {
            const many = { bubbles: true, cancelable: true, composed: true };
            const find = (css: string) => document.querySelector<HTMLElement>(css);
            find(first)?.click();
            find(second)?.dispatchEvent(
              new KeyboardEvent('keydown', { ...many, key: 'Enter', code: 'Enter' }),
            );
            find('.row:last-child label')?.dispatchEvent(new PointerEvent('pointerdown', many));
            find('.row:last-child label')?.click();
          },
          [circle('2a01'), circle('2a03')] as const,
        ),
      ],
      shows: [see(done('2a01')), see(done('2a03')), see('.row:last-child input:checked')],
      sends: [putCard('2a01'), putCard('2a03'), putItem('3b05')],
      wins: [],
    },
    {
      name: 'a card that the person reopens and a teammate completes again',
      at: BOARD,
      act: [
        click(circle('2a05')),
        see(open('2a05')),
        wait(300),
        practise('Teammate completes a card', id('2a05')),
      ],
      shows: [see(done('2a05'))],
      sends: [putCard('2a05', REOPENED)],
      wins: [],
    },
  ],
};
