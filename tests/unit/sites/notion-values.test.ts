import { describe, expect, it } from 'vitest';
import { click, keydown, press } from '#tests/support/dom.ts';
import {
  box,
  cell,
  DATABASE,
  FULL,
  ID,
  maskedHeaders,
  OTHER,
  PAGE,
  pageIcon,
  pageWith,
  pill,
  related,
  row,
  table,
  target,
  value,
} from '#tests/unit/sites/notion-fragments.ts';
import { nameId } from '#utils/sites/done-names.ts';
import { notionPage } from '#utils/sites/notion/page.ts';
import type { StateReading, Target } from '#utils/sites/types.ts';

const statusHeaders =
  '<div><div class="notion-table-view-header-cell"><i class="typesTitle"></i></div>' +
  '<div class="notion-table-view-header-cell"><i class="typesStatus"></i>Phase</div></div>';
const known = (name: string) => table(statusHeaders + row(cell(0, 'Ask Mira') + cell(1, pill(name))));
const masked = (column: string, name: string) =>
  table(
    maskedHeaders('Name', column) + row(cell(0, `${pageIcon}<span>Ask Mira</span>`) + cell(1, pill(name))),
  );
const found = (html: string, settings = {}, address = PAGE) => {
  const page = pageWith(html, settings, address);
  return notionPage.findTargets(press(page.find('#status')), page);
};
const read = (one: Target, html: string, settings = {}) =>
  notionPage.readState(one, pageWith(html, settings));
const asksName = (name: string) => ({
  reason: 'which name means done',
  undecided: { id: nameId(name), name },
});
const asksDatabase = {
  reason: 'which property means done',
  undecided: { id: DATABASE, name: 'Aufgaben' },
};

describe('a status of a name', () => {
  const finished: Target = { ...target('status', 'Ask Mira', 'done'), locator: '1', deferred: true };

  it.each<[string, StateReading]>([
    ['Done', 'done'],
    ['In progress', 'open'],
    ['', 'open'],
    ['Archived', { reason: 'over, done or not' }],
    ['Released', asksName('Released')],
    // What a browser translates is wrapped, and may be a name that nobody knows.
    ['<font><font>Fertig</font></font>', 'done'],
    ['<font><font>Läuft gerade</font></font>', asksName('Läuft gerade')],
  ])('once done, then %s: it opens again only by a name known as open', (name, state) => {
    expect(read(finished, known(name))).toEqual(state);
  });

  it.each([
    ['Vetted', 'open', 'open'],
    ['Archived', 'done', 'done'],
  ] as const)('is as it was before while it is called %s, whatever that says', (name, before, state) => {
    const [first] = found(known(name));
    expect(first).toMatchObject({ before });
    expect(read(first as Target, known(name))).toBe(state);
    expect(read(first as Target, known('Done'))).toBe('done');
    // The tab may find it again as what was done, for an undo.
    expect(read({ ...(first as Target), before: 'done' }, known(name))).toBe(state);
  });

  it.each([
    [true, 'done'],
    [false, 'open'],
  ] as const)('that the person was asked about is what they answered: %s', (counts, state) => {
    const databases = [{ id: nameId('Released'), name: 'Released', counts }];
    expect(read(finished, known('Released'), { databases })).toBe(state);
  });

  it('is asked about for no select', () => {
    const asking = { ...finished, subject: `notion:asks:${ID}`, before: 'open' as const };
    expect(read(asking, known('Won'))).toEqual({ reason: 'which name means done' });
  });
});

