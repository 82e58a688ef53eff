import { describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { createRateLimiter, PER_MINUTE } from '#utils/background/rate-limiter.ts';
import { createRouter, type Handlers, senderOf } from '#utils/background/router.ts';
import { DEFAULTS, PROFILES } from '#utils/domain/settings.ts';
import { type Message, parseMessage, type Sender, type SightingMessage } from '#utils/messaging/messages.ts';

const SELF = { id: 'microwin', root: 'chrome-extension://microwin/' };
const UUID = '6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60';
const site: Sender = { from: 'site', site: 'trello', host: 'trello.com', tab: 1 };
const ownWindow: Sender = { from: 'window' };

const detection: SightingMessage = {
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
const undo: Message = { type: 'void', id: UUID, ref: UUID };
const ask: Message = { type: 'snapshot' };
const failure: Message = {
  type: 'readFailure',
  failure: {
    reason: 'status: it may mean done',
    undecided: { id: '5eed0000-0000-4000-8000-000000000011', name: 'Tasks' },
  },
};
const setting = (settings: unknown) => ({ type: 'settings', id: UUID, settings });

describe('accept', () => {
  it('takes each message from whom it may come from, and from nobody else', () => {
    expect(parseMessage(detection, site)).toEqual(detection);
    expect(parseMessage(undo, site)).toEqual(undo);
    expect(parseMessage(undo, ownWindow)).toEqual(undo);
    expect(parseMessage(ask, ownWindow)).toEqual(ask);
    expect(parseMessage(failure, site)).toEqual(failure);
    expect(parseMessage(failure, ownWindow)).toBeUndefined();
    expect(parseMessage(detection, ownWindow)).toBeUndefined();
    expect(parseMessage(ask, site)).toBeUndefined();
  });

  const malformed: [string, unknown][] = [
    ['nothing', undefined],
    ['a text', 'detection'],
    ['an unknown type', { type: 'rebuild' }],
    ['a type from the prototype', { type: 'constructor' }],
    ['an id that is no UUID', { ...detection, detection: { ...detection.detection, id: '1' } }],
    ['a field too many', { ...detection, points: 1000 }],
    [
      'a sighting with a field too many',
      { ...detection, detection: { ...detection.detection, points: 1000 } },
    ],
    ['a moment that is none', { ...detection, detection: { ...detection.detection, at: 1.5 } }],
    ['an endless doubt', { type: 'readFailure', failure: { reason: 'x'.repeat(121) } }],
    [
      'a doubt about nothing that has an id',
      { type: 'readFailure', failure: { reason: 'x', ask: { id: '', name: '' } } },
    ],
    ['an unknown kind', { ...detection, detection: { ...detection.detection, kind: 'year' } }],
    ['an unknown witness', { ...detection, detection: { ...detection.detection, by: 'page' } }],
    [
      'a subject with a blank',
      { ...detection, detection: { ...detection.detection, subject: 'trello:card:a b' } },
    ],
    [
      'a subject in capitals',
      { ...detection, detection: { ...detection.detection, subject: 'trello:card:A' } },
    ],
    ['an endless title', { ...detection, detection: { ...detection.detection, title: 'x'.repeat(301) } }],
    [
      'a title that is no text',
      { ...detection, detection: { ...detection.detection, title: { toString: 'x' } } },
    ],
    ['another site’s sighting', { ...detection, detection: { ...detection.detection, site: 'github' } }],
    [
      'a subject of another site',
      { ...detection, detection: { ...detection.detection, subject: 'github:x#1:closed' } },
    ],
    [
      'an alias of another site',
      { ...detection, detection: { ...detection.detection, alias: 'github:x#1:closed' } },
    ],
    ['a kind of another site', { ...detection, detection: { ...detection.detection, kind: 'pull' } }],
    [
      'an address elsewhere',
      { ...detection, detection: { ...detection.detection, url: 'https://example.org/' } },
    ],
    [
      'an address that runs',
      { ...detection, detection: { ...detection.detection, url: 'javascript:alert(1)' } },
    ],
    [
      'an address of another kind',
      { ...detection, detection: { ...detection.detection, url: 'data:text/html,x' } },
    ],
  ];
  it('refuses a script that speaks for another site', () => {
    expect(
      parseMessage(detection, { from: 'site', site: 'github', host: 'github.com', tab: 1 }),
    ).toBeUndefined();
  });

  it('lets a host speak of what lies there, and of no other host of its site', () => {
    const at = (host: string): Sender => ({ from: 'site', site: 'github', host, tab: 1 });
    const of = (host: string, url = `https://${host}/o/r/issues/1`): Message => ({
      type: 'detection',
      detection: {
        ...detection.detection,
        ...{ site: 'github', kind: 'issue', subject: `github:${host}/o/r#1:closed`, url },
      },
    });
    expect(parseMessage(of('github.example.com'), at('github.example.com'))).toBeDefined();
    expect(parseMessage(of('github.com'), at('github.example.com'))).toBeUndefined();
    expect(
      parseMessage(of('github.com', 'https://github.example.com/o/r/issues/1'), at('github.example.com')),
    ).toBeUndefined();
    expect(parseMessage(of('github.com.example.com'), at('github.com'))).toBeUndefined();
  });

  it.each(malformed)('refuses %s', (_, data) => {
    expect(parseMessage(data, site)).toBeUndefined();
  });
});

describe('accept of a win by hand', () => {
  const manual = (title: unknown) => ({ type: 'manual', id: UUID, title });

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
    expect(parseMessage(manual(typed), ownWindow)).toEqual(manual(title));
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
    expect(parseMessage(manual(title), ownWindow)).toBeUndefined();
  });

  it('refuses it from a content script', () => {
    expect(parseMessage(manual('Called the bank'), site)).toBeUndefined();
  });

  it('refuses what is wrong around it', () => {
    const told = manual('Called the bank');
    expect(parseMessage({ ...told, id: 'manual:1' }, ownWindow)).toBeUndefined();
    expect(parseMessage({ ...told, at: 0 }, ownWindow)).toBeUndefined();
    expect(parseMessage({ ...told, kind: 'pull' }, ownWindow)).toBeUndefined();
    expect(parseMessage({ type: 'manual', title: 'Called the bank' }, ownWindow)).toBeUndefined();
    expect(parseMessage({ type: 'manual', id: UUID }, ownWindow)).toBeUndefined();
  });
});

