import { describe, expect, it } from 'vitest';
import { click, keydown, pageOf, press } from '#tests/support/dom.ts';
import { githubPage } from '#utils/sites/github/page.ts';
import type { RequestedChange, StateReading, Target } from '#utils/sites/types.ts';

const ISSUE = 'https://github.com/Octo-Org/Hello/issues/12';
const PULL = 'https://github.com/Octo-Org/Hello/pull/20';
const ISSUES = 'https://github.com/Octo-Org/Hello/issues?q=is%3Aopen';
const PROJECT = 'https://github.com/orgs/octo-org/projects/1';

const ME = '<meta name="user-login" content="ada">';
const icon = (name: string) => `<svg class="octicon octicon-${name}"></svg>`;
const label = (status: string) =>
  status && `<span data-testid="header-state" data-status="${status}">Fermé</span>`;
const composer = (name: string, form = 'data-testid="comment-composer"') =>
  `<div ${form}><textarea></textarea><button id="state">${icon(name)} Clore</button></div>`;
const issue = (status: string, closes = 'issue-closed') =>
  `${ME}<bdi data-testid="issue-title">Quiet  corner</bdi>${label(status)}${composer(closes)}`;
const pullHeader = (status: string) =>
  `<h1 data-component="PH_Title"><span class="markdown-title">Fix it</span></h1>
   <div data-component="PageHeader.Description"><span data-status="${status}"></span><a href="/grace">grace</a></div>`;

const OPEN = 'issueOpened';
const CLOSED = 'issueClosed';
const NOT_PLANNED = 'issueClosedNotPlanned';

const COMPLETED: Target = {
  subject: 'github:github.com/octo-org/hello#12:closed',
  kind: 'issue',
  title: 'Quiet corner',
  url: ISSUE,
  before: 'open',
};
const DECLINED: Target = {
  ...COMPLETED,
  subject: 'github:github.com/octo-org/hello#12:declined',
  kind: 'declined',
};
const was = (target: Target): Target => ({ ...target, before: 'done' });

describe('the button below an issue', () => {
  it.each([
    [OPEN, 'issue-closed', [COMPLETED]],
    [OPEN, 'skip', [DECLINED]],
    [OPEN, 'issue-reopened', []],
    [OPEN, 'comment', []],
    [CLOSED, 'issue-closed', []],
    [CLOSED, 'skip', [was(COMPLETED), DECLINED]],
    [CLOSED, 'issue-reopened', [was(COMPLETED)]],
    [NOT_PLANNED, 'issue-closed', [COMPLETED, was(DECLINED)]],
    [NOT_PLANNED, 'skip', []],
    [NOT_PLANNED, 'issue-reopened', [was(DECLINED)]],
    ['issueTransferred', 'issue-closed', [{ reason: 'issue: no label' }]],
    ['issueTransferred', 'skip', []],
    ['', 'issue-closed', [{ reason: 'issue: no label' }]],
  ])('at %s, with the icon %s', (status, name, targets) => {
    const page = pageOf(issue(status, name), ISSUE);
    expect(githubPage.findTargets(click(page.find('#state')), page)).toEqual(targets);
    const shortcut = keydown(page.find('textarea'), 'Enter', { ctrlKey: true, shiftKey: true });
    expect(githubPage.findTargets(shortcut, page)).toEqual(targets);
  });

  it.each([
    ['nobody who is not signed in', issue(OPEN).replace('content="ada"', 'content=""'), ISSUE],
    ['nobody who may not press it', issue(OPEN).replace('id="state"', 'id="state" disabled'), ISSUE],
    ['nobody away from an issue', issue(OPEN), 'https://github.com/Octo-Org/Hello/labels'],
    [
      'nobody at two labels that contradict each other',
      issue(OPEN).replace(label(OPEN), '$&') + label(CLOSED),
      ISSUE,
    ],
  ])('closes it for %s', (name, html, address) => {
    const page = pageOf(html, address);
    const expected = name.includes('labels') ? [{ reason: 'issue: no label' }] : [];
    expect(githubPage.findTargets(click(page.find('#state')), page)).toEqual(expected);
  });

  it.each([
    ['with a comment', 'Quiet now.', 20_000],
    ['with blanks', ' \n', undefined],
    ['without a comment', '', undefined],
  ])('%s gets as long as the server takes for that', (_, text, patience) => {
    const page = pageOf(issue(OPEN).replace('<textarea>', `$&${text}`), ISSUE);
    const [target] = githubPage.findTargets(click(page.find('#state')), page) as Target[];
    expect(target).toMatchObject(COMPLETED);
    expect(target?.patience).toBe(patience);
  });

  it('of an older form loads the page anew when it closes', () => {
    const rails = `<div id="partial-discussion-header"><span class="State">${icon('issue-opened')}</span></div>`;
    const form = (name: string) => composer(name, 'id="new_comment_form"');
    const [closes, declines] = ['issue-closed', 'skip'].map((name) => pageOf(ME + rails + form(name), ISSUE));
    for (const [page, kind] of [
      [closes, 'issue'],
      [declines, 'declined'],
    ] as const) {
      const targets = page ? githubPage.findTargets(click(page.find('#state')), page) : [];
      expect(targets).toMatchObject([{ kind, before: 'open', reloadsPage: true, withoutRequest: true }]);
    }
  });
});

