import { describe, expect, it } from 'vitest';
import { press } from '#tests/support/dom.ts';
import { box, DATABASE, ID, OTHER, pageWith, target, value } from '#tests/unit/sites/notion-fragments.ts';
import { nameId } from '#utils/sites/done-names.ts';
import { notionPage } from '#utils/sites/notion/page.ts';
import type { StateReading, Target } from '#utils/sites/types.ts';

const card = (id = ID, more = '', title = 'Ask Mira') =>
  `<div class="notion-collection-item" data-block-id="${id}"><span>${title}</span>${more}</div>`;
const group = (content = '') =>
  `<div class="notion-board-group">${content}<div role="button">+ New</div></div>`;
const line = (...names: string[]) =>
  `<div>${names.map((name) => `<div>${name} <b>3</b></div>`).join('')}</div>`;
const board = (...content: string[]) =>
  `<div data-block-id="${DATABASE}"><h2>Aufgaben</h2><div class="notion-board-view">${content.join('')}</div></div>`;
const lane = (...content: string[]) => `<div>${content.join('')}</div>`;
const found = (html: string, settings = {}) => {
  const page = pageWith(html, settings);
  return notionPage.findTargets(press(page.find(`[data-block-id="${ID}"] span`)), page);
};
const read = (one: Target, html: string, settings = {}) =>
  notionPage.readState(one, pageWith(html, settings));

const own: Target = {
  ...target('status', 'Ask Mira', 'open'),
  ...{ locator: 'group', deferred: true, byPlace: true },
};
const unread: Target = { ...own, needsRequest: true };
const STATES = ['Not started', 'In progress', 'Done'];
/** The heading of a group of groups. */
const heading = (name: string, toggle = '▸') =>
  `<div><div>${toggle}</div><div>${name}</div><div>2</div></div>`;

describe('the groups of a board', () => {
  it.each<[string, string, Target[]]>([
    ['in a line above', board(lane(line(...STATES), group(card()), group(), group())), [own]],
    [
      'of which the last is done',
      board(lane(line(...STATES), group(), group(), group(card()))),
      [{ ...own, before: 'done' }],
    ],
    [
      'each with its own name',
      board(lane(group(`<h3>Done</h3>${card()}`), group('<h3>Open</h3>'))),
      [{ ...own, before: 'done' }],
    ],
    [
      'translated by the browser',
      board(lane(line('<font><font>Fertig</font></font>'), group(card()))),
      [{ ...own, before: 'done' }],
    ],
    [
      'more than there are names',
      board(lane(line(...STATES), group(card()), group(), group(), group())),
      [unread],
    ],
    ['fewer than there are names', board(lane(line(...STATES), group(card()), group())), [unread]],
    ['without names', board(lane(group(card()), group())), [unread]],
    [
      'within groups, below one line',
      board(
        line(...STATES),
        lane(heading('Bob'), group(), group(), group()),
        lane(heading('Done'), group(card()), group(), group()),
      ),
      [own],
    ],
    [
      'within groups, of which one is shown',
      board(line(...STATES), lane(heading('Done'), group(card()), group(), group())),
      [own],
    ],
    [
      'within groups, whose headings could be names',
      board(
        lane(
          heading('Done', '<i aria-expanded="true">Toggle</i>').replace('>2<', '>Two<'),
          group(card()),
          group(),
          group(),
        ),
      ),
      [unread],
    ],
  ])('%s', (_, html, targets) => {
    expect(found(html)).toEqual(targets);
  });

  it('of a database that does not count are none', () => {
    const databases = [{ id: DATABASE, name: '', counts: false }];
    expect(found(board(lane(line('Open'), group(card()))), { databases })).toEqual([]);
  });

  const at = (names: string[], place: number) =>
    board(lane(line(...names), ...names.map((_, index) => group(index === place ? card() : ''))));
  it.each<[string, string[], StateReading]>([
    ['Done', STATES, 'done'],
    ['In progress', STATES, 'open'],
    ['Archived', [...STATES, 'Archived'], { reason: 'over, done or not' }],
    // Boards are grouped by persons, too.
    ['Bob', ['Alice', 'Bob'], { reason: 'which name means done' }],
    ['Released', [...STATES, 'Released'], { reason: 'which name means done' }],
    [
      'Valmista',
      ['Not started', 'In progress', 'Valmista'],
      { reason: 'which name means done', undecided: { id: nameId('Valmista'), name: 'Valmista' } },
    ],
    ['Staging', ['Not started', 'Staging', 'Valmista'], { reason: 'which name means done' }],
  ])('called %s among others reads as a state, or takes nothing away', (name, names, state) => {
    expect(read({ ...own, before: 'done' }, at(names, names.indexOf(name)))).toEqual(state);
  });

  it('are as they were before by the name that the card lay in', () => {
    const names = ['Vetted', 'Done'];
    const [first] = found(at(names, 0));
    expect(first).toEqual({ ...own, locator: 'group Vetted' });
    expect(read(first as Target, at(names, 0))).toBe('open');
    // Persons tell nothing of a card.
    expect(found(at(['Alice', 'Bob'], 0))).toEqual([unread]);
  });
});