describe('accept of what a window asks of the ledger', () => {
  it.each([
    { type: 'history', from: '2026-03-01', to: '2026-03-31' },
    { type: 'week', monday: '2026-03-02' },
    { type: 'notes' },
    { type: 'story', ref: UUID },
    { type: 'remark', id: UUID, ref: UUID, note: 'Took three tries' },
    { type: 'remark', id: UUID, ref: UUID, note: '' },
    { type: 'log', after: '', own: true },
    { type: 'log', after: UUID, own: false },
    { type: 'erase' },
    { type: 'manual', id: UUID, title: 'Called the bank', day: '2026-03-01' },
  ])('only a window may say %j', (message) => {
    expect(parseMessage(message, ownWindow)).toEqual(message);
    expect(parseMessage(message, site)).toBeUndefined();
  });

  it.each([
    { type: 'history', from: '2026-03-01' },
    { type: 'week', monday: '2026-03-03' },
    { type: 'week', monday: '2026-02-30' },
    { type: 'history', from: '2026-02-30', to: '2026-03-31' },
    { type: 'history', from: '', to: '2026-03-31' },
    { type: 'story', ref: 'the first' },
    { type: 'remark', id: UUID, ref: UUID, note: 'x'.repeat(1001) },
    { type: 'remark', id: UUID, ref: UUID },
    { type: 'log', after: 'the first', own: true },
    { type: 'erase', all: true },
    { type: 'manual', id: UUID, title: 'Called the bank', day: 'yesterday' },
    { type: 'manual', id: UUID, title: 'Called the bank', day: '2026-13-01' },
  ])('refuses %j', (message) => {
    expect(parseMessage(message, ownWindow)).toBeUndefined();
  });
});

