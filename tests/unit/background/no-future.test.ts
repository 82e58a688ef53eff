import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_DAY, DEVICE, logOf } from '#tests/support/ledger.ts';
import { logs } from '#tests/support/logs.ts';
import { mergeInto, sealed } from '#tests/support/merge.ts';
import type { NewEvent } from '#utils/background/ledger/append.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import type { Moved } from '#utils/background/ledger/move-win.ts';
import { addDays, DAY_MS, type DayKey, HOUR_MS, latestWeekday, type Moment } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { challengeView, offeredChallenges } from '#utils/domain/planning/challenge.ts';
import { habitSubjectOn } from '#utils/domain/planning/habits.ts';
import { dayAt } from '#utils/domain/settings.ts';
import { selectDashboard } from '#utils/domain/views/dashboard.ts';

let databases = 0;

/** A Wednesday of March 2026, at noon in Berlin. */
const NOON: Moment = { at: Date.parse('2026-03-11T11:00:00Z'), offset: 60 };
const later = (ms: number, { at, offset } = NOON): Moment => ({ at: at + ms, offset });

/** A ledger of somebody to whom every day is a working day. */
async function open() {
  const name = `no-future-${++databases}`;
  const made = await createConnection(name)();
  await made.put('meta', DEVICE, 'device');
  made.close();
  const ledger = createLedger(name);
  let count = 0;
  const write = async (entry: object, moment: Moment) => {
    const id = `e${++count}`;
    await ledger.record({ id, ...entry } as NewEvent, moment);
    return id;
  };
  const finish = (subject: string, moment: Moment, more: object = {}) =>
    write({ ...card(subject), ...more }, moment);
  const view = async (now = NOON) => selectDashboard(await ledger.snapshot(now), now);
  await write(
    { type: 'settings', subject: CONFIG_SUBJECT, settings: { ...ANY_DAY, surprise: 'steady' } },
    later(-8 * DAY_MS),
  );
  return { ledger, write, finish, view };
}

function card(subject: string) {
  return {
    ...{ type: 'complete', subject, kind: 'card', site: 'trello', source: 'gesture' },
    text: { title: subject, url: 'https://trello.com/c/aaaaaaaa' },
  };
}

function toToday(ledger: Ledger, id: string, ref: string, now = NOON): Promise<Moved> {
  return ledger.move({ id, ref, day: dayAt(now, []), moment: now }, now);
}

const words = (title: string) => ({ title, url: '' });

const rest = (from: DayKey, to: DayKey) => ({
  ...{ type: 'rest', subject: CONFIG_SUBJECT },
  rest: { from, to, reason: 'holiday' },
});

/** What may be written by a clock that is ahead, but what is said for good: a setting, a title, an undo. */
const DATED = (day: DayKey): object[] => [
  card('trello:card:ahead'),
  { type: 'timer', subject: 'timer:ahead', minutes: 5, text: words('') },
  { type: 'priority', subject: 'trello:card:z', text: words('z') },
  { type: 'reflect', kind: 'reflection', subject: `reflection:${day}`, text: words('A line') },
  { type: 'reflect', kind: 'weekly', subject: `review:${latestWeekday(day, 1)}`, text: words('') },
  { type: 'redeem', subject: 'reward:x', price: 10, text: words('Coffee') },
  { type: 'note', subject: `challenge:${latestWeekday(day, 1)}:early`, noteKind: 'challenge' },
  { type: 'note', subject: `challenge:${latestWeekday(day, 1)}`, noteKind: 'postponed' },
  { type: 'note', subject: CONFIG_SUBJECT, noteKind: 'exported' },
  { type: 'note', subject: CONFIG_SUBJECT, noteKind: 'rest-offered' },
  { type: 'note', subject: CONFIG_SUBJECT, noteKind: 'helpful' },
  rest(day, addDays(day, 2)),
  rest(addDays(day, -3), addDays(day, 2)),
  rest(addDays(day, -20), addDays(day, -1)),
];

