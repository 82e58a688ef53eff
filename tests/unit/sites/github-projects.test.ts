import { describe, expect, it } from 'vitest';
import { click, keydown, pageOf, press } from '#tests/support/dom.ts';
import { createSafeReader } from '#utils/content/safe-reader.ts';
import { githubPage } from '#utils/sites/github/page.ts';
import type { Gesture, RequestedChange, StateReading, Target } from '#utils/sites/types.ts';

const ISSUE = 'https://github.com/Octo-Org/Hello/issues/12';
const PROJECT = 'https://github.com/orgs/octo-org/projects/1';
const PANEL = `${PROJECT}/views/1?pane=issue&itemId=7012&issue=Octo-Org%7CHello%7C12`;
const DRAFT = `${PROJECT}/views/1?pane=issue&itemId=7071`;
const ME = '<meta name="user-login" content="ada">';

const icon = (name: string) => `<svg class="octicon octicon-${name}"></svg>`;
const link = (number: number, text = `#${number}`) =>
  `<a href="/Octo-Org/Hello/issues/${number}">${text}</a>`;
const card = (id: number, more = '', content = `${icon('issue-opened')}<h3>No ${id}</h3>${link(id)}`) =>
  `<div data-board-card-id="${id}" ${more}>${content}</div>`;
const column = (name: string, ...cards: string[]) =>
  `<div data-board-column="${name}"><h2>${name}</h2>${cards.join('')}</div>`;

const find = (gesture: Gesture, page: ReturnType<typeof pageOf>) =>
  githubPage.findTargets(gesture, page) as Target[];
const closed = (number: number) => `github:github.com/octo-org/hello#${number}:closed`;
const item = (id: number) => `github:github.com/item/${id}`;

describe('several cards of a board', () => {
  const SELECTED = 'aria-selected="true"';
  const board = (...names: string[]) =>
    pageOf(ME + column('Todo', ...names.map((more, at) => card(at + 1, more))) + column('Done'), PROJECT);
  const held = (page: ReturnType<typeof pageOf>, at: number) =>
    find(press(page.document.querySelectorAll('h3')[at] as Element), page).map(({ subject }) => subject);

  it.each([
    ['all that are selected, with the one that is pressed', [SELECTED, '', SELECTED], 0, [1, 3]],
    ['pressed buttons', ['aria-pressed="true"', 'aria-pressed="true"', 'aria-pressed="false"'], 1, [1, 2]],
    ['the one alone that is pressed and not selected', [SELECTED, '', SELECTED], 1, [2]],
    ['the one alone where none is selected', ['', 'aria-selected="false"', ''], 1, [2]],
  ])('are held: %s', (_, names, at, numbers) => {
    expect(held(board(...names), at)).toEqual(numbers.map(closed));
  });

  it('are not held by a card that is not drawn yet', () => {
    const page = pageOf(
      ME + column('Todo', card(1, `${SELECTED} id="empty"`, ''), card(2, SELECTED)),
      PROJECT,
    );
    expect(find(press(page.find('#empty')), page)).toEqual([]);
  });

  it('are each known though one is scrolled out of sight', () => {
    const away = card(7, `${SELECTED} data-hovercard-subject-tag="issue:4746857605"`, '');
    const page = pageOf(ME + column('Todo', card(1, SELECTED), away), PROJECT);
    expect(find(press(page.find('h3')), page)).toMatchObject([
      { subject: closed(1), alias: item(1) },
      { subject: item(7), alias: 'github:github.com/~issue:4746857605:closed', title: '' },
    ]);
  });
});