describe('the state of an issue', () => {
  it.each<[string, StateReading, StateReading]>([
    [OPEN, 'open', 'open'],
    ['issueDraft', 'open', 'open'],
    [CLOSED, 'done', 'open'],
    [NOT_PLANNED, 'open', 'done'],
    ['issueTransferred', { reason: expect.any(String) }, { reason: expect.any(String) }],
    ['', { reason: 'not shown' }, { reason: 'not shown' }],
  ])('at %s is %s as completed, %s as declined', (status, completed, declined) => {
    const page = pageOf(issue(status), ISSUE);
    expect(githubPage.readState(COMPLETED, page)).toEqual(completed);
    expect(githubPage.readState(DECLINED, page)).toEqual(declined);
  });

  it('is unknown where another issue is shown', () => {
    const page = pageOf(issue(CLOSED), ISSUE.replace('12', '13'));
    expect(githubPage.readState(COMPLETED, page)).toEqual({ reason: 'not shown' });
  });

  it('is that of its own panel, not of the page below', () => {
    const panel = `<div role="dialog"><h2 data-component="PH_Title">
      <a data-hovercard-url="/Octo-Org/Hello/issues/12/hovercard">Quiet corner</a></h2>${label(CLOSED)}</div>`;
    const page = pageOf(`${ME}${label(OPEN)}${panel}`, ISSUE.replace('12', '14'));
    expect(githubPage.readState(COMPLETED, page)).toBe('done');
  });
});

describe('a finished page', () => {
  it.each([
    ['open', OPEN, undefined],
    ['completed', CLOSED, COMPLETED],
    ['declined', NOT_PLANNED, DECLINED],
    ['unknown', '', undefined],
  ])('of an issue that is %s', (_, status, target) => {
    expect(githubPage.finishedTask?.(pageOf(issue(status), ISSUE))).toEqual(target);
  });

  it.each([
    ['pullMerged', 'pull'],
    ['pullClosed', undefined],
    ['pullQueued', undefined],
  ])('of a pull request at %s', (status, kind) => {
    const page = pageOf(ME + pullHeader(status), PULL);
    expect(githubPage.finishedTask?.(page)?.kind).toBe(kind);
  });
});

describe('what a request changes', () => {
  const change = (more: Partial<RequestedChange>): RequestedChange => ({
    ...{ kind: 'issue', to: 'done', subject: '', proof: false },
    ...more,
  });

  it.each<[string, RequestedChange, string, unknown]>([
    ['the issue that it completes', change({}), issue(OPEN), COMPLETED],
    ['the issue that it opens', change({ to: 'open' }), issue(CLOSED), was(COMPLETED)],
    ['the issue that it declines', change({ kind: 'declined' }), issue(OPEN), DECLINED],
    [
      'none where two are shown',
      change({}),
      `${issue(OPEN)}<div role="dialog">${label(OPEN)}</div>`,
      undefined,
    ],
    [
      'no pull request of another name',
      change({ kind: 'pull', subject: 'github:github.com/o/r#1:merged' }),
      '',
      undefined,
    ],
  ])('is %s', (_, change, html, target) => {
    expect(githubPage.findTask(change, pageOf(html, ISSUE))).toEqual(target);
  });
});

