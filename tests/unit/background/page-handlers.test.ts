import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { badgeText, nextBadgeChange } from '#utils/background/badge.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { createPageHandlers } from '#utils/background/page-handlers.ts';
import { habitSubjectOn } from '#utils/domain/planning/habits.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';
import { selectDashboard } from '#utils/domain/views/dashboard.ts';
import { RefusedError } from '#utils/messaging/answer.ts';
import type { MessageOf } from '#utils/messaging/messages.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import type { SiteId } from '#utils/sites/types.ts';

const MINUTE = 60_000;
/** A Monday morning, by this computer's clock. */
const START = new Date(2026, 2, 2, 10).getTime();
let databases = 0;

/** What answers pages, with a clock that a test sets: minutes since ten in the morning. */
function open() {
  const ledger = createLedger(`answers-${++databases}`);
  let minute = 0;
  const now = () => {
    const at = START + minute * MINUTE;
    return { at, offset: -new Date(at).getTimezoneOffset() };
  };
  let shown = 0;
  const broadcast = async () => void shown++;
  const folder = {
    sync: vi.fn(),
    soon: vi.fn(async () => {}),
    outdate: vi.fn(async () => {}),
    forgetAfter: vi.fn((work: () => Promise<void>) => work()),
  };
  const handlers = createPageHandlers({ ledger, now, broadcast, startDay: broadcast, folder });
  const { controlTimer } = handlers;
  const seen = async () => selectDashboard(await ledger.snapshot(now()), now());
  return {
    ledger,
    now,
    handlers,
    folder,
    shown: () => shown,
    set: (minutes: number) => {
      minute = minutes;
    },
    begin: (minutes?: number, id = crypto.randomUUID()) =>
      controlTimer({ id, to: 'begin', ...(minutes && { minutes }), title: 'Write the letter' }),
    goOn: (id = crypto.randomUUID()) => controlTimer({ id, to: 'go on' }),
    stop: (id = crypto.randomUUID()) => controlTimer({ id, to: 'stop' }),
    running: async () => (await seen()).plan.timer,
    badge: async () => badgeText(await seen(), now().at),
    tick: async () => {
      const at = nextBadgeChange(await seen(), now().at);
      return at === undefined ? undefined : (at - START) / MINUTE;
    },
    wins: async () => {
      const snapshot = await ledger.snapshot(now());
      return snapshot.wins.map(({ kind, title, day }) => `${kind}: ${title}, ${day}`);
    },
  };
}

type Page = ReturnType<typeof open>;
const nothing = async () => {};
/** Commands of every kind, each with what was done before it. */
const COMMANDS: [
  name: string,
  given: (page: Page) => Promise<void>,
  send: (page: Page, id: ReturnType<typeof crypto.randomUUID>) => Promise<unknown>,
][] = [
  ['begin a timer', nothing, ({ begin }, id) => begin(5, id)],
  ['stop a timer', ({ begin }) => begin(), ({ stop }, id) => stop(id)],
  [
    'go on with a timer',
    async ({ begin, set }) => {
      await begin();
      set(5);
    },
    ({ goOn }, id) => goOn(id),
  ],
  ['add a win', nothing, ({ handlers }, id) => handlers.addWin({ id, title: 'Called the bank' })],
  [
    'change a setting',
    nothing,
    ({ handlers }, id) => handlers.setSettings({ type: 'setSettings', id, settings: { momentum: false } }),
  ],
  [
    'erase a site’s wins',
    nothing,
    ({ handlers }, id) => handlers.eraseWins({ type: 'eraseWins', id, site: 'trello' }),
  ],
  [
    'bring something in',
    nothing,
    ({ handlers, now }) => {
      const { at, offset } = now();
      const entries = [{ at, offset, key: 'a', title: 'Long ago', url: '' }];
      return handlers.takePast({ type: 'takePast', source: 'csv', entries });
    },
  ],
];

// The worker may be stopped after it was written down, and before any page was told.
it.each(COMMANDS)(
  'a command to %s that is sent again is shown again, and written once',
  async (_, given, send) => {
    const page = open();
    await given(page);
    const id = crypto.randomUUID();
    await send(page, id);
    const [log, shown] = [await page.ledger.logPart(undefined, true), page.shown()];
    await send(page, id);
    expect(page.shown()).toBeGreaterThan(shown);
    expect(await page.ledger.logPart(undefined, true)).toEqual(log);
  },
);