describe('a card that is put', () => {
  const held = (html: string, at: string, address = PROJECT) => {
    const page = pageOf(ME + html, address);
    const [target] = find(press(page.find(at)), page);
    return { page, target: target as Target };
  };
  const board = column('Todo', card(12)) + column('Done') + column('Doing') + column('Archived');
  /** Lets go of the card above an element. */
  const drop = (page: ReturnType<typeof pageOf>, target: Target, at: string): Target => {
    const below = [page.find('h3'), page.find(at)];
    Object.assign(page.document, { elementsFromPoint: () => below });
    return githubPage.withChoice?.(
      target,
      { ...press(page.find('h3')), type: 'pointerup' } as Gesture,
      page,
    ) as Target;
  };
  const leave = (page: ReturnType<typeof pageOf>) => page.find('[data-board-card-id]').remove();

  it.each<[string, string, StateReading]>([
    ['a done column', '[data-board-column="Done"] h2', 'done'],
    ['a column that is open', '[data-board-column="Doing"] h2', 'open'],
    ['nothing', 'meta', { reason: 'not shown' }],
  ])('on %s that shows no cards, is what that column says', (_, at, state) => {
    const { page, target } = held(board, 'h3');
    const put = drop(page, target, at);
    expect(githubPage.readState(put, page), 'while it is still shown where it was').toBe('open');
    leave(page);
    expect(githubPage.readState(put, page)).toEqual(state);
    page.document.body.innerHTML = '<p>Another page</p>';
    expect(githubPage.readState(put, page)).toEqual({ reason: 'not shown' });
  });

  it.each<[string, StateReading | undefined]>([
    ['Done', 'done'],
    ['Archive', undefined],
    ['Doing', undefined],
    ['<font>Fertig</font>', { reason: 'not shown' }],
  ])('by the choice of %s in its menu', (name, state) => {
    const { page, target } = held(`${board}<div role="menuitem" id="item">${name}</div>`, 'h3');
    const put = githubPage.withChoice?.(target, click(page.find('#item')), page);
    leave(page);
    expect(put && githubPage.readState(put, page)).toEqual(state);
  });

  it.each<[string, StateReading]>([
    ['Todo', 'open'],
    ['In progress', 'open'],
    ['Released', { reason: expect.any(String) }],
    ['Archived', { reason: expect.any(String) }],
    ['Completed', 'done'],
  ])('from a done column to %s', (name, state) => {
    const names = { doneColumns: ['Done', 'Completed'] };
    const { target } = held(column('Done', card(12)), 'h3');
    expect(target.before).toBe('done');
    expect(githubPage.readState(target, pageOf(column(name, card(12)), PROJECT, names))).toEqual(state);
  });
});

