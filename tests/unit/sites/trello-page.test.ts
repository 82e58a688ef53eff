import { describe, expect, it } from 'vitest';
import { click, keydown, pageOf, press } from '#tests/support/dom.ts';
import { trelloPage } from '#utils/sites/trello/page.ts';
import type { RequestedChange, StateReading, Target } from '#utils/sites/types.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARD_PAGE = 'https://trello.com/c/aB3dE6gH/12-write';
const ID = '67318e20a4c9d1f05b7e2a01';
const OTHER_ID = '67318e20a4c9d1f05b7e2a02';
const DOING = '67318e20a4c9d1f05b7e1001';
const DONE = { id: '67318e20a4c9d1f05b7e1003', name: 'Fertig' };

const TICK = '<svg><path d="M0 0 6.75 9.828z"/></svg>';
const RING = '<svg><circle cx="8" cy="8" r="6"/></svg>';
const circle = (drawn: string) =>
  `<button data-testid="card-done-state-completion-button" aria-label="Marquer">${drawn}</button>`;
const front = (drawn: string, { id = ID, link = '/c/aB3dE6gH/12-write', more = '' } = {}) =>
  `<div data-card-id="${id}" ${more}>${circle(drawn)}<a data-testid="card-name" href="${link}"> Write  it </a></div>`;
const list = (id: string, name: string, cards = '') =>
  `<div data-list-id="${id}"><h2 data-testid="list-name">${name}</h2>${cards}</div>`;
const back = (content: string) =>
  `<div role="dialog"><textarea data-testid="card-back-title-input">Write it</textarea>${content}</div>`;
const item = (text: string, checked = false) =>
  `<li data-testid="check-item-container"><input type="checkbox" ${checked ? 'checked' : ''}>
   <span data-testid="check-item-name">${text}</span></li>`;

const CARD: Target = {
  subject: `trello:card:${ID}`,
  alias: 'trello:card:~ab3de6gh',
  kind: 'card',
  title: 'Write it',
  url: 'https://trello.com/c/aB3dE6gH',
  before: 'open',
};
const CIRCLE = '[data-testid="card-done-state-completion-button"]';

