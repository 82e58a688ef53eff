import { describe, expect, it } from 'vitest';
import { click, keydown, pageOf, press } from '#tests/support/dom.ts';
import { notionPage } from '#utils/sites/notion/page.ts';
import type { DetectionSettings, RequestedChange, StateReading, Target } from '#utils/sites/types.ts';

const ID = '5eed0000-0000-4000-8000-000000000001';
const OTHER = '5eed0000-0000-4000-8000-000000000002';
const DATABASE = '5eed0000-0000-4000-8000-000000000021';
const PAGE = `https://app.notion.com/Plan-${ID.replaceAll('-', '')}`;
const SETTINGS: Partial<DetectionSettings> = { doneNames: ['Fertig'] };

const pageWith = (html: string, settings = {}) => pageOf(html, PAGE, { ...SETTINGS, ...settings });
const box = (checked = false) => `<input type="checkbox" ${checked ? 'checked' : ''}>`;
const todo = (text: string, checked = false, id = ID, within = '') =>
  `<div class="notion-to_do-block" data-block-id="${id}">${box(checked)}
   <div data-content-editable-leaf>${text}</div>${within}</div>`;
const target = (kind: Target['kind'], title: string, before: Target['before'], id = ID): Target => ({
  subject: `notion:block:${id}`,
  ...{ kind, title, before },
  url: `${PAGE}#${id.replaceAll('-', '')}`,
});

/* ---------- databases ---------- */

const value = (content: string) => `<div data-testid="property-value">${content}</div>`;
const cell = (column: number, content: string) =>
  `<div class="notion-table-view-cell" data-col-index="${column}">${value(content)}</div>`;
const headers = (...icons: string[]) =>
  `<div>${icons.map((icon) => `<div class="notion-table-view-header-cell"><i class="${icon}"></i>${icon}</div>`).join('')}</div>`;
const row = (cells: string, id = ID) =>
  `<div class="notion-collection-item" data-block-id="${id}">${cells}</div>`;
const table = (head: string, rows: string) =>
  `<div data-block-id="${DATABASE}"><h2>Aufgaben</h2><div class="notion-table-view">${head}${rows}</div></div>`;
const statusTable = (name: string) =>
  table(
    headers('typesTitle', 'typesStatus'),
    row(cell(0, 'Ask Mira') + cell(1, `<span id="status">${name}</span>`)),
  );
const boxTable = (checked: boolean, rows = true) =>
  table(headers('typesTitle', 'typesCheckbox'), rows ? row(cell(0, 'Ask Mira') + cell(1, box(checked))) : '');
const selectTable = (name: string) =>
  table(
    headers('typesTitle', 'typesSelect'),
    row(cell(0, 'Ask Mira') + cell(1, `<span id="status">${name}</span>`)),
  );
const asks = { undecided: { id: DATABASE, name: 'Aufgaben' } };