describe('accept of what a person means to do', () => {
  const GOAL = `goal:${UUID}`;
  const text = { title: 'Move house', url: '' };
  const say = (command: object) => ({ type: 'say', id: UUID, command });

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
    { type: 'note', noteKind: 'postponed', subject: 'review:2026-03-02' },
    { type: 'note', noteKind: 'postponed', subject: 'config' },
    { type: 'note', noteKind: 'unhelpful', subject: 'config' },
  ])('only a window may say %j', (command) => {
    expect(parseMessage(say(command), ownWindow)).toEqual(say(command));
    expect(parseMessage(say(command), site)).toBeUndefined();
  });

  it.each([
    { type: 'complete', subject: 'trello:card:a', kind: 'card', text },
    { type: 'void', subject: GOAL, ref: UUID },
    { type: 'settings', subject: 'config', settings: {} },
    { type: 'note', noteKind: 'salt', subject: 'config', salt: 'ff' },
    { type: 'note', noteKind: 'level', subject: 'config', level: 9 },
    { type: 'note', noteKind: 'exported', subject: 'config' },
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
  ])('refuses %j', (command) => {
    expect(parseMessage(say(command), ownWindow)).toBeUndefined();
  });

  it.each([
    [{ id: UUID, to: 'done', kind: 'step', subject: `${GOAL}:step:${UUID}`, title: 'Pack' }, true],
    [{ id: UUID, to: 'open', kind: 'manual', subject: `manual:habit:${UUID}:2026-03-02`, title: 'a' }, true],
    [{ id: UUID, to: 'done', kind: 'card', subject: 'trello:card:a', title: 'Pack' }, false],
    [{ id: UUID, to: 'done', kind: 'manual', subject: 'trello:card:a', title: 'Pack' }, false],
    [{ id: UUID, to: 'done', kind: 'step', subject: `${GOAL}:step:${UUID}`, title: '' }, false],
  ])('of doing %j: %s', (doing, isFine) => {
    const message = { type: 'do', ...doing };
    expect(parseMessage(message, ownWindow)).toEqual(isFine ? message : undefined);
    expect(parseMessage(message, site)).toBeUndefined();
  });

  it.each([
    [{ to: 'begin' }, true],
    [{ to: 'begin', minutes: 25, relatedTo: 'trello:card:a', title: 'Write' }, true],
    [{ to: 'stop' }, true],
    [{ to: 'begin', minutes: 11 }, false],
    [{ to: 'begin', minutes: 500 }, false],
    [{ to: 'pause' }, false],
  ])('of a timer %j: %s', (more, isFine) => {
    const message = { type: 'timer', id: UUID, ...more };
    expect(parseMessage(message, ownWindow)).toEqual(isFine ? message : undefined);
  });
});

describe('accept of what a person says about the game', () => {
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
    expect(parseMessage(setting(settings), ownWindow)).toEqual(setting(settings));
  });

  it('refuses it from a content script', () => {
    expect(parseMessage(setting({ dailyTarget: 5 }), site)).toBeUndefined();
    expect(parseMessage(setting({}), site)).toBeUndefined();
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
    expect(parseMessage(setting(settings), ownWindow)).toBeUndefined();
  });

  it('refuses what is wrong around it', () => {
    expect(parseMessage({ ...setting({ dailyTarget: 5 }), id: '1' }, ownWindow)).toBeUndefined();
    expect(parseMessage({ ...setting({ dailyTarget: 5 }), day: '2026-03-02' }, ownWindow)).toBeUndefined();
    expect(parseMessage({ type: 'settings', id: UUID }, ownWindow)).toBeUndefined();
    expect(parseMessage({ type: 'settings', settings: { dailyTarget: 5 } }, ownWindow)).toBeUndefined();
  });
});