describe('the status of an item', () => {
  const field = (name: string, value: string, at = 1) =>
    `<span><p id="n${at}">${name}</p><button class="field" aria-haspopup="true" aria-describedby="n${at}">
     <span>${value}</span>${icon('triangle-down')}</button></span>`;
  const section = (value: string, at = 1) =>
    `<div data-testid="sidebar-projects-section">${field('Status', value, at)}${field('Priority', 'Done', at + 100)}</div>`;
  const label = (status = 'issueOpened') =>
    `<span data-testid="header-state" data-status="${status}"></span>`;
  const issuePanel = (sections: string, status?: string) =>
    `<div role="dialog" aria-label="Side panel"><h2 data-component="PH_Title"><bdi data-testid="issue-title">Quiet</bdi>
     <a data-hovercard-url="/Octo-Org/Hello/issues/12/hovercard"></a></h2>${label(status)}${sections}</div>`;
  const draftPanel = (value: string) =>
    `<div role="dialog"><h2><bdi>Thank them</bdi></h2><span data-status="issueDraft"></span>
     <dl><div><dt>Assignees</dt><dd><button aria-haspopup="true">Done</button></dd></div>
     <div><dt>Status</dt><dd><button class="field" aria-haspopup="true">${value}</button></dd></div></dl></div>`;
  const cell = (text: string) => `<div role="gridcell"><span>${text}</span></div>`;
  const table = (...rows: string[]) =>
    `<div role="grid"><div role="row">${['Title', 'Status', 'Docs']
      .map((name) => `<div role="columnheader">${name}<button>Options</button></div>`)
      .join('')}</div>${rows.join('')}</div>`;
  const row = (number: number, value: string, state = 'issue-opened') =>
    `<div role="row"><div role="gridcell">${icon(state)}${link(number, 'Quiet')}</div>
     <div role="gridcell" class="field"><span>${value}</span></div>${cell('Done')}</div>`;
  const pageWithIssue = (value: string) =>
    `<bdi data-testid="issue-title">Quiet</bdi>${label()}${section(value)}`;

  const QUIET = {
    subject: closed(12),
    kind: 'card',
    title: 'Quiet',
    url: ISSUE,
    moved: true,
    deferred: true,
  };
  const places: [string, string, (value: string) => string, object][] = [
    [
      'in the panel of an issue',
      PANEL,
      (value) => issuePanel(section(value)),
      { ...QUIET, alias: item(12).replace('12', '7012') },
    ],
    [
      'in the panel of a draft',
      DRAFT,
      draftPanel,
      { subject: item(7071), title: 'Thank them', kind: 'card' },
    ],
    ['beside an issue', ISSUE, pageWithIssue, QUIET],
    ['in a table', PROJECT, (value) => table(row(11, 'Todo').replace('field', ''), row(12, value)), QUIET],
  ];

  it.each(places)('%s is chosen', (_, address, html, expected) => {
    const page = pageOf(ME + html('Backlog'), address);
    const targets = find(press(page.find('.field span, .field')), page);
    expect(targets).toMatchObject([{ ...expected, before: 'open' }]);
    const [target] = targets as [Target];
    expect(githubPage.readState(target, page)).toBe('open');
    expect(githubPage.readState(target, pageOf(ME + html('Done ✅'), address))).toBe('done');
    expect(find(keydown(page.find('.field'), 'Enter'), page)).toEqual(targets);
    expect(find(keydown(page.find('.field'), 'x'), page)).toEqual([]);
  });

  it('is set by a request that is known only where its project is shown', () => {
    const withoutRequest = places.map(([, address, html]) => {
      const page = pageOf(ME + html('Backlog'), address);
      const [target] = find(press(page.find('.field span, .field')), page) as [Target];
      return target.withoutRequest;
    });
    expect(withoutRequest).toEqual([undefined, undefined, true, undefined]);
  });

  it.each(places)('%s is read where it stands, whatever is chosen', (_, address, html) => {
    const page = pageOf(
      `${ME}${html('Backlog')}<ul role="listbox"><li role="option" id="at">Done</li></ul>`,
      address,
    );
    const [target] = find(press(page.find('.field')), page) as [Target];
    const chosen = githubPage.withChoice?.(target, click(page.find('#at')), page);
    expect(chosen).toEqual(target);
    expect(githubPage.readState(target, page), 'the page has not taken it yet').toBe('open');
    for (const name of ['Backlog', 'In progress', 'Quux']) {
      page.find('#at').textContent = name;
      expect(githubPage.withChoice?.(target, click(page.find('#at')), page), name).toBeUndefined();
    }
  });

  it.each(places)('%s is taken back only by a name that is known', (_, address, html) => {
    const page = pageOf(ME + html('Done'), address);
    const [target] = find(press(page.find('.field')), page) as [Target];
    expect(target.before).toBe('done');
    const becomes = (value: string) => githubPage.readState(target, pageOf(ME + html(value), address));
    expect([becomes('Done'), becomes('Todo')]).toEqual(['done', 'open']);
    expect([becomes('Released'), becomes('Quux')]).toEqual([expect.any(Object), expect.any(Object)]);
    // What is chosen last is what is awaited.
    const list = pageOf('<ul role="listbox"><li role="option" id="at">Released</li></ul>', address);
    expect(githubPage.withChoice?.(target, click(list.find('#at')), list)).toEqual(target);
  });

  it.each([
    ['another field', PANEL, issuePanel(section('Backlog')), 'button[aria-describedby="n101"]'],
    ['another field of a draft', DRAFT, draftPanel('Backlog'), 'dd button'],
    ['a field of an issue that is closed', PANEL, issuePanel(section('Backlog'), 'issueClosed'), '.field'],
    [
      'a field of an issue with a label that nobody knows',
      PANEL,
      issuePanel(section('Backlog'), 'new'),
      '.field',
    ],
    ['a field of an issue without a label', ISSUE, pageWithIssue('Backlog').replace(label(), ''), '.field'],
    ['a field of nothing that is known', PROJECT, section('Backlog'), '.field'],
    [
      'a field in a panel that contradicts its address',
      PANEL.replace('12', '13').replace(/12$/, '13'),
      issuePanel(section('Backlog')),
      '.field',
    ],
    ['a cell of another column', PROJECT, table(row(12, 'Todo')), '.field + *'],
    ['the cell of a title', PROJECT, table(row(12, 'Todo')), 'a'],
    ['a cell of an issue that is closed', PROJECT, table(row(12, 'Todo', 'issue-closed')), '.field'],
    ['a cell of an issue with an icon that nobody knows', PROJECT, table(row(12, 'Todo', 'new')), '.field'],
    ['a cell of no issue', PROJECT, table(row(12, 'Todo').replace('/issues/', '/wiki/')), '.field'],
    ['the head of the column', PROJECT, table(row(12, 'Todo')), '[role="columnheader"] + *'],
  ])('is not chosen by %s', (_, address, html, at) => {
    const page = pageOf(ME + html, address);
    expect(find(press(page.find(at)), page)).toEqual([]);
  });

  it('in one of several projects names no item of the project below', () => {
    const page = pageOf(ME + issuePanel(section('Backlog') + section('Todo', 2)), PANEL);
    const second = page.find('[aria-describedby="n2"]');
    const [target] = find(press(second), page) as [Target];
    expect(target).not.toHaveProperty('alias');
    const one = pageOf(ME + issuePanel(section('Done') + section('Todo', 2)), PANEL);
    const two = pageOf(ME + issuePanel(section('Backlog') + section('Done', 2)), PANEL);
    expect([one, two].map((after) => githubPage.readState(target, after))).toEqual(['open', 'done']);
  });

  it('is not that of another item that the panel shows meanwhile', () => {
    const board = column('Done', card(7013)) + column('Todo', card(7012));
    const page = pageOf(ME + board + issuePanel(section('Todo')), PANEL);
    const [target] = find(press(page.find('[role="dialog"] .field')), page) as [Target];
    const other = PANEL.replace('7012', '7013').replace(/12$/, '13');
    const after = pageOf(ME + board + issuePanel(section('Done')).replace('issues/12', 'issues/13'), other);
    expect(githubPage.readState(target, after)).toEqual({ reason: 'not shown' });
  });

  it('is seen on the board when the panel speaks another language', () => {
    const board = (name: string) =>
      column(name, card(7012, '', `${icon('issue-opened')}${link(12)}`)) + column('Later');
    const page = pageOf(ME + board('Todo') + issuePanel(section('Offen')), PANEL);
    const [target] = find(press(page.find('[role="dialog"] .field')), page) as [Target];
    expect(
      githubPage.readState(target, pageOf(ME + board('Done') + issuePanel(section('Fertig')), PANEL)),
    ).toBe('done');
  });

  it.each([
    ['an option', '<ul role="listbox"><li role="option" id="at">Done</li></ul>'],
    [
      'the field that looks for one',
      '<div role="dialog"><input id="at" aria-controls="x"><ul role="listbox"></ul></div>',
    ],
  ])('is chosen in what counts as its menu: %s', (_, html) => {
    expect(pageOf(html, PROJECT).find('#at').closest(githubPage.menus)).not.toBeNull();
  });

  it('is not chosen in the panel itself', () => {
    const page = pageOf(issuePanel(`${section('Todo')}<textarea></textarea><input>`), PANEL);
    for (const at of ['.field', 'textarea', 'input'])
      expect(page.find(at).closest(githubPage.menus)).toBeNull();
  });
});