describe('a to-do', () => {
  it.each([
    ['open', todo('Ask Mira'), target('todo', 'Ask Mira', 'open')],
    ['done', todo('Ask Mira', true), target('todo', 'Ask Mira', 'done')],
    [
      'one with another in it',
      todo('Ask Mira', false, ID, todo('Within', true, OTHER)),
      target('todo', 'Ask Mira', 'open'),
    ],
  ])('is %s before a press', (_, html, expected) => {
    const page = pageWith(html);
    expect(notionPage.findTargets(press(page.find('input')), page)).toEqual([expected]);
    expect(notionPage.findTargets(keydown(page.find('input'), ' '), page)).toEqual([expected]);
    expect(notionPage.findTargets(keydown(page.find('input'), 'a'), page)).toEqual([]);
  });

  it.each<[string, string, StateReading]>([
    ['open', todo('Ask Mira'), 'open'],
    ['done', todo('Ask Mira', true), 'done'],
    [
      'done, with an empty double over it',
      `<div data-block-id="${ID}"></div>${todo('Ask Mira', true)}`,
      'done',
    ],
    ['done in two synced blocks', todo('Ask Mira', true) + todo('Ask Mira', true), 'done'],
    [
      'unknown in two that contradict each other',
      todo('Ask Mira', true) + todo('Ask Mira'),
      { reason: expect.any(String) },
    ],
    ['its own, not that of one in it', todo('Ask Mira', false, ID, todo('Within', true, OTHER)), 'open'],
    ['not shown', todo('Ask Mira', true, OTHER), { reason: 'not shown' }],
  ])('reads %s', (_, html, state) => {
    expect(notionPage.readState(target('todo', 'Ask Mira', 'open'), pageWith(html))).toEqual(state);
  });

  it('is no switch, and no box outside of all blocks', () => {
    const page = pageWith(`<input type="checkbox" role="switch" id="a"><input type="checkbox" id="b">`);
    expect(notionPage.findTargets(click(page.find('#a')), page)).toEqual([]);
    expect(notionPage.findTargets(click(page.find('#b')), page)).toEqual([]);
  });

  it('is not every box in a block', () => {
    const page = pageWith(`<div data-block-id="${ID}">${box()}</div>`);
    expect(notionPage.findTargets(click(page.find('input')), page)).toEqual([
      { reason: 'todo: a box outside all that is known' },
    ]);
  });
});

describe('a status', () => {
  it.each([
    ['open', 'In Arbeit'],
    ['done', 'Fertig'],
    ['done', '✅ fertig!'],
  ] as const)('is %s when it is called %s', (before, name) => {
    const page = pageWith(statusTable(name));
    const expected = { ...target('status', 'Ask Mira', before), locator: '1', deferred: true as const };
    expect(notionPage.findTargets(press(page.find('#status')), page)).toEqual([expected]);
    expect(notionPage.readState(expected, page)).toBe(before);
  });

  it.each([
    [false, []],
    [true, [{ subject: `notion:block:${ID}` }]],
  ])('counts in its database if the person says so: %s', (counts, targets) => {
    const page = pageWith(statusTable('Offen'), { databases: [{ id: DATABASE, name: '', counts }] });
    const found = notionPage.findTargets(press(page.find('#status')), page);
    expect(found).toHaveLength(targets.length);
    expect(found).toMatchObject(targets);
  });
});

describe('a checkbox of a row', () => {
  const own = { ...target('todo', 'Ask Mira', 'open'), locator: `1 ${DATABASE}` };

  it('finishes it when it is the only one', () => {
    const page = pageWith(boxTable(false));
    expect(notionPage.findTargets(press(page.find('input')), page)).toEqual([own]);
  });

  it.each([
    ['Fertig', 'Bezahlt', [{ subject: `notion:block:${ID}` }]],
    ['Bezahlt', 'Fertig', []],
    ['Bezahlt', 'Wichtig', [{ reason: 'todo: which property means done', ...asks }]],
  ])('among others is judged by its name: %s beside %s', (name, other, targets) => {
    const head = ['Titel', name, other].map(
      (text, index) =>
        `<div class="notion-table-view-header-cell"><i class="${index ? '' : 'typesTitle'}"></i>${text}</div>`,
    );
    const html = table(
      `<div>${head.join('')}</div>`,
      row(cell(0, 'Ask Mira') + cell(1, box()) + cell(2, box())),
    );
    const page = pageWith(html);
    const found = notionPage.findTargets(press(page.find('input')), page);
    expect(found).toHaveLength(targets.length);
    expect(found).toMatchObject(targets);
  });

  it.each<[string, string, StateReading]>([
    ['open', boxTable(false), 'open'],
    ['done', boxTable(true), 'done'],
    ['gone from a view that hides what is done', boxTable(false, false), 'gone'],
    ['not shown without its database', '', { reason: 'not shown' }],
  ])('reads %s', (_, html, state) => {
    expect(notionPage.readState(own, pageWith(html))).toEqual(state);
  });
});