describe('a property whose icon tells nothing', () => {
  const own: Target = {
    ...target('status', 'Ask Mira', 'open'),
    ...{ locator: '1', deferred: true, needsRequest: true },
  };

  it.each([
    ['called Status', masked('Status', '')],
    ['called so in another language', masked('ステータス', 'In progress')],
    ['with a name that only a status has', masked('Phase', 'Not started')],
  ])('%s is a status, if a request says so', (_, html) => {
    expect(found(html)).toEqual([own]);
    expect(read(own, html)).toBe('open');
  });

  it('is what it was before, by the name that it had', () => {
    expect(found(masked('Status', 'Vetted'))).toEqual([{ ...own, locator: '1  Vetted' }]);
    expect(found(masked('Status', 'Done'))).toEqual([{ ...own, before: 'done' }]);
  });

  it('is asked about if neither its name nor its text tells', () => {
    const { needsRequest: _, ...loose } = own;
    const asking: Target = { ...loose, subject: `notion:asks:${ID}`, locator: '1  Lead' };
    const html = masked('Stage', 'Lead');
    expect(found(html)).toEqual([asking]);
    expect(read(asking, html)).toBe('open');
    expect(read(asking, masked('Stage', 'Done'))).toEqual(asksDatabase);
    expect(read(asking, masked('Stage', 'Won'))).toEqual({ reason: 'which name means done' });
  });

  it.each([
    [true, [{ subject: `notion:block:${ID}`, needsRequest: true }]],
    [false, []],
  ])('is what the person answered for its database: %s', (counts, targets) => {
    const databases = [{ id: DATABASE, name: '', counts }];
    expect(found(masked('Stage', 'Lead'), { databases })).toMatchObject(targets);
    expect(found(masked('Stage', 'Lead'), { databases })).toHaveLength(targets.length);
  });

  it.each([
    ['that is empty', masked('Stage', '')],
    ['of another type', known('Not started').replace('typesStatus', 'typesText')],
    ['with a link', masked('Status', '<a href="/x">Done</a>')],
    ['with a person', masked('Status', '<img>Done')],
    ['of several options', masked('Status', '<b>Done</b><b>Open</b>')],
    ['that is long', masked('Status', 'Done '.repeat(30))],
    ['that is related', masked('Status', related('Done'))],
  ])('is none %s', (_, html) => {
    expect(found(html)).not.toContainEqual(expect.objectContaining({ locator: expect.stringMatching(/^1/) }));
  });

  it('is read without what lies over it while the pointer does', () => {
    const html = masked('Status', 'Done<div class="quickActionContainer"><a>Open</a></div>');
    expect(found(html)).toMatchObject([{ before: 'done', needsRequest: true }]);
  });
});

describe('the headers of a table', () => {
  const header = (type: string) =>
    `<div><div><div class="notion-table-view-header-cell"><svg class="${type}"></svg>${type}</div></div><i>resizes</i></div>`;
  const line = header('typesTitle') + header('typesStatus');
  const cells = row(cell(0, 'Ask Mira') + cell(1, pill('In progress')));

  it.each([
    ['each in a wrapper', `<div>${line}</div>`],
    [
      'drawn twice while they stick to the top',
      `<div>${line}</div><div class="sticky-portal-target">${line}</div>`,
    ],
  ])('are found %s', (_, headers) => {
    const html = table(headers + cells);
    expect(found(html)).toEqual([{ ...target('status', 'Ask Mira', 'open'), locator: '1', deferred: true }]);
    expect(found(html.replaceAll('typesStatus', 'typesText'))).not.toContainEqual(
      expect.objectContaining({ subject: `notion:block:${ID}`, deferred: true, locator: '1' }),
    );
  });
});

describe('a pill', () => {
  const line = (name: string) => row(`<a>Ask Mira</a>${value(pill(name))}`);
  const shown: [string, string][] = [
    ['a line of a list', `<div class="notion-list-view">${line('Not started')}</div>`],
    ['a card of a gallery', `<div class="notion-gallery-view">${line('Not started')}</div>`],
    ['a day of a calendar', `<div class="notion-calendar-view"><div>${line('Not started')}</div></div>`],
    [
      'a bar of a timeline',
      `<div class="notion-timeline-item-row"><div class="notion-timeline-item" data-block-id="${ID}">Ask Mira</div>
       <div class="notion-timeline-item-properties">${value(pill('Not started'))}</div></div>`,
    ],
  ];

  it.each(shown)('on %s is a status, if a request says so', (_, html) => {
    const [first, ...others] = found(html);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ ...target('status', 'Ask Mira', 'open'), needsRequest: true });
    expect(read(first as Target, html)).toBe('open');
    expect(read(first as Target, html.replace('Not started', 'Done'))).toBe('done');
    expect(read(first as Target, html.replace('Not started', 'Archived'))).toEqual({
      reason: expect.any(String),
    });
    const databases = [{ id: DATABASE, name: '', counts: false }];
    expect(found(`<div data-block-id="${DATABASE}">${html}</div>`, { databases })).toEqual([]);
  });
});