describe('a list of issues', () => {
  const row = (number: number, state: string, selected = true) =>
    `<li role="listitem"><input type="checkbox" ${selected ? 'checked' : ''}>${icon(state)}
     <a data-testid="issue-pr-title-link" href="/Octo-Org/Hello/issues/${number}">No ${number}</a></li>`;
  const menu = (name: string) => `<div role="menuitem" id="item">${icon(name)}Erledigt</div>`;
  const named = (targets: readonly object[]) =>
    (targets as Target[]).map(({ subject, before }) => `${subject.replace(/.*#/, '')} ${before}`);

  it.each([
    ['issue-closed', ['1:closed open', '3:closed open', '3:declined done']],
    ['skip', ['1:declined open', '2:closed done', '2:declined open']],
    ['issue-reopened', ['2:closed done', '3:declined done']],
    ['tag', []],
  ])('whose menu has the icon %s', (name, targets) => {
    const rows = [
      row(1, 'issue-opened'),
      row(2, 'issue-closed'),
      row(3, 'skip'),
      row(4, 'issue-opened', false),
    ];
    const page = pageOf(ME + rows.join('') + menu(name), ISSUES);
    expect(named(githubPage.findTargets(click(page.find('#item')), page))).toEqual(targets);
  });

  it.each<[string, string, string, StateReading, StateReading]>([
    ['open', row(12, 'issue-opened'), ISSUES, 'open', 'open'],
    ['completed', row(12, 'issue-closed'), ISSUES, 'done', 'open'],
    ['declined', row(12, 'skip'), ISSUES, 'open', 'done'],
    ['gone from its own list', row(13, 'issue-opened'), ISSUES, 'gone', 'gone'],
    ['unknown in another list', '', `${ISSUES}+more`, { reason: 'not shown' }, { reason: 'not shown' }],
  ])('says of an issue that it is %s', (_, html, address, completed, declined) => {
    const page = pageOf(html, address);
    const inList = { title: '', locator: ISSUES };
    expect(githubPage.readState({ ...COMPLETED, ...inList }, page)).toEqual(completed);
    expect(githubPage.readState({ ...DECLINED, ...inList }, page)).toEqual(declined);
  });
});

