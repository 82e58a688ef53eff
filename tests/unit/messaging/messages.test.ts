import { describe, expect, it } from 'vitest';
import { DEFAULTS, PROFILES } from '#utils/domain/settings.ts';
import type { Message, MessageOf } from '#utils/messaging/messages.ts';
import { parseMessage } from '#utils/messaging/parse-message.ts';
import type { Sender } from '#utils/messaging/row.ts';

const UUID = '6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60';
const site: Sender = { from: 'site', site: 'trello', host: 'trello.com', tab: 1 };
const page: Sender = { from: 'page' };
const MALFORMED = { ok: false, reason: 'malformed' };
const NOT_ALLOWED = { ok: false, reason: 'not allowed' };

const detection: MessageOf<'detection'> = {
  type: 'detection',
  detection: {
    id: UUID,
    site: 'trello',
    subject: 'trello:card:67318e20a4c9d1f05b7e2a01',
    kind: 'card',
    to: 'done',
    at: 1_772_452_800_000,
    title: 'Write',
    url: 'https://trello.com/c/wRiTeP01',
    source: 'gesture',
  },
};
const detected = (more: object) => ({ ...detection, detection: { ...detection.detection, ...more } });
const failure: Message = {
  type: 'readFailure',
  failure: {
    reason: 'status: it may mean done',
    undecided: { id: '5eed0000-0000-4000-8000-000000000011', name: 'Tasks' },
  },
};
const PAST = {
  ...{ key: '0123456789abcdef0123456789abcdef', title: 'Called the bank', url: 'https://example.org/7' },
  ...{ at: 1_577_880_000_000, offset: 60 },
};
const undo: Message = { type: 'undo', id: UUID, ref: UUID };

/** One well-formed message of each type, with who may send it. A type that is missing here does not compile. */
const MESSAGES: { [T in Message['type']]: [message: MessageOf<T>, senders: Sender['from'][]] } = {
  snapshot: [{ type: 'snapshot' }, ['page']],
  wins: [{ type: 'wins', from: '2026-03-01', to: '2026-03-31' }, ['page']],
  winDetails: [{ type: 'winDetails', ref: UUID }, ['page']],
  months: [{ type: 'months' }, ['page']],
  days: [{ type: 'days', from: '2024-01-01', to: '2024-12-31' }, ['page']],
  past: [{ type: 'past', from: '2026-03-01', to: '2026-03-31' }, ['page']],
  checkPast: [{ type: 'checkPast', source: 'csv', entries: [] }, ['page']],
  takePast: [{ type: 'takePast', source: 'todoist', entries: [PAST] }, ['page']],
  winNotes: [{ type: 'winNotes' }, ['page']],
  habitDays: [{ type: 'habitDays', habit: `habit:${UUID}` }, ['page']],
  recognition: [{ type: 'recognition' }, ['page']],
  goals: [{ type: 'goals' }, ['page']],
  journal: [{ type: 'journal' }, ['page']],
  week: [{ type: 'week', day: '2026-03-02' }, ['page']],
  checkLog: [{ type: 'checkLog', id: UUID }, ['page']],
  exportLog: [{ type: 'exportLog', id: UUID, after: { device: 'here', seq: 2000 }, own: true }, ['page']],
  logPart: [{ type: 'logPart' }, ['page']],
  checkCopy: [{ type: 'checkCopy', events: [{ id: 'a' }, 'no event'], previous: [] }, ['page']],
  takeCopy: [
    { type: 'takeCopy', events: [], previous: [{ device: 'a', seq: 1, hash: '0'.repeat(64) }] },
    ['page'],
  ],
  finishCopy: [{ type: 'finishCopy' }, ['page']],
  eraseText: [{ type: 'eraseText', ref: UUID }, ['page']],
  eraseWins: [{ type: 'eraseWins', id: UUID, site: 'github' }, ['page']],
  recordPlan: [
    {
      type: 'recordPlan',
      today: '2026-03-02',
      entries: [
        { id: UUID, command: { type: 'goal', subject: `goal:${UUID}`, text: { title: 'Move', url: '' } } },
      ],
    },
    ['page'],
  ],
  toggleItem: [
    { type: 'toggleItem', id: UUID, to: 'done', kind: 'manual', subject: `manual:${UUID}`, title: 'Call' },
    ['page'],
  ],
  controlTimer: [{ type: 'controlTimer', id: UUID, to: 'begin', minutes: 25 }, ['page']],
  addWin: [{ type: 'addWin', id: UUID, title: 'Called the bank' }, ['page']],
  setWinNote: [{ type: 'setWinNote', id: UUID, ref: UUID, note: 'Took three tries' }, ['page']],
  setSettings: [{ type: 'setSettings', id: UUID, settings: { dailyTarget: 5 } }, ['page']],
  rebuildLedger: [{ type: 'rebuildLedger' }, ['page']],
  syncFolder: [{ type: 'syncFolder' }, ['page']],
  deleteEverything: [{ type: 'deleteEverything' }, ['page']],
  renameWin: [{ type: 'renameWin', id: UUID, ref: UUID, title: 'Shorter' }, ['page']],
  moveWin: [{ type: 'moveWin', id: UUID, ref: UUID, day: '2026-03-02' }, ['page']],
  undo: [undo, ['site', 'page']],
  detection: [detection, ['site']],
  readFailure: [failure as MessageOf<'readFailure'>, ['site']],
  landmarks: [{ type: 'landmarks', landmarks: { 'card: none on a board': false } }, ['site']],
  wake: [{ type: 'wake' }, ['site']],
  catchUp: [{ type: 'catchUp' }, ['site']],
  loadToast: [{ type: 'loadToast' }, ['site']],
  openDashboard: [{ type: 'openDashboard' }, ['site']],
};
const SENDERS = [site, page];
const ROWS = Object.values(MESSAGES).flatMap(([message, senders]) =>
  SENDERS.map((sender) => ({ message, type: message.type, sender, may: senders.includes(sender.from) })),
);