describe('a timer', () => {
  it('F1: is five minutes unless more is said, and only one runs at a time', async () => {
    const { begin, running, set } = open();
    await begin();
    set(2);
    await begin(25);
    expect(await running()).toMatchObject({ planned: 5, startedAt: START, title: 'Write the letter' });
  });

  it('is one however often it is asked for at once', async () => {
    const { begin, running, set, stop, wins } = open();
    await Promise.all([begin(5), begin(5), begin(5)]);
    set(6);
    await Promise.all([stop(), stop()]);
    expect(await running()).toBeUndefined();
    expect(await wins()).toEqual(['starter: Write the letter, 2026-03-02']);
  });

  it('that is stopped before its end leaves nothing', async () => {
    const { begin, running, set, stop, wins } = open();
    await begin();
    set(4.9);
    await stop();
    expect([await running(), await wins()]).toEqual([undefined, []]);
  });

  it('F3: goes on for five minutes from its end, once, and not before it', async () => {
    const { begin, goOn, running, set } = open();
    await begin();
    set(3);
    await goOn();
    expect(await running()).toMatchObject({ planned: 5 });
    set(5.5);
    await Promise.all([goOn(), goOn()]);
    expect(await running()).toMatchObject({ planned: 11, kept: 5 });
  });

  it('F3: what was done before five more is not lost by stopping', async () => {
    const { begin, goOn, set, stop, wins } = open();
    await begin();
    set(5);
    await goOn();
    set(6);
    await stop();
    expect(await wins()).toEqual(['starter: Write the letter, 2026-03-02']);
  });

  it('F4: is focus once it was long enough', async () => {
    const { begin, set, stop, wins } = open();
    await begin(25);
    set(26);
    await stop();
    expect(await wins()).toEqual(['focus: Write the letter, 2026-03-02']);
  });

  it('F2: that is noticed the next morning is one start, of the day on which it ended', async () => {
    const { begin, goOn, set, stop, wins } = open();
    await begin();
    set(22 * 60);
    await goOn();
    expect(await wins()).toEqual([]);
    await stop();
    expect(await wins()).toEqual(['starter: Write the letter, 2026-03-02']);
  });

  it('that is over does not stand in the way of the next one, and counts', async () => {
    const { begin, running, set, wins } = open();
    await begin();
    set(8 * 60);
    const id = crypto.randomUUID();
    await begin(25, id);
    // Sent again, as a page does whose answer was lost.
    await begin(25, id);
    expect(await running()).toMatchObject({ planned: 25, startedAt: START + 8 * 60 * MINUTE });
    expect(await wins()).toEqual(['starter: Write the letter, 2026-03-02']);
  });
});

describe('several plans at once', () => {
  const GOAL = 'goal:6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60';
  const text = (title: string) => ({ title, url: '' });
  const goal: PlanCommand = { type: 'goal', subject: GOAL, text: text('Move house') };
  const step = (title: string, position: number): PlanCommand => ({
    type: 'step',
    subject: `${GOAL}:step:${crypto.randomUUID()}`,
    position,
    text: text(title),
  });
  const entriesOf = (...commands: PlanCommand[]) =>
    commands.map((command) => ({ id: crypto.randomUUID(), command }));
  const titles = async ({ goals }: Pick<ReturnType<typeof open>['ledger'], 'goals'>) =>
    (await goals()).map(({ title, steps }) => [title, ...steps.map((step) => step.title)]);
  const record = (entries: ReturnType<typeof entriesOf>) =>
    ({ type: 'recordPlan', today: '2026-03-02', entries }) satisfies MessageOf<'recordPlan'>;

  it('are written down in their order, and shown once', async () => {
    const { handlers, ledger, shown } = open();
    await handlers.recordPlan(record(entriesOf(goal, step('Pack', 1), step('Carry', 2), step('Rest', 3))));
    expect(await titles(ledger)).toEqual([['Move house', 'Pack', 'Carry', 'Rest']]);
    expect(shown()).toBe(1);
  });

  it('are written down once however often they are sent', async () => {
    const { handlers, ledger } = open();
    const entries = entriesOf(goal, step('Pack', 1));
    await handlers.recordPlan(record(entries));
    await handlers.recordPlan(record([...entries, ...entriesOf(step('Carry', 2))]));
    expect(await titles(ledger)).toEqual([['Move house', 'Pack', 'Carry']]);
    const { events } = await ledger.logPart(undefined, true);
    expect(events.filter(({ type }) => type !== 'note')).toHaveLength(3);
  });
});