describe('a pull request', () => {
  const box = (content: string) => `<div data-testid="mergebox-partial">${content}</div>`;
  const button = (more = '', words = 'Fusionner') =>
    `<button id="merge" data-variant="primary" ${more}>${words}</button>`;
  const FIELD = '<div><label><textarea></textarea></label></div>';
  const cancel = '<button id="cancel" data-variant="default">Annuler</button>';
  const popup = '<button aria-haspopup="true">ada@example.org</button>';
  const form = (more = '', words?: string) =>
    box(`<div>${FIELD}<div>${button(more, words)}${cancel}</div></div>`);
  const rebase = `<div class="ConfirmMerge-module__x"></div><div>${button()}${cancel}</div>`;
  const pull = (status: string, content: string) => pageOf(ME + pullHeader(status) + content, PULL);
  const merges = [{ kind: 'pull', before: 'open' }];

  it.each([
    ['merged by the button that confirms', 'pullOpened', form(), merges],
    ['merged past its protections', 'pullOpened', form().replace('primary', 'danger'), merges],
    [
      'merged by the button that stands last in its row',
      'pullOpened',
      box(`${FIELD}<div>${cancel}${button()}</div>`),
      merges,
    ],
    [
      'merged below the choice of an address',
      'pullOpened',
      box(`${FIELD}${popup}<div>${button()}</div>`),
      merges,
    ],
    ['rebased, for which no field is filled in', 'pullOpened', box(rebase), merges],
    [
      'not merged by the button that opens the form',
      'pullOpened',
      box(`${FIELD}<div data-component="ButtonGroup">${button()}</div>`),
      [],
    ],
    ['not merged by a button elsewhere', 'pullOpened', FIELD + button(), []],
    ['not merged by any other leading button of the box', 'pullOpened', box(`<div>${button()}</div>`), []],
    [
      'not merged by a dangerous one',
      'pullOpened',
      box(`<div>${button()}</div>`).replace('primary', 'danger'),
      [],
    ],
    [
      'not merged by a button above the form',
      'pullOpened',
      box(`<div>${button()}</div><div>${FIELD}</div>`),
      [],
    ],
    [
      'not merged by a button below the form',
      'pullOpened',
      box(`${FIELD}<div><button data-variant="primary"></button>${cancel}</div><div>${button()}</div>`),
      [],
    ],
    [
      'not merged by a button below the form of auto-merge',
      'pullOpened',
      box(`${FIELD}<div><button></button>${cancel}</div><div>${button()}</div>`),
      [],
    ],
    [
      'not merged by the second leading button of a row',
      'pullOpened',
      box(`${FIELD}<div><button data-variant="primary"></button>${button()}</div>`),
      [],
    ],
    ['not merged by auto-merge', 'pullOpened', form('', 'Confirm auto-merge'), []],
    ['not merged where nobody may', 'pullOpened', form('aria-disabled="true"'), []],
    ['not merged again', 'pullMerged', form(), []],
    ['not known by its label', 'pullFrozen', form(), [{ reason: 'pull: no label' }]],
  ])('is %s', (_, status, html, targets) => {
    const page = pull(status, html);
    expect(githubPage.findTargets(click(page.find('#merge')), page)).toMatchObject(targets);
    expect(githubPage.findTargets(click(page.find('#merge')), page)).toHaveLength(targets.length);
  });

  it('is not merged by who gives up', () => {
    const page = pull('pullOpened', form());
    expect(githubPage.findTargets(click(page.find('#cancel')), page)).toEqual([]);
  });

  const older = (path: string, badge = 'git-merge') =>
    `<div class="TimelineItem"><div class="TimelineItem-badge">${icon(badge)}</div><div><a href="${path}">x</a>
     merged <a href="/octo-org/hello/commit/c0ffee">c0ffee</a></div></div>`;
  const newer = (path: string, name = 'git-merge') =>
    `<div data-timeline-event-id="ME_1">${icon(name)}<a data-testid="actor-link" href="${path}">x</a></div>`;
  const mention = `<div class="TimelineItem"><div class="TimelineItem-badge">${icon('cross-reference')}</div>
     <a href="/mona">mona</a><span class="State State--merged State--small">${icon('git-merge')}</span></div>`;
  const target: Target = {
    ...COMPLETED,
    subject: 'github:github.com/octo-org/hello#20:merged',
    kind: 'pull',
  };
  const others: StateReading = { reason: 'somebody else did it' };

  it.each<[string, string, StateReading, string | undefined]>([
    ['by the person', older('/ada'), 'done', 'me'],
    ['by the person, in other letters', older('/Ada'), 'done', 'me'],
    ['by the person, as React draws it', newer('/ada'), 'done', 'me'],
    ['by a queue', older('/apps/github-merge-queue'), 'done', 'me'],
    ['by a teammate', older('/mona'), others, 'another'],
    ['by a teammate, as React draws it', newer('/mona'), others, 'another'],
    ['by a robot that is no queue', older('/apps/dependabot'), others, 'another'],
    [
      'by a teammate, after the person closed it',
      older('/ada', 'git-pull-request-closed') + older('/mona'),
      others,
      'another',
    ],
    ['by nobody who is shown', '', 'done', 'unclear'],
    ['next to another that a teammate merged', mention, 'done', 'unclear'],
    ['after the person closed it', newer('/ada', 'git-pull-request-closed'), 'done', 'unclear'],
  ])('is merged %s', (_, timeline, state, by) => {
    const page = pull('pullMerged', timeline);
    expect(githubPage.readState(target, page)).toEqual(state);
    expect(githubPage.finishedTask?.(page)).toEqual({
      ...target,
      before: 'open',
      title: 'Fix it',
      url: PULL,
      patience: 20_000,
      ...(by !== 'me' && { doneBy: by }),
    });
  });

  it('says nothing of who merged it on a page without a timeline', () => {
    const page = pageOf(ME + pullHeader('pullMerged'), `${PULL}/changes`);
    expect(githubPage.finishedTask?.(page)).toBeUndefined();
  });

  it('is no one’s merge while it is open', () => {
    expect(githubPage.readState(target, pull('pullOpened', older('/mona')))).toBe('open');
  });

  it.each<[string, StateReading]>([
    ['pullOpened', 'open'],
    ['pullClosed', 'open'],
    ['pullMerged', 'done'],
    ['pullQueued', { reason: expect.any(String) }],
  ])('at %s is %s', (status, state) => {
    const target: Target = {
      ...COMPLETED,
      subject: 'github:github.com/octo-org/hello#20:merged',
      kind: 'pull',
    };
    expect(
      githubPage.readState(target, pull(status, '<i class="State State--merged State--small"></i>')),
    ).toEqual(state);
  });

  const PR = '/Octo-Org/Hello/pull';
  const layer = (number: number, status: string) =>
    `<a href="${PR}/${number}">#${number}</a><span data-status="${status}">${icon('git-pull-request')}</span>`;
  const within = (map: string, status = 'pullOpened') =>
    pageOf(ME + pullHeader(status).replace('</span><a', `</span>${map}<a`), PULL);
  const map = (...layers: string[]) => `<ul>${layers.map((one) => `<li>${one}</li>`).join('')}</ul>`;

  it.each<[string, string, string, StateReading]>([
    ['open over one that is merged', 'pullOpened', map(layer(19, 'pullMerged')), 'open'],
    ['merged under one that is open', 'pullMerged', map(layer(21, 'pullOpened'), layer(22, 'draft')), 'done'],
    [
      'open, and shown in the map too',
      'pullOpened',
      map(layer(19, 'pullMerged'), layer(20, 'pullOpened')),
      'open',
    ],
    ['open, by rows that are no list', 'pullOpened', `<div>${layer(19, 'pullMerged')}</div>`, 'open'],
    [
      'open, by labels within links',
      'pullOpened',
      `<a href="${PR}/19"><b data-status="pullMerged"></b></a>`,
      'open',
    ],
    ['open, by a map of icons', 'pullOpened', `<a href="${PR}/19">${icon('git-merge')}</a>`, 'open'],
    [
      'unknown, not merged, without a label of its own',
      'pullFrozen',
      map(layer(19, 'pullMerged')),
      expect.objectContaining({ reason: expect.any(String) }),
    ],
  ])('in a stack is %s', (_, status, stack, state) => {
    const page = within(stack, status);
    expect(githubPage.readState(target, page)).toEqual(state);
    const older = `<div id="partial-discussion-header"><div><span class="State">${icon('git-pull-request')}</span></div>
      <nav><a href="${PR}/19"><span class="State">${icon('git-merge')}</span></a></nav></div>`;
    expect(githubPage.readState(target, pageOf(ME + older, PULL))).toBe('open');
  });

  it.each([
    [
      'those below it',
      map(layer(18, 'pullOpened'), layer(19, 'pullOpened'), layer(21, 'pullOpened')),
      [18, 19],
    ],
    ['none of another repository', `<a href="/Octo-Org/Other/pull/3"></a>`, []],
    [
      'none that its title speaks of',
      `<h1 data-component="PH_Title"><b class="markdown-title"><a href="${PR}/7">#7</a></b></h1>`,
      [],
    ],
    ['no issue', `<a href="/Octo-Org/Hello/issues/7"></a>`, []],
    ['none, without a map', '', []],
  ])('takes along %s', (_, stack, numbers) => {
    const names = numbers.map((number) => `github:github.com/octo-org/hello#${number}:merged`);
    expect(githubPage.takenAlong?.(within(stack))).toEqual(names);
  });

  it('is reviewed by the button of the form, unless it is the person’s own', () => {
    const form = `<div role="dialog"><input type="radio" name="reviewEvent" value="approve">
      <button id="submit" type="submit">Envoyer</button></div>`;
    const page = pull('pullOpened', form);
    const [target] = githubPage.findTargets(click(page.find('#submit')), page) as Target[];
    expect(target).toMatchObject({ kind: 'review', subject: 'github:github.com/octo-org/hello#20:review:~' });
    expect(githubPage.readState(target as Target, page)).toBe('open');
    expect(githubPage.readState(target as Target, pull('pullOpened', ''))).toBe('gone');
    const own = pageOf(ME + pullHeader('pullOpened').replace('/grace', '/ada') + form, PULL);
    expect(githubPage.findTargets(click(own.find('#submit')), own)).toEqual([]);
  });

  const conversation = (resolved: boolean, value: string) =>
    `<div data-resolved="${resolved}" data-deferred-content-url="/o/r/threads/77"><p id="discussion_r501"></p>
     <form class="js-resolvable-timeline-thread-form"><button id="resolve" value="${value}"></button></form></div>`;
  it.each([
    [false, 'resolve', [{ before: 'open', alias: expect.stringMatching(/:thread:r501$/) }], 'open'],
    [true, 'unresolve', [{ before: 'done' }], 'done'],
    [false, 'unresolve', [], 'open'],
    [true, 'resolve', [], 'done'],
  ])('has a conversation, resolved: %s, with a button to %s', (resolved, value, targets, state) => {
    const page = pull('pullOpened', conversation(resolved, value));
    const found = githubPage.findTargets(click(page.find('#resolve')), page);
    expect(found).toHaveLength(targets.length);
    // The form that it lies in is no request that is known; the files view sends another.
    expect(found).toMatchObject(targets.map((target) => ({ ...target, withoutRequest: true })));
    const subject = 'github:github.com/octo-org/hello#20:thread:77';
    expect(githubPage.readState({ ...COMPLETED, subject, kind: 'thread' }, page)).toBe(state);
  });
});