describe('each message', () => {
  it.each(ROWS.filter(({ may }) => may))('$type comes from a $sender.from', ({ message, sender }) => {
    expect(parseMessage(message, sender)).toEqual({ ok: true, value: message });
  });

  it.each(ROWS.filter(({ may }) => !may))(
    '$type does not come from a $sender.from',
    ({ message, sender }) => {
      expect(parseMessage(message, sender)).toEqual(NOT_ALLOWED);
    },
  );

  it.each(ROWS)('$type from a $sender.from has no field too many', ({ message, sender }) => {
    expect(parseMessage({ ...message, points: 1000 }, sender)).toEqual(MALFORMED);
  });

  it.each(ROWS.filter(({ message }) => Object.keys(message).length > 1))(
    '$type from a $sender.from has no field too few',
    ({ sender, type }) => {
      expect(parseMessage({ type }, sender)).toEqual(MALFORMED);
    },
  );
});

describe('a message of a site', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'detection'],
    ['an unknown type', { type: 'rebuild' }],
    ['a type from the prototype', { type: 'constructor' }],
    ['an id that is no UUID', detected({ id: '1' })],
    ['a detection with a field too many', detected({ points: 1000 })],
    ['a moment that is none', detected({ at: 1.5 })],
    ['a landmark that says nothing', { type: 'landmarks', landmarks: { x: 'yes' } }],
    [
      'endless landmarks',
      { type: 'landmarks', landmarks: Object.fromEntries(Array.from('abcdefghijk', (x) => [x, true])) },
    ],
    ['an endless reason', { type: 'readFailure', failure: { reason: 'x'.repeat(121) } }],
    [
      'a question about nothing that has an id',
      { type: 'readFailure', failure: { reason: 'x', undecided: { id: '', name: '' } } },
    ],
    ['an unknown kind', detected({ kind: 'year' })],
    ['an unknown detector', detected({ source: 'page' })],
    ['a subject with a blank', detected({ subject: 'trello:card:a b' })],
    ['a subject in capitals', detected({ subject: 'trello:card:A' })],
    ['an endless title', detected({ title: 'x'.repeat(301) })],
    ['a title that is no text', detected({ title: { toString: 'x' } })],
    ['a kind of another site', detected({ kind: 'pull' })],
    ['no address', detected({ url: 'trello.com' })],
    ['an address that runs', detected({ url: 'javascript:alert(1)' })],
    ['an address of another kind', detected({ url: 'data:text/html,x' })],
  ])('is malformed: %s', (_, data) => {
    expect(parseMessage(data, site)).toEqual(MALFORMED);
  });

  it.each([
    ['a detection of another site', detected({ site: 'github', kind: 'issue' })],
    ['a subject of another site', detected({ subject: 'github:x#1:closed' })],
    ['an alias of another site', detected({ alias: 'github:x#1:closed' })],
    ['a relation to another site', detected({ relatedTo: 'github:x#1:closed' })],
    ['an address elsewhere', detected({ url: 'https://example.org/' })],
  ])('is not allowed: %s', (_, data) => {
    expect(parseMessage(data, site)).toEqual(NOT_ALLOWED);
  });

  it('is not about another site than that of its script', () => {
    expect(parseMessage(detection, { from: 'site', site: 'github', host: 'github.com', tab: 1 })).toEqual(
      NOT_ALLOWED,
    );
  });

  it('lets a host speak of what lies there, and of no other host of its site', () => {
    const at = (host: string): Sender => ({ from: 'site', site: 'github', host, tab: 1 });
    const of = (host: string, url = `https://${host}/o/r/issues/1`): Message => ({
      type: 'detection',
      detection: {
        ...detection.detection,
        site: 'github',
        kind: 'issue',
        subject: `github:${host}/o/r#1:closed`,
        url,
      },
    });
    const here = 'github.example.com';
    expect(parseMessage(of(here), at(here))).toEqual({ ok: true, value: of(here) });
    expect(parseMessage(of('github.com'), at(here))).toEqual(NOT_ALLOWED);
    expect(parseMessage(of('github.com', `https://${here}/o/r/issues/1`), at(here))).toEqual(NOT_ALLOWED);
    expect(parseMessage(of('github.com.example.com'), at('github.com'))).toEqual(NOT_ALLOWED);
  });
});