describe('a command', () => {
  const id = () => crypto.randomUUID();

  it('to save a copy is noted; to read the log for a page is not, and tells nobody’s notes to themselves', async () => {
    const { handlers, ledger } = open();
    await handlers.addWin({ id: id(), title: 'Called the bank' });
    const [{ id: ref } = { id: '' }] = await ledger.wins('2026-03-02', '2026-03-02');
    await handlers.setWinNote({ type: 'setWinNote', id: id(), ref, note: 'Took three tries' });
    const { events } = await handlers.logPart({ type: 'logPart' });
    expect(JSON.stringify(events)).toContain('Called the bank');
    expect(JSON.stringify(events)).not.toContain('Took three tries');
    const noted = async () =>
      (await ledger.logPart(undefined, true)).events.filter(({ noteKind }) => noteKind === 'exported').length;
    expect(await noted()).toBe(0);
    const message = { type: 'exportLog', id: id(), own: true } as const;
    await handlers.exportLog(message);
    expect(await noted()).toBe(1);
    // Whoever hears no answer asks once more.
    await handlers.exportLog(message);
    expect(await noted()).toBe(1);
  });

  it('to restore a copy shows nothing before its end, and then shows all of it', async () => {
    const [one, two] = [open(), open()];
    await one.handlers.addWin({ id: id(), title: 'Called the bank' });
    const { events } = await one.handlers.exportLog({ type: 'exportLog', id: id(), own: true });
    const taken = await two.handlers.takeCopy({ type: 'takeCopy', events: [...events], previous: [] });
    expect(taken).toMatchObject({ fresh: 2, aside: [] });
    expect(await two.wins()).toEqual([]);
    expect(two.shown()).toBe(0);
    await two.handlers.finishCopy();
    expect(await two.wins()).toEqual(['manual: Called the bank, 2026-03-02']);
    expect(two.shown()).toBe(1);
    expect(
      await two.handlers.checkCopy({ type: 'checkCopy', events: [...events], previous: [] }),
    ).toMatchObject({
      known: 2,
    });
  });

  it('to erase the words on a win, or all wins of a site, is done and shown; on what there is not it is refused', async () => {
    const { handlers, shown, wins, ledger } = open();
    const ref = id();
    await handlers.addWin({ id: ref, title: 'Called the bank' });
    await handlers.eraseText({ type: 'eraseText', ref });
    expect(await wins()).toEqual(['manual: , 2026-03-02']);
    expect(JSON.stringify((await ledger.logPart(undefined, true)).events)).not.toContain('bank');
    await expect(handlers.eraseText({ type: 'eraseText', ref: id() })).rejects.toEqual(
      new RefusedError('not found'),
    );
    await handlers.eraseWins({ type: 'eraseWins', id: id(), site: 'trello' });
    expect(await wins()).toHaveLength(1);
    await handlers.eraseWins({ type: 'eraseWins', id: id() });
    expect(await wins()).toEqual([]);
    expect(shown()).toBe(4);
  });

  it('to undo what there is not is refused, and shows nothing', async () => {
    const { handlers, shown } = open();
    await expect(handlers.undo({ type: 'undo', id: id(), ref: id() }, { from: 'page' })).rejects.toEqual(
      new RefusedError('not found'),
    );
    expect(shown()).toBe(0);
  });

  it('of a site to undo a win of another is refused, and of its own is done', async () => {
    const { handlers, ledger, wins } = open();
    const ref = id();
    const at = { at: START, offset: 0 };
    const text = { title: 'Write', url: 'https://trello.com/c/wRiTeP01' };
    const win = { type: 'complete', subject: 'trello:card:1', kind: 'card', site: 'trello' } as const;
    await ledger.record({ ...win, id: ref, source: 'gesture', text }, at);
    const undo = (site: SiteId, host: string) =>
      handlers.undo({ type: 'undo', id: id(), ref }, { from: 'site', site, host, tab: 1 });
    await expect(undo('notion', 'www.notion.so')).rejects.toEqual(new RefusedError('not allowed'));
    expect(await wins()).toHaveLength(1);
    await undo('trello', 'trello.com');
    expect(await wins()).toEqual([]);
  });

  it('to undo says in the log whether the person or the site took it back', async () => {
    const { handlers, ledger } = open();
    const refs = [id(), id()];
    for (const ref of refs) await handlers.addWin({ id: ref, title: 'Call' });
    const [own = '', refused = ''] = refs;
    await handlers.undo({ type: 'undo', id: id(), ref: own }, { from: 'page' });
    await handlers.undo({ type: 'undo', id: id(), ref: refused, refused: true }, { from: 'page' });
    const { events } = await ledger.logPart(undefined, true);
    const voids = events.filter(({ type }) => type === 'void');
    expect(new Map(voids.map((event) => [event.ref, event.refused]))).toEqual(
      new Map([
        [own, undefined],
        [refused, true],
      ]),
    );
    expect(voids.every((event) => soundEvent(event) === event)).toBe(true);
    expect(voids.map((event) => soundEvent({ ...event, refused: 'yes' as unknown as true }))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['today', '2026-03-02', true],
    ['yesterday', '2026-03-01', true],
    ['tomorrow', '2026-03-03', false],
    ['a year ago', '2025-03-02', false],
  ])('to add a win of %s', async (_, day, isFine) => {
    const { handlers, wins } = open();
    const added = handlers.addWin({ id: id(), title: 'Called the bank', day });
    if (!isFine) await expect(added).rejects.toEqual(new RefusedError('too long ago'));
    else await added;
    expect(await wins()).toEqual(isFine ? [`manual: Called the bank, ${day}`] : []);
  });
});

describe('T8: a command of a page that is a day old', () => {
  const id = () => crypto.randomUUID();
  const habit = `habit:${id()}`;
  const NEXT_DAY = 24 * 60;
  const toggle = (to: 'done' | 'open', day: string, own = id()) =>
    ({
      type: 'toggleItem',
      id: own,
      to,
      kind: 'manual',
      subject: habitSubjectOn(habit, day),
      title: 'Water',
    }) as const;
  const plan = (command: PlanCommand, today = '2026-03-02', own = id()) =>
    ({ type: 'recordPlan', today, entries: [{ id: own, command }] }) satisfies MessageOf<'recordPlan'>;
  const ANOTHER_DAY = new RefusedError('another day');
  const text = { title: 'Slept well', url: '' };
  const reflection: PlanCommand = {
    type: 'reflect',
    kind: 'reflection',
    subject: 'reflection:2026-03-02',
    text: { title: 'Slept well', url: '' },
  };

  it('to untick a habit is refused, and yesterday’s win stays', async () => {
    const { handlers, set, wins } = open();
    await handlers.toggleItem(toggle('done', '2026-03-02'));
    set(NEXT_DAY);
    await expect(handlers.toggleItem(toggle('open', '2026-03-02'))).rejects.toEqual(ANOTHER_DAY);
    expect(await wins()).toEqual(['manual: Water, 2026-03-02']);
  });

  it('to tick a habit ticks today’s, once with that of a page of today', async () => {
    const { handlers, ledger, now, set, wins } = open();
    const definition: PlanCommand = { type: 'habit', subject: habit, weekdays: [1, 2], text };
    await handlers.recordPlan(plan(definition));
    set(NEXT_DAY);
    await handlers.toggleItem(toggle('done', '2026-03-02'));
    await handlers.toggleItem(toggle('done', '2026-03-03'));
    expect(await wins()).toEqual(['manual: Water, 2026-03-03']);
    expect((await ledger.snapshot(now())).plan.habits).toMatchObject([{ doneOn: ['2026-03-03'] }]);
  });

  it('to tick yesterday’s habit ticks it on its day, and to untick it there leaves nothing of it', async () => {
    const { handlers, now, set, wins } = open();
    set(NEXT_DAY);
    const yesterdays = (to: 'done' | 'open', own = id()) =>
      handlers.toggleItem({ ...toggle(to, '2026-03-02', own), today: '2026-03-03' });
    const ticked = id();
    await yesterdays('done', ticked);
    await yesterdays('done', ticked);
    await yesterdays('done');
    expect(await wins()).toEqual(['manual: Water, 2026-03-02']);
    expect(await handlers.habitDays({ type: 'habitDays', habit })).toEqual(['2026-03-02']);
    expect(now().at).toBe(START + NEXT_DAY * MINUTE);
    await yesterdays('open');
    expect(await wins()).toEqual([]);
    expect(await handlers.habitDays({ type: 'habitDays', habit })).toEqual([]);
  });

  it('to tick yesterday’s habit is refused on another day, and of a day too long ago', async () => {
    const { handlers, set, wins } = open();
    set(2 * NEXT_DAY);
    const command = toggle('done', '2026-03-02');
    await expect(handlers.toggleItem({ ...command, today: '2026-03-03' })).rejects.toEqual(ANOTHER_DAY);
    set(30 * NEXT_DAY);
    const today = new Date(START + 30 * NEXT_DAY * MINUTE).toLocaleDateString('sv');
    await expect(handlers.toggleItem({ ...command, today })).rejects.toEqual(
      new RefusedError('too long ago'),
    );
    expect(await wins()).toEqual([]);
  });

  it('that was written on its day and is sent again is no other one', async () => {
    const { handlers, set, wins } = open();
    const [done, opened, written] = [id(), id(), id()];
    const all = async () => {
      await handlers.toggleItem(toggle('done', '2026-03-02', done));
      await handlers.toggleItem(toggle('open', '2026-03-02', opened));
      await handlers.recordPlan(plan(reflection, '2026-03-02', written));
    };
    await all();
    const before = await wins();
    set(NEXT_DAY);
    await all();
    expect(await wins()).toEqual(before);
  });

  it.each<PlanCommand>([
    reflection,
    { type: 'priority', subject: 'trello:card:1', text },
    { type: 'rest', subject: 'config', rest: { from: '2026-03-02', to: '2026-03-02', reason: 'other' } },
  ])('that means today is refused, and is not on the next day by its own page: $type', async (command) => {
    const { handlers, ledger, set } = open();
    set(NEXT_DAY);
    await expect(handlers.recordPlan(plan(command))).rejects.toEqual(ANOTHER_DAY);
    expect((await ledger.logPart(undefined, true)).events).toEqual([]);
    await handlers.recordPlan(plan(command, '2026-03-03'));
    expect((await ledger.logPart(undefined, true)).events.map(({ type }) => type)).toContain(command.type);
  });

  it('that names its week, or is of no day, is written', async () => {
    const { handlers, ledger, set } = open();
    set(NEXT_DAY);
    const answers = ['Much', 'The sun', ''];
    const review: PlanCommand = {
      ...{ type: 'reflect', kind: 'weekly', subject: 'review:2026-02-23' },
      text: { title: '', url: '', answers },
    };
    await handlers.recordPlan(plan(review));
    await handlers.recordPlan(plan({ type: 'goal', subject: `goal:${id()}`, text }));
    const { events } = await ledger.logPart(undefined, true);
    expect(events.map(({ type }) => type).sort()).toEqual(['goal', 'note', 'reflect']);
  });

  it('to add a win of a day that was chosen among others is refused; of now it is today’s', async () => {
    const { handlers, set, wins } = open();
    set(NEXT_DAY);
    const add = (more: object) => handlers.addWin({ id: id(), title: 'Called', ...more });
    for (const day of ['2026-03-02', '2026-03-01'])
      await expect(add({ day, today: '2026-03-02' })).rejects.toEqual(ANOTHER_DAY);
    await add({});
    await add({ day: '2026-03-02', today: '2026-03-03' });
    expect((await wins()).sort()).toEqual(['manual: Called, 2026-03-02', 'manual: Called, 2026-03-03']);
  });

  it('that comes from a page west of the date line says what its today is', async () => {
    const { handlers, set } = open();
    set(-NEXT_DAY);
    await expect(
      handlers.addWin({ id: id(), title: 'Called', day: '2026-03-02', today: '2026-03-02' }),
    ).rejects.toEqual(ANOTHER_DAY);
  });
});

describe('the badge', () => {
  it('counts a timer’s minutes, each when it begins, then shows a tick, and nothing wakes the worker any more', async () => {
    const { begin, badge, tick, set } = open();
    await begin(2);
    const seen = [];
    for (const minute of [0, 0.25, 1, 1.999, 2, 600]) {
      set(minute);
      seen.push([await badge(), await tick()]);
    }
    expect(seen).toEqual([
      ['2m', 1],
      ['2m', 1],
      ['1m', 2],
      ['1m', 2],
      ['✓', undefined],
      ['✓', undefined],
    ]);
  });

  it('is back at the day’s wins once the person has chosen', async () => {
    const { begin, badge, tick, set, stop } = open();
    await begin();
    set(5);
    await stop();
    expect([await badge(), await tick()]).toEqual(['1', undefined]);
  });
});

describe('the folder of the person', () => {
  it('hears of a note on a win, which shows nowhere else', async () => {
    const { handlers, folder, ledger } = open();
    const id = crypto.randomUUID();
    await handlers.addWin({ id, title: 'Called the bank' });
    await handlers.setWinNote({
      type: 'setWinNote',
      id: crypto.randomUUID(),
      ref: id,
      note: 'Took three tries',
    });
    expect(folder.soon).toHaveBeenCalledTimes(1);
    expect(await ledger.winNotes()).toHaveLength(1);
  });

  it('is known to be behind before anything of a copy is taken in', async () => {
    const { handlers, folder, ledger } = open();
    folder.outdate.mockRejectedValueOnce(new Error('full'));
    await expect(handlers.takeCopy({ type: 'takeCopy', events: [], previous: [] })).rejects.toThrow('full');
    expect(folder.outdate).toHaveBeenCalledTimes(1);
    await handlers.takeCopy({ type: 'takeCopy', events: [], previous: [] });
    expect((await ledger.logPart(undefined, true)).all).toBe(0);
  });
});