describe('no future: an act dated after now', () => {
  it('changes nothing that is shown of now and before', async () => {
    const acts = fc.nat(DATED('2026-01-01').length - 1);
    const ahead = fc.constantFrom(1, 2, 10, 40, 400, 7300);
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(logs(40), acts, ahead, async (log, act, days) => {
        const ledger = createLedger(`no-future-${++databases}`);
        await mergeInto(ledger, sealed(log));
        const last = log.toSorted((a, b) => a.at - b.at).at(-1);
        const now: Moment = { at: last?.at ?? NOON.at, offset: last?.offset ?? 60 };
        const look = async () => {
          const { ahead, config, ...view } = selectDashboard(await ledger.snapshot(now), now);
          const week = await ledger.week(view.today.day, now);
          // What challenges are told from is not shown itself.
          const { challenges, ...plan } = view.plan;
          const told = [offeredChallenges(challenges, now), challengeView(challenges, now)];
          return { ahead, seen: JSON.stringify([{ ...view, plan }, week, told]) };
        };
        const before = await look();
        // An item of its own: what is known of one is what was said of it last.
        const entry = DATED(addDays(dayAt(now, []), days))[act] as { type: string };
        await ledger.record({ id: 'ahead', ...entry } as NewEvent, later((days + 1) * DAY_MS, now));
        const after = await look();
        expect(after.seen).toBe(before.seen);
        if (entry.type === 'complete') {
          expect(after.ahead.map(({ id }) => id)).toContain('ahead');
          shown++;
        }
      }),
      // Few random acts are completions; one of them is one for sure.
      { numRuns: 40, examples: [[[], 0, 10]] },
    );
    expect(shown).toBeGreaterThan(0);
  });

  it.each([1, 10, 400])('is set apart, %i days ahead, and today goes on', async (days) => {
    const { ledger, write, finish, view } = await open();
    await finish('trello:card:ahead', later(days * DAY_MS));
    await write({ type: 'note', subject: CONFIG_SUBJECT, noteKind: 'exported' }, later(days * DAY_MS));
    await write(
      { type: 'habit', subject: 'habit:h', weekdays: [1, 2, 3, 4, 5, 6, 7], text: words('Water') },
      NOON,
    );
    await finish(habitSubjectOn('habit:h', '2026-03-11'), NOON, { kind: 'manual', source: 'hand' });
    await finish('trello:card:today', later(60_000));
    await write({ type: 'timer', subject: 'timer:t', minutes: 5, text: words('') }, later(120_000));
    await write({ type: 'priority', subject: 'trello:card:p', text: words('The plan') }, later(120_000));
    const now = later(180_000);
    const shown = await view(now);
    expect(shown).toMatchObject({
      ...{ today: { wins: 2 }, weekly: { wins: 2 }, ahead: [{ title: 'trello:card:ahead' }] },
      plan: { timer: { subject: 'timer:t' }, priority: { title: 'The plan' }, habits: [{ done: true }] },
    });
    expect(shown.year.flat().reduce((sum, { wins }) => sum + wins, 0)).toBe(2);
    expect((await ledger.week('2026-03-09', now)).wins).toBe(2);
    // When its day comes it counts for it.
    const then = await view(later(days * DAY_MS));
    expect(then).toMatchObject({ today: { wins: 1 }, ahead: [] });
    expect(then.total).toBeGreaterThan(shown.total);
  });

  it('can be moved to today, once, with its words', async () => {
    const { ledger, finish, view } = await open();
    const ref = await finish('trello:card:ahead', later(400 * DAY_MS));
    const id = crypto.randomUUID();
    expect(await toToday(ledger, id, ref)).toBe('moved');
    expect(await toToday(ledger, id, ref)).toBe('moved');
    const shown = await view();
    expect(shown).toMatchObject({
      ...{ ahead: [], today: { wins: 1 } },
      todaysWins: [
        { id, title: 'trello:card:ahead', site: 'trello', url: 'https://trello.com/c/aaaaaaaa', points: 11 },
      ],
    });
    expect(await view(later(400 * DAY_MS))).toMatchObject({ today: { wins: 0 } });
    expect(await ledger.verify()).toMatchObject({ faults: [] });
  });

  it('is moved only if it is there, and of another day', async () => {
    const { ledger, finish, view } = await open();
    const today = await finish('trello:card:today', NOON);
    const gone = await finish('trello:card:gone', later(40 * DAY_MS));
    await ledger.record({ id: 'v', type: 'void', ref: gone }, NOON);
    for (const ref of [today, gone, 'unknown'])
      expect(await toToday(ledger, crypto.randomUUID(), ref, later(60_000))).not.toBe('moved');
    expect((await view()).today.wins).toBe(1);
  });

  it('west over the date line: three wins of tomorrow wait, and a habit of today is done', async () => {
    const { write, finish, view } = await open();
    const auckland = (time: string): Moment => ({ at: Date.parse(`2026-03-09T${time}+13:00`), offset: 780 });
    const honolulu: Moment = { at: Date.parse('2026-03-08T14:00-10:00'), offset: -600 };
    for (const name of ['a', 'b', 'c']) await finish(`trello:card:${name}`, auckland('18:00'));
    await write(
      { type: 'habit', subject: 'habit:h', weekdays: [1, 2, 3, 4, 5, 6, 7], text: words('Water') },
      honolulu,
    );
    await finish(habitSubjectOn('habit:h', '2026-03-08'), honolulu, { kind: 'manual', source: 'hand' });
    const shown = await view(honolulu);
    expect(shown).toMatchObject({
      ...{ today: { day: '2026-03-08', wins: 1 }, weekly: { wins: 1 } },
      plan: { habits: [{ done: true }] },
    });
    expect(shown.ahead).toHaveLength(3);
    expect((await view(later(DAY_MS, honolulu))).today.wins).toBe(3);
  });

  it('first morning: a later day start leaves habits to be ticked', async () => {
    const { ledger, view } = await (async () => {
      const ledger = createLedger(`no-future-${++databases}`);
      return { ledger, view: async (now: Moment) => selectDashboard(await ledger.snapshot(now), now) };
    })();
    const eight: Moment = { at: Date.parse('2026-03-11T07:00:00Z'), offset: 60 };
    const settings = { dayStart: 600 };
    await ledger.record({ id: 's', type: 'settings', subject: CONFIG_SUBJECT, settings }, eight);
    const habit = { type: 'habit', subject: 'habit:h', weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;
    await ledger.record({ id: 'h', ...habit, text: words('Water') }, later(60_000, eight));
    const { today } = await view(later(60_000, eight));
    const done = { ...card(habitSubjectOn('habit:h', today.day)), kind: 'manual', source: 'hand' };
    await ledger.record({ id: 'd', ...done } as NewEvent, later(120_000, eight));
    expect((await view(later(180_000, eight))).plan.habits).toMatchObject([{ done: true }]);
  });

  it('a setting that was said by a clock ahead holds from the day after something else is said', async () => {
    const { write, view } = await open();
    const setting = (dailyTarget: number) =>
      ({ type: 'settings', subject: CONFIG_SUBJECT, settings: { dailyTarget } }) as const;
    await write(setting(7), later(400 * DAY_MS));
    expect(await view()).toMatchObject({ settings: { dailyTarget: 7 }, activeSettings: { dailyTarget: 3 } });
    await write({ type: 'note', subject: CONFIG_SUBJECT, noteKind: 'exported' }, NOON);
    expect((await view()).activeSettings.dailyTarget).toBe(3);
    expect((await view(later(DAY_MS))).activeSettings.dailyTarget).toBe(7);
    await write(setting(5), later(DAY_MS));
    expect((await view(later(2 * DAY_MS))).activeSettings.dailyTarget).toBe(5);
    expect((await view(later(500 * DAY_MS))).activeSettings.dailyTarget).toBe(5);
  });
});