describe('an item of a roadmap, or of a table in groups', () => {
  const title = (link: string, state = 'issue-opened') =>
    `<div role="rowheader">${icon(state)}${link}<span>12</span></div>`;
  const DRAFT_LINK = `<a href="${PROJECT}/views/3?pane=issue&amp;itemId=7071">Thank them</a>`;
  const link12 = link(12, 'Quiet');
  const row = (link = link12, state?: string) =>
    `<div role="row">${title(link, state)}<i class="bar"></i></div>`;
  const group = (name: string, ...rows: string[]) =>
    `<div role="rowgroup"><div><h3>${name} <span>${rows.length}</span></h3></div>${rows.join('')}</div>`;
  const page = (...groups: string[]) => pageOf(`${ME}<div role="grid">${groups.join('')}</div>`, PROJECT);
  const drop = (from: ReturnType<typeof pageOf>, target: Target | undefined, at: string) => {
    Object.assign(from.document, { elementsFromPoint: () => [from.find('a'), from.find(at)] });
    const release = { ...press(from.find('a')), type: 'pointerup' } as Gesture;
    return target && githubPage.withChoice?.(target, release, from);
  };

  it.each([
    ['an issue', link12, { subject: closed(12), title: 'Quiet', url: ISSUE }],
    ['a draft', DRAFT_LINK, { subject: item(7071), title: 'Thank them', url: PROJECT }],
  ])('is known: %s', (_, link, expected) => {
    const before = page(group('Todo', row(link)), group('Done'));
    const [target] = find(press(before.find('.bar')), before);
    expect(target).toMatchObject({
      ...expected,
      kind: 'card',
      before: 'open',
      deferred: true,
      byPlace: true,
    });
    const put = drop(before, target, '[role="rowgroup"]:last-child h3') as Target;
    expect(githubPage.readState(put, before)).toBe('open');
    expect(githubPage.readState(put, page(group('Todo'), group('Done', row(link))))).toBe('done');
    // A group that is folded shows no rows.
    expect(githubPage.readState(put, page(group('Todo'), group('Done')))).toBe('done');
    expect(githubPage.readState(put, pageOf('', PROJECT))).toEqual({ reason: 'not shown' });
  });

  it('is finished already where it lay in a done group, or is closed itself', () => {
    const done = page(group('Done', row()));
    expect(find(press(done.find('.bar')), done)).toMatchObject([{ before: 'done' }]);
    // Whether it is closed cannot be told where its icon is none that is known.
    for (const state of ['issue-closed', 'git-merge', 'new']) {
      const shut = page(group('Todo', row(link12, state)));
      expect(find(press(shut.find('.bar')), shut)).toEqual([]);
    }
  });

  it.each([
    ['in no group', `<div role="rowgroup">${row()}</div>`],
    ['in no grid at all', row()],
    ['without a link to anything', group('Todo', row('Quiet'))],
    ['with a link to something else', group('Todo', row('<a href="/Octo-Org/Hello/wiki/12">Quiet</a>'))],
  ])('is none %s', (_, html) => {
    const other = page(html);
    expect(find(press(other.find('.bar')), other)).toEqual([]);
  });

  it('is the one alone that is meant, of several', () => {
    const rows = [row(), row(link(13, 'Loud')), row(DRAFT_LINK)];
    const before = page(group('Todo', ...rows), group('Done'));
    const [target] = find(press(before.find('.bar')), before) as [Target];
    const others = page(group('Todo', row()), group('Done', row(link(13, 'Loud')), row(DRAFT_LINK)));
    expect(githubPage.readState(target, others)).toBe('open');
  });

  it('has its status in a cell of its column, whose first cell is the header of the row', () => {
    const cells = (value: string) =>
      `<div role="row">${title(DRAFT_LINK, 'issue-draft')}<div role="gridcell" class="at">${value}</div></div>`;
    const table = (value: string) =>
      pageOf(
        `${ME}<div role="grid"><div role="row"><b role="columnheader">Title</b><b role="columnheader">Status</b></div>${cells(value)}</div>`,
        PROJECT,
      );
    const before = table('Todo');
    const [target] = find(press(before.find('.at')), before) as [Target];
    expect(target).toMatchObject({ subject: item(7071), title: 'Thank them', before: 'open' });
    expect(githubPage.readState(target, table('Done'))).toBe('done');
  });
});