describe('a press', () => {
  it.each([
    ['an open card', front(RING), [CARD]],
    ['a done card', front(TICK), [{ ...CARD, before: 'done' }]],
    [
      'a card on its back',
      back(circle(RING)),
      [{ ...CARD, subject: 'trello:card:~ab3de6gh', alias: undefined }],
    ],
    ['a card of unknown drawing', front('<svg><path d="M1 1z"/></svg>'), [{ reason: 'card: unknown mark' }]],
    ['a card that has no id yet', circle(RING), [{ reason: 'card: no card around it' }]],
    [
      'a mirror, whose own id names no card',
      front(RING, { id: OTHER_ID, link: 'https://trello.com/c/aB3dE6gH/12' }),
      [{ ...CARD, subject: 'trello:card:~ab3de6gh', alias: undefined }],
    ],
    [
      'a mirror of a card that the board shows too',
      front(RING, { id: OTHER_ID, link: 'https://trello.com/c/aB3dE6gH/12' }) + front(RING),
      [CARD],
    ],
  ])('on the circle of %s', (_, html, targets) => {
    const page = pageOf(html, html.includes('dialog') ? CARD_PAGE : BOARD);
    const found = trelloPage.findTargets(click(page.find(CIRCLE)), page);
    expect(found).toEqual(targets);
    expect(trelloPage.findTargets(keydown(page.find(CIRCLE), 'Enter'), page)).toEqual(targets);
  });

  it.each([
    ['Shift and a click, which only selects', (element: Element) => click(element, { shiftKey: true })],
    ['another key', (element: Element) => keydown(element, 'a')],
    ['a key with Ctrl', (element: Element) => keydown(element, 'Enter', { ctrlKey: true })],
  ])('on a circle is nothing with %s', (_, gesture) => {
    const page = pageOf(front(RING), BOARD);
    expect(trelloPage.findTargets(gesture(page.find(CIRCLE)), page)).toEqual([]);
  });

  it('on a title is nothing', () => {
    const page = pageOf(front(RING), BOARD);
    expect(trelloPage.findTargets(click(page.find('a')), page)).toEqual([]);
  });

  it('on an item names it by its text and its card, and equal ones by their order', () => {
    const page = pageOf(back(`<ul>${item('Ask')}${item('Buy', true)}${item('Ask')}</ul>`), CARD_PAGE);
    const boxes = [...page.document.querySelectorAll('input')];
    const [first, second, third] = boxes.flatMap((box) => trelloPage.findTargets(press(box), page));
    expect(first).toMatchObject({ kind: 'item', title: 'Ask', before: 'open', locator: '0 of 2' });
    expect(second).toMatchObject({ kind: 'item', title: 'Buy', before: 'done', locator: '0 of 1' });
    expect(third).toMatchObject({ kind: 'item', title: 'Ask', before: 'open', locator: '1 of 2' });
    expect(first).toMatchObject({
      subject: expect.stringMatching(/^trello:item:~ab3de6gh:[0-9a-f]{16}$/),
      relatedTo: 'trello:card:~ab3de6gh',
    });
    expect((first as Target).subject).not.toBe((third as Target).subject);
  });

  it('of Enter on a checkbox is nothing, as browsers have it', () => {
    const page = pageOf(back(item('Ask')), CARD_PAGE);
    expect(trelloPage.findTargets(keydown(page.find('input'), 'Enter'), page)).toEqual([]);
    expect(trelloPage.findTargets(keydown(page.find('input'), ' '), page)).toMatchObject([{ title: 'Ask' }]);
    const custom = pageOf(
      back(item('Ask').replace(/<input[^>]*>/, '<i role="checkbox" aria-checked="false"></i>')),
      CARD_PAGE,
    );
    expect(trelloPage.findTargets(keydown(custom.find('i'), 'Enter'), custom)).toMatchObject([
      { before: 'open' },
    ]);
  });

  it.each([
    ['edited', item('Ask everybody', true), true],
    ['translated', item('Fragen', true), true],
    ['edited and not as it was left', item('Tell'), false],
    ['moved', item('Tell', true) + item('Ask'), false],
  ])('on an item that was %s since it was ticked finds that item: %s', (_, changed, isSame) => {
    const page = pageOf(back(item('Ask')), CARD_PAGE);
    const box = () => page.find('input');
    const [before] = trelloPage.findTargets(press(box()), page) as [Target];
    page.document.body.innerHTML = back(changed);
    const [after] = trelloPage.findTargets(press(box()), page) as [Target];
    expect(after.subject === before.subject).toBe(isSame);
    expect(trelloPage.readState(after, page)).toBe(after.before);
  });

  it('at whose click the browser has flipped the box says what was before', () => {
    const page = pageOf(back(item('Ask', true)), CARD_PAGE);
    expect(trelloPage.findTargets(click(page.find('input')), page)).toMatchObject([{ before: 'open' }]);
  });

  it('on a button of a whole checklist waits for a request about any of its items', () => {
    const rows = item('Ask') + item('Buy', true);
    const page = pageOf(
      back(`<div data-testid="checklist-container"><button id="all"></button>${rows}</div>`),
      CARD_PAGE,
    );
    expect(trelloPage.findTargets(click(page.find('#all')), page)).toMatchObject([
      { title: 'Ask', before: 'open', needsRequest: true },
      { title: 'Buy', before: 'done', needsRequest: true },
    ]);
  });
});

describe('a card in the hand', () => {
  const html = list(DOING, 'Doing', front(RING)) + list(DONE.id, DONE.name);
  const moved = { ...CARD, locator: 'lists', moved: true, deferred: true };

  it.each([
    ['open in a list that says nothing', html, [moved]],
    ['done in a list that means done', list(DONE.id, DONE.name, front(RING)), [{ ...moved, before: 'done' }]],
    ['done by its circle', list(DOING, 'Doing', front(TICK)), [{ ...moved, before: 'done' }]],
    [
      'none that is only a mirror',
      list(DOING, 'Doing', front(RING, { id: OTHER_ID, link: 'https://trello.com/c/aB3dE6gH/12' })),
      [],
    ],
  ])('is %s', (_, html, targets) => {
    const page = pageOf(html, BOARD, { doneLists: [DONE] });
    expect(trelloPage.findTargets(press(page.find('a')), page)).toEqual(targets);
  });

  it('is nothing as long as no list means done, and at the end of a gesture', () => {
    const [unsaid, said] = [pageOf(html, BOARD), pageOf(html, BOARD, { doneLists: [DONE] })];
    expect(trelloPage.findTargets(press(unsaid.find('a')), unsaid)).toEqual([]);
    expect(trelloPage.findTargets(click(said.find('a')), said)).toEqual([]);
  });

  it('is taken by a click alone on a button of its back, and by no other click', () => {
    const page = pageOf(html + back('<button id="move">Move</button>'), CARD_PAGE, { doneLists: [DONE] });
    for (const gesture of [click, press]) {
      const found = trelloPage.findTargets(gesture(page.find('#move')), page);
      expect(found).toMatchObject([{ before: 'open', locator: 'lists', deferred: true }]);
    }
    expect(trelloPage.findTargets(click(page.find('[data-testid="list-name"]')), page)).toEqual([]);
  });

  it.each<[string, string, StateReading]>([
    ['open where it was', html, 'open'],
    ['done in a list that is collapsed', list(DONE.id, DONE.name, `<ol hidden>${front(RING)}</ol>`), 'done'],
    ['done in a list that means done', list(DOING, 'Doing') + list(DONE.id, DONE.name, front(RING)), 'done'],
    ['unknown in two lists', html + list(DONE.id, DONE.name, front(RING)), { reason: expect.any(String) }],
    [
      'unknown while only its preview is shown',
      list(DONE.id, DONE.name, front(RING, { more: 'data-drag-preview="true"' })),
      { reason: 'not shown' },
    ],
  ])('reads %s', (_, html, state) => {
    const page = pageOf(html, BOARD, { doneLists: [DONE] });
    expect(trelloPage.readState({ ...CARD, locator: 'lists' }, page)).toEqual(state);
  });
});