describe('no future: a rest that is dated back by a clock ahead', () => {
  it.each([1, 2, 6])('%i days changes nothing until then, and then those days as well', async (days) => {
    const { write, finish, view, ledger } = await open();
    for (const ago of [3, 2, 1, 0]) await finish(`trello:card:${ago}`, later(-ago * DAY_MS));
    const now = later(60_000);
    const look = async (at: Moment) => {
      const { config: _, settings: __, ...shown } = await view(at);
      return JSON.stringify([shown, await ledger.week('2026-03-11', at)]);
    };
    const before = await look(now);
    await write(rest('2026-03-09', '2026-03-18'), later(days * DAY_MS));
    expect(await look(now)).toBe(before);
    // Once its day has come, days of rest are none that anything is expected of.
    const cells = (await view(later(days * DAY_MS))).year.flat();
    expect(cells.find(({ day }) => day === '2026-03-11')).toMatchObject({ wins: 1, target: 0 });
  });
});

describe('an old date', () => {
  it('is a month of its own, and asks for nothing at once', async () => {
    const { ledger, finish, view } = await open();
    await finish('trello:card:old', { at: Date.parse('1999-12-31T12:00:00Z'), offset: 0 });
    await finish('trello:card:new', NOON);
    expect(await ledger.months()).toEqual(['2026-03', '1999-12']);
    expect((await view(later(HOUR_MS))).years).toEqual([1999, 2026]);
    // Of what lies ahead there is nothing yet.
    await finish('trello:card:ahead', later(400 * DAY_MS));
    expect((await view(later(HOUR_MS))).years).toEqual([1999, 2026]);
    expect((await view(later(HOUR_MS))).plan.prompt).toBeUndefined();
  });
});