describe('a board that is grouped by a checkbox', () => {
  const ticks = [box(false), box(true)];
  const html = (place: number, names: string[], more = '') =>
    board(lane(line(...names), ...names.map((_, index) => group(index === place ? card(ID, more) : ''))));
  const todo: Target = { ...target('todo', 'Ask Mira', 'open'), deferred: true };

  it.each([
    ['names', ['No', 'Yes']],
    ['boxes', ticks],
  ])('is read by the only checkbox of its card, if its groups have %s', (_, names) => {
    const expected = { ...todo, locator: 'card:checkbox:0/1' };
    expect(found(html(0, names, value(box(false))))).toEqual([expected]);
    expect(read(expected, html(1, names, value(box(true))))).toBe('done');
  });

  it('is read by the boxes of its groups where the person said that it counts', () => {
    const databases = [{ id: DATABASE, name: '', counts: true }];
    const expected = { ...todo, locator: 'group', byPlace: true as const };
    expect(found(html(0, ticks), { databases })).toEqual([expected]);
    expect(read(expected, html(1, ticks), { databases })).toBe('done');
    expect(found(html(0, [`${box()} Done`, `${box(true)} Done`]))).toEqual([expected]);
  });

  it('is asked about else', () => {
    const asking = { ...todo, subject: `notion:asks:${ID}`, locator: 'group', byPlace: true as const };
    expect(found(html(0, ticks))).toEqual([asking]);
    expect(read(asking, html(1, ticks))).toEqual({
      reason: 'which property means done',
      undecided: { id: DATABASE, name: 'Aufgaben' },
    });
    expect(read(asking, html(0, ticks))).toBe('open');
  });
});

describe('cards that are selected together', () => {
  const halo = '<div class="notion-selectable-halo"></div>';
  const label = `<label>${box(true)}</label>`;
  const html = (own: string, other: string) =>
    board(lane(line(...STATES), group(card(ID, own) + card(OTHER, other, 'Ask Jo')), group(), group()));

  it.each([
    ['halos', halo],
    ['boxes', label],
    ['what assistive technology reads', '<i aria-selected="true"></i>'],
  ])('are in the hand together, told by %s', (_, mark) => {
    expect(found(html(mark, mark)).map((one) => 'title' in one && one.title)).toEqual(['Ask Mira', 'Ask Jo']);
    expect(found(html(mark, ''))).toEqual([own]);
    // Another is taken up than those that are selected.
    expect(found(html('', mark))).toEqual([own]);
  });
});

describe('a row of a table that is taken up, or whose menu is opened', () => {
  const html = (name: string, more = '', others = '') =>
    `<div class="notion-table-view"><div><div class="notion-table-view-header-cell"><i class="typesTitle"></i></div>
     <div class="notion-table-view-header-cell"><i class="typesStatus"></i></div>
     <div class="notion-table-view-header-cell"><i class="typesText"></i></div></div>
     ${card(ID, `<div class="notion-table-view-cell" data-col-index="1">${value(name)}</div>${more}`)}${others}</div>`;

  it('is told by its request', () => {
    expect(found(html('In progress'))).toMatchObject([
      { subject: `notion:block:${ID}`, before: 'open', deferred: true, needsRequest: true },
    ]);
    expect(found(html('Done'))).toMatchObject([{ before: 'done', needsRequest: true }]);
  });

  it.each([
    ['with those that are selected with it', [ID, OTHER], [ID, OTHER]],
    ['alone, if others are selected', [OTHER], [ID]],
    ['alone, if nothing is', [], [ID]],
  ])('is taken up %s', (_, selected, subjects) => {
    const halo = (id: string) => (selected.includes(id) ? '<div class="notion-selectable-halo"></div>' : '');
    const status = `<div class="notion-table-view-cell" data-col-index="1">${value('In progress')}</div>`;
    const page = pageWith(html('In progress', halo(ID), card(OTHER, status + halo(OTHER), 'Ask Jo')));
    for (const button of [0, 2]) {
      expect(notionPage.findTargets(press(page.find('span'), { button }), page)).toMatchObject(
        subjects.map((id) => ({ subject: `notion:block:${id}`, deferred: true, needsRequest: true })),
      );
    }
  });

  it('is not meant by a press on another value of it, but by the button that opens its menu', () => {
    const note =
      '<div class="notion-table-view-cell" data-col-index="2"><div data-testid="property-value"><b>Note</b></div></div>';
    const page = pageWith(html('In progress').replace('</div></div></div>', `</div></div>${note}</div>`));
    expect(notionPage.findTargets(press(page.find('b')), page)).toEqual([]);
    expect(notionPage.findTargets(press(page.find('b'), { button: 2 }), page)).toMatchObject([
      { subject: `notion:block:${ID}`, needsRequest: true },
    ]);
  });
});