describe('partyOf', () => {
  const tab = { id: 7 } as Runtime.MessageSender['tab'];
  const sender = (more: Partial<Runtime.MessageSender>): Runtime.MessageSender =>
    ({ id: SELF.id, frameId: 0, tab, url: 'https://trello.com/b/x', ...more }) as Runtime.MessageSender;

  it('knows a site by the address that the browser gives', () => {
    expect(senderOf(sender({}), SELF)).toEqual({
      from: 'site',
      site: 'trello',
      host: 'trello.com',
      tab: 7,
    });
    expect(senderOf(sender({ url: 'https://www.notion.so/x' }), SELF)).toMatchObject({ site: 'notion' });
  });

  it('knows our windows, in a tab or not', () => {
    expect(senderOf({ id: SELF.id, url: `${SELF.root}popup.html` } as Runtime.MessageSender, SELF)).toEqual({
      from: 'window',
    });
    expect(senderOf(sender({ url: `${SELF.root}newtab.html` }), SELF)).toEqual({ from: 'window' });
  });

  const strangers: [string, Partial<Runtime.MessageSender>][] = [
    ['another extension', { id: 'other' }],
    ['a frame in a site', { frameId: 3 }],
    ['our page in a frame', { frameId: 3, url: `${SELF.root}newtab.html` }],
    ['a look-alike host', { url: 'https://trello.com.example.org/b/x' }],
    ['an unencrypted page', { url: 'http://trello.com/b/x' }],
    ['our address inside another', { url: `https://example.org/${SELF.root}` }],
  ];
  it.each(strangers)('does not know %s', (_, more) => {
    expect(senderOf(sender(more), SELF)).toBeUndefined();
  });

  it('does not know a sender without an address', () => {
    expect(senderOf({ id: SELF.id, tab } as Runtime.MessageSender, SELF)).toBeUndefined();
  });
});

describe('router', () => {
  const fromTrello = {
    id: SELF.id,
    frameId: 0,
    tab: { id: 7 },
    url: 'https://trello.com/',
  } as Runtime.MessageSender;

  function route(handlers: Partial<Handlers>, within = async () => true) {
    const router = createRouter(handlers as Handlers, SELF, within);
    return (data: unknown, sender: Runtime.MessageSender) =>
      new Promise<unknown>((resolve) => {
        expect(router(data, sender, resolve)).toBe(true);
      });
  }

  it('hands a message and who sent it to its handler', async () => {
    const handler = vi.fn(async () => ({ status: 'nothing new' }) as const);
    await expect(route({ detection: handler })(detection, fromTrello)).resolves.toEqual({
      status: 'nothing new',
    });
    expect(handler).toHaveBeenCalledWith(detection, {
      from: 'site',
      site: 'trello',
      host: 'trello.com',
      tab: 7,
    });
  });

  it('refuses before any handler runs', async () => {
    const handler = vi.fn();
    const send = route({ detection: handler, snapshot: handler });
    await expect(send(ask, fromTrello)).resolves.toBeUndefined();
    await expect(send(detection, { ...fromTrello, id: 'other' })).resolves.toBeUndefined();
    await expect(
      route({ detection: handler }, async () => false)(detection, fromTrello),
    ).resolves.toBeUndefined();
    expect(handler).not.toHaveBeenCalled();
  });
});

describe('rate cap', () => {
  const memory = () => {
    const kept: Record<string, unknown> = {};
    return {
      get: async (key: unknown) => structuredClone({ [key as string]: kept[key as string] }),
      set: async (entries: Record<string, unknown>) => void Object.assign(kept, structuredClone(entries)),
    };
  };

  it('lets a tab speak so often a minute, and others meanwhile', async () => {
    const within = createRateLimiter(memory());
    const spoken = await Promise.all(Array.from({ length: PER_MINUTE + 5 }, () => within(1, 1000)));
    expect(spoken.filter(Boolean)).toHaveLength(PER_MINUTE);
    expect(await within(2, 1000)).toBe(true);
    expect(await within(1, 60_999)).toBe(false);
    expect(await within(1, 61_000)).toBe(true);
  });

  it('remembers through a restart of the worker', async () => {
    const store = memory();
    const before = createRateLimiter(store);
    for (let count = 0; count < PER_MINUTE; count++) await before(1, 1000);
    expect(await createRateLimiter(store)(1, 1001)).toBe(false);
  });
});