describe('a full day', () => {
  it('has a snapshot of 200 kB at the most, which counts what it does not list', async () => {
    const ledger = createLedger(`no-future-${++databases}`);
    const long = '雪'.repeat(300);
    const win = (name: string, moment: Moment) => ({
      ...{ id: name, ...card(`trello:card:${name}`), type: 'complete', kind: 'card' },
      text: { title: long, url: `https://trello.com/c/${'a'.repeat(1900)}` },
      ...moment,
    });
    const wins = [
      ...Array.from({ length: 400 }, (_, index) => win(`past ${index}`, later((index - 400) * DAY_MS))),
      ...Array.from({ length: 2300 }, (_, index) => win(`${index}`, later(index * 5000 - 6 * HOUR_MS))),
      ...Array.from({ length: 40 }, (_, index) => win(`ahead ${index}`, later((index + 2) * DAY_MS))),
    ];
    await mergeInto(ledger, logOf(wins as Parameters<typeof logOf>[0]));
    const now = later(6 * HOUR_MS);
    const snapshot = await ledger.snapshot(now);
    const shown = selectDashboard(snapshot, now);
    expect(shown.today.wins).toBe(2300);
    expect(shown.todaysWins.length + shown.unlistedToday).toBe(2300);
    expect(shown.todaysWins.length).toBeGreaterThan(10);
    expect(new TextEncoder().encode(JSON.stringify(snapshot)).length).toBeLessThan(200_000);
  });
});

describe('no future: a setting that a clock which ran ahead dated later', () => {
  const target = (dailyTarget: number) => ({
    type: 'settings',
    subject: CONFIG_SUBJECT,
    settings: { dailyTarget },
  });
  it('holds from the day after the first morning by a clock that is right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 7300 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (days, dailyTarget, alsoWon) => {
          const { ledger, write, finish, view } = await open();
          await finish('trello:card:before', later(-DAY_MS));
          const before = await view();
          if (alsoWon) await finish('trello:card:ahead', later(days * DAY_MS));
          await write(target(dailyTarget), later(days * DAY_MS + HOUR_MS));
          const set = await ledger.config();
          expect((await view()).today.dailyTarget).toBe(before.today.dailyTarget);
          expect(await ledger.settleSettings(later(days * DAY_MS + HOUR_MS))).toBe(false);
          expect(await ledger.config()).toEqual(set);
          expect(await ledger.settleSettings(later(60_000))).toBe(true);
          expect((await view(later(120_000))).today.dailyTarget).toBe(before.today.dailyTarget);
          expect((await view(later(DAY_MS))).today.dailyTarget).toBe(dailyTarget);
          // Once is enough.
          expect(await ledger.settleSettings(later(180_000))).toBe(false);
          expect(await ledger.verify()).toMatchObject({ faults: [] });
          const shown = JSON.stringify(await ledger.snapshot(later(DAY_MS)));
          await ledger.rebuild();
          expect(JSON.stringify(await ledger.snapshot(later(DAY_MS)))).toBe(shown);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['before all that was ever written', Date.parse('2000-01-01T12:00:00Z')],
    ['a day before, as after a journey', later(-DAY_MS).at],
  ])('is left alone by a clock that shows a moment %s', async (_, at) => {
    const { ledger, write, finish, view } = await open();
    await finish('trello:card:before', later(-2 * DAY_MS));
    await write(target(5), NOON);
    expect(await ledger.settleSettings({ at, offset: 60 })).toBe(false);
    expect((await view(later(DAY_MS))).today.dailyTarget).toBe(5);
  });
});