describe('a task', () => {
  const react = (text: string, checked: boolean) =>
    `<div data-testid="tasklist-item-0-0"><input type="checkbox" aria-checked="${checked}">
     <span class="TaskListItem-module__task-list-html__x">${text}</span></div>`;
  const rails = (text: string, checked = '') =>
    `<li class="task-list-item"><input type="checkbox" ${checked}>${text}<ul><li class="task-list-item">
     <input type="checkbox">within</li></ul></li>`;

  it.each([
    ['open', react('Ask', false), { title: 'Ask', before: 'open' }],
    ['done', react('Ask', true), { title: 'Ask', before: 'done' }],
    ['of the older kind, without what lies in it', rails('Ask'), { title: 'Ask', before: 'open' }],
    ['in a comment', `<div id="issuecomment-9">${react('Ask', false)}</div>`, { locator: 'issuecomment-9' }],
  ])('is %s', (_, html, target) => {
    const page = pageOf(ME + html, ISSUE);
    const [found] = githubPage.findTargets(press(page.find('input')), page) as Target[];
    expect(found).toMatchObject({ kind: 'task', ...target });
    expect(githubPage.readState(found as Target, page)).toBe(found?.before);
  });

  it('of equal texts is told apart by its order', () => {
    const page = pageOf(ME + react('Ask', false) + react('Ask', true), ISSUE);
    const targets = [...page.document.querySelectorAll('input')].flatMap(
      (box) => githubPage.findTargets(press(box), page) as Target[],
    );
    expect(new Set(targets.map(({ subject }) => subject)).size).toBe(2);
    expect(targets.map((target) => githubPage.readState(target, page))).toEqual(['open', 'done']);
  });

  const labelled = (label: string, text: string, checked: boolean) =>
    react(text, checked).replace('<input', `<input aria-label="${label} checklist item"`);
  const named = (page: ReturnType<typeof pageOf>, at = 0) => {
    const box = page.document.querySelectorAll('input')[at];
    const [found] = box ? (githubPage.findTargets(press(box), page) as Target[]) : [];
    return found as Target;
  };
  const redraw = (page: ReturnType<typeof pageOf>, html: string) => {
    page.document.body.innerHTML = ME + html;
  };
  const font = (text: string) => `<font><font>${text}</font></font>`;

  it('has one name and title in every language, where the page tells its words', () => {
    const page = pageOf(ME + labelled('Ask', 'Ask', false), ISSUE);
    const before = named(page);
    redraw(page, labelled('Ask', font('Fragen'), true));
    const after = named(page);
    expect([after.subject, after.title, after.before]).toEqual([before.subject, 'Ask', 'done']);
    expect(after.alias).not.toBe(before.subject);
    expect(githubPage.readState(before, page)).toBe('done');
    // Another session knows nothing of this one.
    const later = pageOf(ME + labelled('Ask', font('Fragen'), true), ISSUE);
    expect(named(later).subject).toBe(before.subject);
  });

  it('is still known by what older releases called it', () => {
    const old = named(pageOf(ME + react('Ask: who?', false), ISSUE));
    const now = named(pageOf(ME + labelled('Ask', 'Ask: who?', false), ISSUE));
    expect(now.alias).toBe(old.subject);
    expect(now.title).toBe('Ask: who?');
  });

  it.each([
    ['translated', rails(font('Fragen'), 'checked')],
    ['edited', rails('Ask everybody', 'checked')],
    ['added to', rails('Ask <b>3 d</b>', 'checked')],
  ])('whose words were %s since it was ticked is that task', (_, changed) => {
    const page = pageOf(ME + rails('Ask'), ISSUE);
    const before = named(page);
    redraw(page, changed);
    const after = named(page);
    expect([after.subject, after.before]).toEqual([before.subject, 'done']);
    expect(named(page), 'one press is read several times').toEqual(after);
    expect(githubPage.readState(after, page)).toBe('done');
    redraw(page, changed.replace('checked', ''));
    expect(named(page).subject, 'ticked once more').toBe(before.subject);
  });

  it.each([
    ['is not as it was left', rails('Tell'), 0],
    ['stands elsewhere', rails('Tell') + rails('Ask', 'checked'), 0],
    ['has one more beside it', rails('Tell', 'checked') + rails('More'), 0],
    ['stands before the old one', rails('Tell', 'checked') + rails('Ask'), 0],
  ])('that %s is another one', (_, changed, at) => {
    const page = pageOf(ME + rails('Ask'), ISSUE);
    const before = named(page);
    redraw(page, changed);
    expect(named(page, at).subject).not.toBe(before.subject);
  });

  it('of another issue in the same place is another one', () => {
    const page = pageOf(ME + rails('Ask'), ISSUE);
    const before = named(page);
    redraw(page, rails('Tell', 'checked'));
    const elsewhere = { ...page, location: new URL(ISSUE.replace('12', '13')) };
    expect(named(elsewhere).subject).not.toBe(before.subject);
    expect(named(elsewhere).alias).toBeUndefined();
  });

  it('is no other checkbox', () => {
    const page = pageOf(`${ME}<input type="checkbox">`, ISSUE);
    expect(githubPage.findTargets(press(page.find('input')), page)).toEqual([]);
  });
});