describe('what a request chooses for an item', () => {
  const fields = (json: unknown) =>
    pageOf(
      `<script type="application/json" id="memex-columns-data">${JSON.stringify(json)}</script>`,
      PROJECT,
    );
  const option = (id: string, name: string) => ({ id, name });
  const STATUS = {
    id: 'Status',
    settings: {
      options: [option('f75ad846', 'Todo'), option('98236657', 'Done'), option('5e2a1b3c', 'Released')],
    },
  };
  const SIZE = { id: 44, settings: { options: [option('6c6483d2', 'Small'), option('f784b110', 'Large')] } };
  const project = [{ id: 'Title', settings: null }, SIZE, STATUS, { id: 45 }];
  const asked = (...options: string[]): RequestedChange => ({
    ...{ kind: 'card', to: 'done', subject: item(7012), proof: false, needsGesture: true },
    ...(options.length > 0 && { options }),
  });

  it.each([
    ['what means done', ['98236657'], 'done'],
    ['what means done, and something else', ['6c6483d2', '98236657'], 'done'],
    ['what is open', ['f75ad846'], 'open'],
    ['what nobody knows', ['5e2a1b3c'], 'open'],
    ['a field in which nothing means done', ['6c6483d2'], 'done'],
    ['an option that came later', ['00000000'], 'done'],
    ['nothing', [], 'done'],
  ])('is %s', (_, options, to) => {
    expect(githubPage.readChange?.(asked(...options), fields(project))).toEqual({ ...asked(...options), to });
  });

  it('leaves the look alone where the page tells nothing of its fields', () => {
    const change = asked('f75ad846');
    expect(githubPage.readChange?.(change, pageOf('', PROJECT))).toBe(change);
    for (const odd of [{}, 'text', null, [null]]) {
      expect(createSafeReader(githubPage).readChange?.(change, fields(odd)), JSON.stringify(odd)).toBe(
        change,
      );
    }
  });
});