describe('the title of a row', () => {
  const headers = maskedHeaders('Project', 'Name', 'Status');
  const titleOf = (...rows: string[]) => {
    const [first] = found(table(headers + rows.join('')), {});
    return (first as Target).title;
  };
  const cells = (first: string, second: string, id = ID) =>
    row(cell(0, first) + cell(1, second) + cell(2, id === ID ? pill('Open') : 'Open'), id);

  it.each([
    ['with an icon, after a relation', [cells(related('Relaunch'), `${pageIcon}<span>Ask Mira</span>`)]],
    ['without one, after a relation', [cells(related('Relaunch', 'More'), 'Ask Mira')]],
    ['without one, where another row has one', [cells('Relaunch', 'Ask Mira'), cells('', pageIcon, OTHER)]],
    ['before all else', [cells('Ask Mira', related('Relaunch'))]],
  ])('is found %s', (_, rows) => {
    expect(titleOf(...rows)).toBe('Ask Mira');
  });
});

describe('a database that fills its page', () => {
  const html = `<div class="notion-collection_view_page-block" data-block-id="${DATABASE}"><h1>Aufgaben</h1></div>${table(
    maskedHeaders('Name', 'Paid', 'Public') +
      row(cell(0, `${pageIcon}Ask Mira`) + cell(1, box()) + cell(2, box())),
    '',
  ).replace('<h2>Aufgaben</h2>', '')}`;
  const targets = (settings = {}, address = FULL) => {
    const page = pageWith(html, settings, address);
    return notionPage.findTargets(press(page.find('input')), page);
  };

  it('is asked about by the id in its address, though its table lies outside of its block', () => {
    expect(targets()).toEqual([{ ...asksDatabase, reason: 'todo: which property means done' }]);
    expect(targets({}, 'https://app.notion.com/home')).toEqual([
      { reason: 'todo: which property means done' },
    ]);
  });

  it('is what the person answered', () => {
    const said = (counts: boolean) => targets({ databases: [{ id: DATABASE, name: '', counts }] });
    expect(said(true)).toMatchObject([{ subject: `notion:block:${ID}`, locator: `1 ${DATABASE}` }]);
    expect(said(false)).toEqual([]);
  });
});

describe('a checkbox that is pressed by Enter, which does nothing to it', () => {
  const html = table(maskedHeaders('Name', 'Done') + row(cell(0, `${pageIcon}Ask Mira`) + cell(1, box())));

  it('counts only if the page asks for it: a row', () => {
    const page = pageWith(html);
    expect(notionPage.findTargets(keydown(page.find('input'), 'Enter'), page)).toMatchObject([
      { subject: `notion:block:${ID}`, kind: 'todo', before: 'open', needsRequest: true },
    ]);
  });

  it.each([
    [
      'a to-do',
      `<div class="notion-to_do-block" data-block-id="${ID}">${box()}<p data-content-editable-leaf>Ask</p></div>`,
    ],
    ['a box outside all that is known', `<div data-block-id="${ID}">${box()}</div>`],
    [
      'a property that may mean anything',
      html.replace('</div></div></div>', `</div>${cell(2, box())}</div></div>`),
    ],
    ['the box that selects a row', row(`<label>${box()}</label>`)],
  ])('is no trouble: %s', (_, html) => {
    const page = pageWith(html);
    expect(notionPage.findTargets(keydown(page.find('input'), 'Enter'), page)).not.toContainEqual(
      expect.objectContaining({ reason: expect.any(String) }),
    );
  });
});

describe('a click that comes alone, as assistive technology sends it', () => {
  it.each([
    ['a status', known('In progress'), '#status', 'status'],
    [
      'a checkbox',
      table(maskedHeaders('Name', 'Done') + row(cell(0, `${pageIcon}Ask Mira`) + cell(1, box(true)))),
      'input',
      'todo',
    ],
  ])('is about %s like any press', (_, html, selector, kind) => {
    const page = pageWith(html);
    expect(notionPage.findTargets(click(page.find(selector)), page)).toMatchObject([
      { subject: `notion:block:${ID}`, kind, before: 'open' },
    ]);
  });
});