describe('a win by hand', () => {
  const addWin = (title: unknown) => ({ type: 'addWin', id: UUID, title });

  const good: [string, string, string?][] = [
    ['words', 'Called the bank'],
    ['one letter', 'x'],
    ['the longest title', 'x'.repeat(300)],
    ['blanks around the longest title', ` ${'x'.repeat(300)}  `, 'x'.repeat(300)],
    ['blanks of any kind', '  Called\u00a0 the\t\nbank ', 'Called the bank'],
    ['other writing', '銀行に電話した'],
    ['writing from the right', 'اتصلت بالبنك'],
    ['a mere sign', '🎉'],
    ['markup, which is text', '<img src=x onerror=alert(1)>'],
  ];
  it.each(good)('takes %s', (_, typed, title = typed) => {
    expect(parseMessage(addWin(typed), page)).toEqual({ ok: true, value: addWin(title) });
  });

  const bad: [string, unknown][] = [
    ['nothing', ''],
    ['mere blanks', ' \u00a0\t\n '],
    ['what nobody sees', '\u200b\u2060'],
    ['an endless title', 'x'.repeat(301)],
    ['a control character', 'Called\u0000the bank'],
    ['an escape', '\u001b[31mCalled'],
    ['a number', 5],
    ['none', null],
    ['a list', ['Called the bank']],
  ];
  it.each(bad)('refuses %s', (_, title) => {
    expect(parseMessage(addWin(title), page)).toEqual(MALFORMED);
  });

  it('refuses it from a content script', () => {
    expect(parseMessage(addWin('Called the bank'), site)).toEqual(NOT_ALLOWED);
  });

  it('refuses what is wrong around it', () => {
    const told = addWin('Called the bank');
    expect(parseMessage({ ...told, id: 'manual:1' }, page)).toEqual(MALFORMED);
    expect(parseMessage({ ...told, at: 0 }, page)).toEqual(MALFORMED);
    expect(parseMessage({ ...told, kind: 'pull' }, page)).toEqual(MALFORMED);
    expect(parseMessage({ type: 'addWin', title: 'Called the bank' }, page)).toEqual(MALFORMED);
    expect(parseMessage({ type: 'addWin', id: UUID }, page)).toEqual(MALFORMED);
  });
});