describe('an issue or a pull request of a repository that gets another name', () => {
  const label = '<span data-testid="header-state" data-status="issueOpened"></span>';
  const field = (gid: string) =>
    `<p data-slash-command-url="/o/r/slash_apps?surface=issue_body&amp;subject_gid=${gid}"></p>`;
  const composer = `<div data-testid="comment-composer"><button>${icon('issue-closed')}</button></div>`;
  // MessagePack of [0, 1, 4746857605] and of [0, 1, 5].
  const LONG = 'I_kwDOAAAAAc8AAAABGu9MhQ';
  const SHORT = 'I_kwDOAAAAAc4AAAAF';

  it.each([
    ['a long id', field(LONG), 'github:github.com/~issue:4746857605:closed'],
    ['a short id', field(SHORT), 'github:github.com/~issue:5:closed'],
    ['no id', '', undefined],
    ['ids that contradict each other', field(LONG) + field(SHORT), undefined],
    ['an id of something else', field(SHORT.replace('I_', 'IC_')), undefined],
    ['an id of another make', field('I_MDExOlB1bGw'), undefined],
    ['an id that is none', field('I_k'), undefined],
  ])('is known by %s', (_, html, alias) => {
    const [target] = ['Hello', 'World'].map((name) => {
      const page = pageOf(ME + label + html + composer, ISSUE.replace('Hello', name));
      return find(click(page.find('button')), page)[0];
    });
    expect(target?.alias).toBe(alias);
  });

  it('is no other name of what lies in it', () => {
    const header = `<div data-component="PageHeader"><b data-status="pullOpened"></b></div><p data-gid="PR_kwDOAAAAAc4AAAAF"></p>`;
    const page = pageOf(ME + header, 'https://github.com/Octo-Org/Hello/pull/20');
    const subject = 'github:github.com/octo-org/hello#20';
    const named = (kind: 'pull' | 'review' | 'thread', end: string) =>
      githubPage.findTask({ kind, to: 'done', subject: `${subject}:${end}`, proof: true }, page);
    expect(named('pull', 'merged')).toMatchObject({ alias: 'github:github.com/~pull_request:5:merged' });
    expect(named('review', 'review:head')).not.toHaveProperty('alias');
    expect(named('thread', 'thread:5')).toMatchObject({ subject: `${subject}:thread:5`, kind: 'thread' });
    expect(named('thread', 'thread:5')).not.toHaveProperty('alias');
  });

  it('is known on a board, too, and as a pull request', () => {
    const header = `<div data-component="PageHeader"><b data-status="pullMerged"></b></div>
      <p data-gid="PR_kwDOAAAAAc4AAAAF"></p><p data-gid="PR_kwDOAAAAAc4AAAAF"></p><p data-gid="IC_kwDOAAAAAc4AAAAG"></p>`;
    const page = pageOf(ME + header, 'https://github.com/Octo-Org/Hello/pull/20');
    expect(githubPage.finishedTask?.(page)?.alias).toBe('github:github.com/~pull_request:5:merged');
    const away = card(
      7,
      'data-hovercard-subject-tag="pull_request:5"',
      `${icon('git-pull-request')}<h3>Fix it</h3>`,
    );
    const board = pageOf(ME + column('Todo', away), PROJECT);
    const [target] = find(press(board.find('h3')), board);
    expect(target?.alias).toBe('github:github.com/~pull_request:5:merged');
  });
});