describe('the state of a card', () => {
  it.each<[string, string, StateReading]>([
    ['open', front(RING), 'open'],
    ['done', front(TICK), 'done'],
    ['done in two places', front(TICK) + back(circle(TICK)), 'done'],
    ['unknown if its marks contradict each other', front(TICK) + front(RING), { reason: expect.any(String) }],
    [
      'unknown if it is not shown',
      front(TICK, { id: OTHER_ID, link: '/c/zzzzzzzz/1' }),
      { reason: 'not shown' },
    ],
    [
      'done by the box in a table',
      `<div><a href="/c/aB3dE6gH/12-write">Write it</a><i data-test-class="due-date-checkbox-checked"></i></div>`,
      'done',
    ],
    [
      'open by the box in a table',
      `<div><a href="/c/aB3dE6gH/12-write">Write it</a><i data-test-class="due-date-checkbox-unchecked"></i></div>`,
      'open',
    ],
  ])('is %s', (_, html, state) => {
    expect(trelloPage.readState(CARD, pageOf(html, CARD_PAGE))).toEqual(state);
  });
});

describe('the state of an item', () => {
  const target = (html: string, index = 0) => {
    const page = pageOf(html, CARD_PAGE);
    const box = page.document.querySelectorAll('input')[index];
    return trelloPage.findTargets(press(box as Element), page)[0] as Target;
  };
  const before = back(item('Ask') + item('Buy') + item('Ask'));

  it.each<[string, number, string, StateReading]>([
    ['open', 0, before, 'open'],
    ['done', 1, back(item('Ask') + item('Buy', true)), 'done'],
    ['that of the second of two equal ones', 2, back(item('Ask') + item('Ask', true)), 'done'],
    ['gone when checked items are hidden', 0, back(item('Ask')), 'gone'],
    ['unknown without its card', 0, '', { reason: 'not shown' }],
  ])('is %s', (_, index, html, state) => {
    expect(trelloPage.readState(target(before, index), pageOf(html, CARD_PAGE))).toEqual(state);
  });
});

describe('what a request changes', () => {
  const change = (more: Partial<RequestedChange> = {}): RequestedChange => ({
    ...{ kind: 'card', to: 'done', subject: `trello:card:${ID}`, proof: true },
    ...more,
  });

  it.each<[string, string, RequestedChange, unknown]>([
    ['a card by its id', front(RING), change(), CARD],
    ['a card by its short link', front(RING), change({ subject: 'trello:card:~ab3de6gh' }), CARD],
    ['a card that it opens again', front(TICK), change({ to: 'open' }), { ...CARD, before: 'done' }],
    ['a done card that it moves', front(TICK), change({ moved: true }), { ...CARD, before: 'done' }],
    ['no card of another id', front(RING), change({ subject: `trello:card:${OTHER_ID}` }), undefined],
    ['no item', back(item('Ask')), change({ kind: 'item', subject: '' }), undefined],
  ])('is %s', (_, html, change, target) => {
    expect(trelloPage.findTask(change, pageOf(html, BOARD))).toEqual(target);
  });
});

describe('the lists of a board', () => {
  it.each([
    [
      'each once, with its name',
      list(DOING, ' In  Arbeit ') + list(DOING, 'In Arbeit'),
      [[DOING, 'In Arbeit']],
    ],
    ['none without a name or an id', list('', 'Doing') + list(DOING, ''), []],
    ['none', '', []],
  ])('are %s', (_, html, lists) => {
    expect(trelloPage.readLists?.(pageOf(html, BOARD))).toEqual(lists.map(([id, name]) => ({ id, name })));
  });
});