describe('what a page asks of the ledger', () => {
  it.each([
    { type: 'wins', from: '2026-03-01', to: '2026-03-31' },
    { type: 'week', day: '2026-03-02' },
    { type: 'days', from: '2024-01-01', to: '2024-12-31' },
    { type: 'winNotes' },
    { type: 'winDetails', ref: UUID },
    { type: 'setWinNote', id: UUID, ref: UUID, note: 'Took three tries' },
    { type: 'setWinNote', id: UUID, ref: UUID, note: '' },
    { type: 'exportLog', id: UUID, own: true },
    { type: 'exportLog', id: UUID, after: { device: UUID, seq: 1 }, own: false },
    { type: 'logPart', after: { device: UUID, seq: 1 } },
    { type: 'eraseWins', id: UUID },
    { type: 'eraseWins', id: UUID, site: 'past' },
    { type: 'takePast', source: 'csv', entries: Array(2000).fill({ ...PAST, dayOnly: true }) },
    { type: 'takeCopy', events: Array(2000).fill({}), previous: [] },
    { type: 'deleteEverything' },
    { type: 'syncFolder' },
    { type: 'addWin', id: UUID, title: 'Called the bank', day: '2026-03-01' },
  ])('only a page may send %j', (message) => {
    expect(parseMessage(message, page)).toEqual({ ok: true, value: message });
    expect(parseMessage(message, site)).toEqual(NOT_ALLOWED);
  });

  it.each([
    { type: 'wins', from: '2026-03-01' },
    { type: 'week', day: '2026-02-30' },
    { type: 'wins', from: '2026-02-30', to: '2026-03-31' },
    { type: 'wins', from: '', to: '2026-03-31' },
    { type: 'winDetails', ref: 'the first' },
    { type: 'setWinNote', id: UUID, ref: UUID, note: 'x'.repeat(1001) },
    { type: 'setWinNote', id: UUID, ref: UUID },
    { type: 'exportLog', id: UUID, after: 'the first', own: true },
    { type: 'exportLog', own: true },
    { type: 'logPart', own: true },
    { type: 'takeCopy', events: Array(2001).fill({}), previous: [] },
    { type: 'takeCopy', events: {}, previous: [] },
    { type: 'takePast', source: 'csv', entries: Array(2001).fill(PAST) },
    { type: 'takePast', source: 'past:csv', entries: [] },
    { type: 'takePast', source: 'csv', entries: [{ ...PAST, key: 'trello:card:a' }] },
    { type: 'takePast', source: 'csv', entries: [{ ...PAST, title: ' ' }] },
    { type: 'takePast', source: 'csv', entries: [{ ...PAST, at: '2026-03-01' }] },
    { type: 'takePast', source: 'csv', entries: [{ ...PAST, url: 'javascript:alert(1)' }] },
    { type: 'takePast', source: 'csv', entries: [{ ...PAST, kind: 'pull' }] },
    { type: 'eraseWins', id: UUID, site: 'elsewhere' },
    { type: 'deleteEverything', all: true },
    { type: 'addWin', id: UUID, title: 'Called the bank', day: 'yesterday' },
    { type: 'addWin', id: UUID, title: 'Called the bank', day: '2026-13-01' },
  ])('refuses %j', (message) => {
    expect(parseMessage(message, page)).toEqual(MALFORMED);
  });
});