describe('a select', () => {
  const asking: Target = {
    ...target('status', 'Ask Mira', 'open'),
    ...{ subject: `notion:asks:${ID}`, locator: '1', deferred: true },
  };

  it('is read only to ask what it means', () => {
    const page = pageWith(selectTable('Offen'));
    expect(notionPage.findTargets(press(page.find('#status')), page)).toEqual([asking]);
  });

  it.each<[string, StateReading]>([
    ['Offen', 'open'],
    ['Fertig', { reason: 'which property means done', ...asks }],
  ])('called %s reads as a state, or as a question', (name, state) => {
    expect(notionPage.readState(asking, pageWith(selectTable(name)))).toEqual(state);
  });

  it('finishes its row once the person has said so', () => {
    const page = pageWith(selectTable('Offen'), { databases: [{ id: DATABASE, name: '', counts: true }] });
    expect(notionPage.findTargets(press(page.find('#status')), page)).toMatchObject([
      { subject: `notion:block:${ID}`, kind: 'status' },
    ]);
  });
});

describe('a card on a board', () => {
  const card = `<div class="notion-collection-item" data-block-id="${ID}"><span id="card">Ask Mira</span></div>`;
  const group = (content: string) => `<div class="notion-board-group">${content}</div>`;
  const board = (names: string[], ...groups: string[]) =>
    `<div><div>${names.map((name) => `<div>${name} <b>3</b></div>`).join('')}</div>${groups.map(group).join('')}</div>`;
  const names = ['Offen', 'Fertig'];
  const own: Target = {
    ...target('status', 'Ask Mira', 'open'),
    ...{ locator: 'group', deferred: true, byPlace: true },
  };

  it.each([
    ['open', board(names, card, ''), [own]],
    ['done', board(names, '', card), [{ ...own, before: 'done' }]],
    [
      'done in a group with its name above its cards',
      `<div>${group(`<h3>Fertig</h3>${card}`)}</div>`,
      [{ ...own, before: 'done' }],
    ],
    [
      'told by its request in a group without a name',
      `<div>${group(card)}</div>`,
      [{ ...own, needsRequest: true }],
    ],
  ])('is %s', (_, html, targets) => {
    const page = pageWith(html);
    expect(notionPage.findTargets(press(page.find('#card')), page)).toEqual(targets);
  });

  it.each<[string, string, StateReading]>([
    ['open', board(names, card, ''), 'open'],
    ['done', board(names, '', card), 'done'],
    ['unknown in two groups', board(names, card, card), { reason: expect.any(String) }],
    ['not shown', board(names, '', ''), { reason: 'not shown' }],
  ])('reads %s', (_, html, state) => {
    expect(notionPage.readState(own, pageWith(html))).toEqual(state);
  });
});

describe('what a request changes', () => {
  const change = (more: Partial<RequestedChange> = {}): RequestedChange => ({
    ...{ kind: 'todo', to: 'done', subject: `notion:block:${ID}`, proof: true },
    ...more,
  });
  const no = { databases: [{ id: DATABASE, name: '', counts: false }] };

  it.each<[string, string, RequestedChange, object, unknown]>([
    ['a to-do', todo('Ask Mira'), change(), {}, target('todo', 'Ask Mira', 'open')],
    [
      'a to-do that it opens',
      todo('Ask Mira', true),
      change({ to: 'open' }),
      {},
      target('todo', 'Ask Mira', 'done'),
    ],
    [
      'one with a title rather than its double',
      `<div data-block-id="${ID}"></div>${todo('Ask Mira')}`,
      change(),
      {},
      target('todo', 'Ask Mira', 'open'),
    ],
    ['a row', statusTable('Offen'), change({ kind: 'status' }), {}, target('status', 'Ask Mira', 'open')],
    [
      'a row that stays as it is where nothing counts',
      statusTable('Offen'),
      change({ kind: 'status' }),
      no,
      target('status', 'Ask Mira', 'done'),
    ],
    ['nothing that is not shown', todo('Ask Mira', false, OTHER), change(), {}, undefined],
  ])('is %s', (_, html, change, settings, expected) => {
    expect(notionPage.findTask(change, pageWith(html, settings))).toEqual(expected);
  });
});