describe('a card of a project', () => {
  const card = (state = 'issue-opened', id = '7012') =>
    `<div data-board-card-id="${id}">${icon(state)}<h3>Quiet corner</h3><a href="/Octo-Org/Hello/issues/12">#12</a></div>`;
  const column = (name: string, content = '') => `<div data-board-column="${name}">${content}</div>`;
  const settings = { doneColumns: ['Erledigt'] };
  const target: Target = {
    ...COMPLETED,
    ...{ alias: 'github:github.com/item/7012', kind: 'card', moved: true, deferred: true, byPlace: true },
  };

  it.each([
    ['open', column('Heute', card()), [target]],
    ['done', column('Erledigt!', card()), [was(target)]],
    ['closed itself, and stays so', column('Heute', card('issue-closed')), []],
    ['perhaps closed itself, by an icon that nobody knows', column('Heute', card('new')), []],
    ['not planned, and may still be done', column('Heute', card('skip')), [target]],
    ['in no column', card(), []],
  ])('is %s', (_, html, targets) => {
    const page = pageOf(ME + html, PROJECT, settings);
    expect(githubPage.findTargets(press(page.find('h3')), page)).toEqual(targets);
  });

  it.each<[string, string, StateReading]>([
    ['open', column('Heute', card()), 'open'],
    ['done', column('Erledigt', card()), 'done'],
    ['unknown if it is closed itself', column('Heute', card('issue-closed')), { reason: expect.any(String) }],
    [
      'unknown in two columns',
      column('Heute', card()) + column('Erledigt', card()),
      { reason: expect.any(String) },
    ],
    ['not shown', column('Heute'), { reason: 'not shown' }],
  ])('reads %s', (_, html, state) => {
    expect(githubPage.readState(target, pageOf(html, PROJECT, settings))).toEqual(state);
  });

  it('may have any id', () => {
    const id = 'a"]\\b';
    const page = pageOf(
      ME + column('Erledigt', card('issue-opened', id.replace('"', '&quot;'))),
      PROJECT,
      settings,
    );
    expect(
      githubPage.readState({ ...target, alias: `github:github.com/item/${id}`.toLowerCase() }, page),
    ).toBe('done');
  });
});