describe('what a person means to do', () => {
  const GOAL = `goal:${UUID}`;
  const text = { title: 'Move house', url: '' };
  const record = (command: object) => ({
    type: 'recordPlan',
    today: '2026-03-02',
    entries: [{ id: UUID, command }],
  });

  it.each([
    { type: 'goal', subject: GOAL, text },
    { type: 'step', subject: `${GOAL}:step:${UUID}`, position: 1.5, relatedTo: 'trello:card:~abcd', text },
    { type: 'priority', subject: 'github:github.com/o/r#5:closed', text },
    { type: 'rest', subject: 'config', rest: { from: '2026-03-02', to: '2026-03-04', reason: 'sick' } },
    { type: 'reflect', kind: 'reflection', subject: 'reflection:2026-03-02', energy: 3, text },
    {
      ...{ type: 'reflect', kind: 'weekly', subject: 'review:2026-03-02' },
      text: { title: '', url: '', answers: ['', 'The sun', ''] },
    },
    { type: 'redeem', subject: `reward:${UUID}`, price: 30, text },
    { type: 'reward', subject: `reward:${UUID}`, price: 30, text },
    { type: 'habit', subject: `habit:${UUID}`, weekdays: [1, 5], text },
    { type: 'goal', subject: `goal:${UUID}`, text: { ...text, labels: ['Home', 'This year'] } },
    { type: 'habit', subject: `habit:${UUID}`, weekdays: [], timesAWeek: 3, text },
    { type: 'note', noteKind: 'postponed', subject: 'review:2026-03-02' },
    { type: 'note', noteKind: 'postponed', subject: 'config' },
    { type: 'note', noteKind: 'postponed', subject: 'challenge:2026-03-02' },
    { type: 'note', noteKind: 'challenge', subject: 'challenge:2026-03-02:early' },
    { type: 'note', noteKind: 'unhelpful', subject: 'config' },
    {
      ...{ type: 'note', noteKind: 'recognition', subject: `recognition:thanks:${'0a'.repeat(32)}` },
      text: { title: '', url: '', credential: 'aB-_9' },
    },
    {
      ...{ type: 'note', noteKind: 'recognition', subject: `recognition:key:${'0a'.repeat(32)}` },
      text: { title: 'Mira', url: '' },
    },
    {
      ...{ type: 'note', noteKind: 'recognition', subject: `recognition:me:${UUID}` },
      text: { title: 'mira@example.com', url: '' },
    },
    {
      ...{ type: 'note', noteKind: 'recognition', subject: `recognition:team:${'0a'.repeat(32)}` },
      text: { title: '2026-03 12', url: '', credential: 'aB-_9' },
    },
    {
      ...{ type: 'note', noteKind: 'recognition', subject: `recognition:week:${'0a'.repeat(32)}:2026-03-02` },
      text: { title: '', url: '', credential: 'aB-_9' },
    },
  ])('only a page may send %j', (command) => {
    expect(parseMessage(record(command), page)).toEqual({ ok: true, value: record(command) });
    expect(parseMessage(record(command), site)).toEqual(NOT_ALLOWED);
  });

  it.each([
    { type: 'complete', subject: 'trello:card:a', kind: 'card', text },
    { type: 'void', subject: GOAL, ref: UUID },
    { type: 'settings', subject: 'config', settings: {} },
    { type: 'note', noteKind: 'salt', subject: 'config', salt: 'ff' },
    { type: 'note', noteKind: 'level', subject: 'config', level: 9 },
    { type: 'note', noteKind: 'exported', subject: 'config' },
    { type: 'note', noteKind: 'challenge', subject: 'challenge:2026-03-02' },
    { type: 'note', noteKind: 'challenge', subject: 'challenge:2026-03-02:sprint' },
    { type: 'note', noteKind: 'challenge', subject: 'config' },
    { type: 'note', noteKind: 'postponed', subject: 'challenge:2026-03-02:early' },
    { type: 'note', noteKind: 'recognition', subject: 'config', text },
    { type: 'note', noteKind: 'recognition', subject: `recognition:me:${UUID}` },
    { type: 'note', noteKind: 'recognition', subject: 'recognition:team:The checkout', text },
    { type: 'note', noteKind: 'recognition', subject: `recognition:week:${'0a'.repeat(32)}`, text },
    {
      ...{ type: 'note', noteKind: 'recognition', subject: `recognition:thanks:${'0a'.repeat(32)}` },
      text: { title: '', url: '', credential: 'x'.repeat(12_001) },
    },
    { type: 'goal', subject: 'trello:card:a', text },
    { type: 'goal', subject: GOAL, text: { title: ' ', url: '' } },
    { type: 'goal', subject: GOAL, text: { title: 'x'.repeat(301), url: '' } },
    { type: 'step', subject: GOAL, position: 1, text },
    { type: 'step', subject: `${GOAL}:step:${UUID}`, position: Number.NaN, text },
    { type: 'step', subject: `${GOAL}:step:${UUID}`, position: 1, text: { title: 'a', url: 'no address' } },
    { type: 'rest', subject: 'config', rest: { from: '2026-03-04', to: '2026-03-02', reason: 'sick' } },
    { type: 'rest', subject: 'config', rest: { from: '2026-03-04', to: '2026-07-02', reason: 'holiday' } },
    { type: 'rest', subject: 'config', rest: { from: '2026-03-04', to: '2026-03-04', reason: 'lazy' } },
    { type: 'reflect', kind: 'reflection', subject: 'reflection:2026-03-02', energy: 6, text },
    { type: 'redeem', subject: `reward:${UUID}`, price: -30, text },
    { type: 'habit', subject: `habit:${UUID}`, weekdays: [0], text },
    { type: 'goal', subject: `goal:${UUID}`, text: { ...text, labels: ['x'.repeat(31)] } },
    { type: 'goal', subject: `goal:${UUID}`, text: { ...text, labels: ['a', 'b', 'c', 'd', 'e', 'f'] } },
    { type: 'habit', subject: `habit:${UUID}`, weekdays: [], timesAWeek: 8, text },
  ])('refuses %j', (command) => {
    expect(parseMessage(record(command), page)).toEqual(MALFORMED);
  });

  it.each([
    [{ id: UUID, to: 'done', kind: 'step', subject: `${GOAL}:step:${UUID}`, title: 'Pack' }, true],
    [{ id: UUID, to: 'open', kind: 'manual', subject: `manual:habit:${UUID}:2026-03-02`, title: 'a' }, true],
    [{ id: UUID, to: 'done', kind: 'card', subject: 'trello:card:a', title: 'Pack' }, false],
    [{ id: UUID, to: 'done', kind: 'manual', subject: 'trello:card:a', title: 'Pack' }, false],
    [{ id: UUID, to: 'done', kind: 'step', subject: `${GOAL}:step:${UUID}`, title: '' }, false],
  ])('of doing %j: %s', (doing, isFine) => {
    const message = { type: 'toggleItem', ...doing };
    expect(parseMessage(message, page)).toEqual(isFine ? { ok: true, value: message } : MALFORMED);
    expect(parseMessage(message, site)).toEqual(isFine ? NOT_ALLOWED : MALFORMED);
  });

  it.each([
    [{ to: 'begin' }, true],
    [{ to: 'begin', minutes: 25, relatedTo: 'trello:card:a', title: 'Write' }, true],
    [{ to: 'stop' }, true],
    [{ to: 'begin', minutes: 11 }, false],
    [{ to: 'begin', minutes: 500 }, false],
    [{ to: 'pause' }, false],
  ])('of a timer %j: %s', (more, isFine) => {
    const message = { type: 'controlTimer', id: UUID, ...more };
    expect(parseMessage(message, page)).toEqual(isFine ? { ok: true, value: message } : MALFORMED);
  });
});

describe('settings of the game', () => {
  const setting = (settings: unknown) => ({ type: 'setSettings', id: UUID, settings });
  const good: [string, object][] = [
    ['nothing', {}],
    ['a goal', { dailyTarget: 1 }],
    ['the highest goal', { dailyTarget: 12 }],
    ['a day that begins at midnight', { dayStart: 0 }],
    ['a day that begins just before noon', { dayStart: 719 }],
    ['no working day', { schedule: [] }],
    ['a working week', { schedule: [1, 2, 3, 4, 5, 6, 7] }],
    ['quiet hours over midnight', { quietHours: { from: 1200, to: 480 } }],
    ['quiet hours that are none', { quietHours: { from: 0, to: 0 } }],
    ['the last minute of a day', { quietHours: { from: 1439, to: 1439 } }],
    ['record only', { game: false }],
    ...Object.entries(PROFILES).map(([name, cells]): [string, object] => [name, cells]),
    ['everything', DEFAULTS],
  ];
  it.each(good)('takes %s', (_, settings) => {
    expect(parseMessage(setting(settings), page)).toEqual({ ok: true, value: setting(settings) });
  });

  it('refuses it from a content script', () => {
    expect(parseMessage(setting({ dailyTarget: 5 }), site)).toEqual(NOT_ALLOWED);
    expect(parseMessage(setting({}), site)).toEqual(NOT_ALLOWED);
  });

  const bad: [string, unknown][] = [
    ['a text', 'goal'],
    ['a list', [{ dailyTarget: 5 }]],
    ['none', null],
    ['an unknown key', { dailyTarget: 5, points: 1000 }],
    ['a key of another case', { Goal: 5 }],
    ['the profile itself', { profile: 'calm' }],
    ['a goal of none', { dailyTarget: 0 }],
    ['a goal too high', { dailyTarget: 13 }],
    ['a goal below none', { dailyTarget: -3 }],
    ['half a goal', { dailyTarget: 2.5 }],
    ['a goal that is no number', { dailyTarget: Number.NaN }],
    ['an endless goal', { dailyTarget: Number.POSITIVE_INFINITY }],
    ['a goal in words', { dailyTarget: '3' }],
    ['a goal that is null', { dailyTarget: null }],
    ['a day that begins at noon', { dayStart: 720 }],
    ['a day that begins the day before', { dayStart: -1 }],
    ['a day that begins within a minute', { dayStart: 0.5 }],
    ['a day that begins in words', { dayStart: '04:00' }],
    ['a weekday before Monday', { schedule: [0] }],
    ['a weekday after Sunday', { schedule: [8] }],
    ['half a weekday', { schedule: [1.5] }],
    ['a weekday in words', { schedule: ['Mon'] }],
    ['more than seven weekdays', { schedule: [1, 2, 3, 4, 5, 6, 7, 7] }],
    ['a weekday twice', { schedule: [1, 1] }],
    ['a schedule that is no list', { schedule: 5 }],
    ['quiet hours without an end', { quietHours: { from: 1200 } }],
    ['quiet hours without a start', { quietHours: { to: 480 } }],
    ['quiet hours after midnight', { quietHours: { from: 1440, to: 480 } }],
    ['quiet hours before midnight', { quietHours: { from: -1, to: 480 } }],
    ['quiet hours within a minute', { quietHours: { from: 0.1, to: 480 } }],
    ['quiet hours with more to them', { quietHours: { from: 1200, to: 480, why: 'sleep' } }],
    ['quiet hours switched on', { quietHours: true }],
    ['momentum as a number', { momentum: 1 }],
    ['an unknown surprise', { surprise: 'always' }],
    ['a surprise switched on', { surprise: true }],
    ['rewards in words', { rewards: 'yes' }],
    ['a game in words', { game: 'off' }],
    ['a game that is null', { game: null }],
    ['an unknown toast', { toast: 'confetti' }],
    ['numbers as a number', { numbers: 1 }],
    ['unknown streaks', { streaks: 'none' }],
    ['unknown confetti', { confetti: 'always' }],
    ['a sound in words', { sound: 'on' }],
  ];
  it.each(bad)('refuses %s', (_, settings) => {
    expect(parseMessage(setting(settings), page)).toEqual(MALFORMED);
  });

  it('refuses what is wrong around it', () => {
    expect(parseMessage({ ...setting({ dailyTarget: 5 }), id: '1' }, page)).toEqual(MALFORMED);
    expect(parseMessage({ ...setting({ dailyTarget: 5 }), day: '2026-03-02' }, page)).toEqual(MALFORMED);
    expect(parseMessage({ type: 'setSettings', id: UUID }, page)).toEqual(MALFORMED);
    expect(parseMessage({ type: 'setSettings', settings: { dailyTarget: 5 } }, page)).toEqual(MALFORMED);
  });
});
