import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logs } from '#tests/support/logs.ts';
import { mergeInto, sealed } from '#tests/support/merge.ts';
import type { CompletionEntry, NewEvent, OtherEntry } from '#utils/background/ledger/append.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { challengeView, offeredChallenges } from '#utils/domain/planning/challenge.ts';
import { habitSubjectOn } from '#utils/domain/planning/habits.ts';
import { wasAskedOn } from '#utils/domain/planning/next-prompt.ts';
import { isQuietNow } from '#utils/domain/planning/prompts.ts';
import { dayAt } from '#utils/domain/settings.ts';
import { selectDashboard } from '#utils/domain/views/dashboard.ts';

let databases = 0;

/** A moment of March 2026, whose 2nd is a Monday, by the clock in Berlin. */
const on = (date: number, time = '10:00'): Moment => ({
  at: Date.parse(`2026-03-01T${time}:00+01:00`) + (date - 1) * 86_400_000,
  offset: 60,
});

/** A ledger in which things are said and done, each under an id of its own, and what a window shows of the plan. */
function open() {
  const ledger = createLedger(`plan-${++databases}`);
  let count = 0;
  const write = async (entry: object, moment: Moment): Promise<string> => {
    const id = `e${++count}`;
    await ledger.record({ id, ...entry } as NewEvent, moment);
    return id;
  };
  return {
    ledger,
    say: (entry: Omit<OtherEntry, 'id'>, moment: Moment) => write(entry, moment),
    finish: (
      subject: string,
      kind: CompletionEntry['kind'],
      moment: Moment,
      type: CompletionEntry['type'] = 'complete',
    ) => write({ type, subject, kind, source: 'hand', text: { title: subject, url: '' } }, moment),
    undo: (ref: string, moment: Moment) => write({ type: 'void', ref }, moment),
    plan: async (moment: Moment) => selectDashboard(await ledger.snapshot(moment), moment).plan,
  };
}

const words = (title: string, url = '') => ({ title, url });
const step = (name: string, position: number, more: Partial<OtherEntry> = {}) =>
  ({ type: 'step', subject: `goal:g:step:${name}`, position, text: words(name), ...more }) as const;

describe('goals', () => {
  it('show their steps in order, with what is done now', async () => {
    const { say, finish, plan } = open();
    await say({ type: 'goal', subject: 'goal:g', text: words('Move house') }, on(2));
    await say(step('b', 2), on(2));
    await say(step('a', 1), on(2));
    await finish('goal:g:step:b', 'step', on(2, '11:00'));
    const [goal] = (await plan(on(2))).goals;
    expect(goal).toMatchObject({ subject: 'goal:g', title: 'Move house', share: 0.5, dropped: false });
    expect(goal?.steps.map(({ title, done }) => [title, done])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    await say(step('a', 3), on(3));
    await finish('goal:g:step:b', 'step', on(3), 'uncomplete');
    const [later] = (await plan(on(3))).goals;
    expect(later?.steps.map(({ title, done }) => [title, done])).toEqual([
      ['b', false],
      ['a', false],
    ]);
  });

  it('a step that stands for a card is done with it, and not any more when that is opened again', async () => {
    const { say, finish, plan } = open();
    await say({ type: 'goal', subject: 'goal:g', text: words('Ship it') }, on(2));
    await say(step('a', 1, { relatedTo: 'trello:card:1' }), on(2));
    const done = async () => (await plan(on(2))).goals[0]?.steps[0]?.done;
    expect(await done()).toBe(false);
    await finish('trello:card:1', 'card', on(2, '11:00'));
    expect(await done()).toBe(true);
    await finish('trello:card:1', 'card', on(2, '12:00'), 'uncomplete');
    expect(await done()).toBe(false);
  });

  it('a step and a win call a thing by its best name, whatever it was called when it was linked', async () => {
    const { ledger, say, plan } = open();
    const [weak, strong] = ['trello:card:~abc', 'trello:card:67318e20a4c9d1f05b7e2a01'];
    await say({ type: 'goal', subject: 'goal:g', text: words('Ship it') }, on(2));
    await say(step('a', 1, { relatedTo: weak }), on(2));
    expect((await plan(on(2))).goals[0]?.steps).toMatchObject([{ relatedTo: weak, done: false }]);
    const card = { type: 'complete', subject: weak, alias: strong, kind: 'card', source: 'gesture' } as const;
    await ledger.record({ ...card, id: 'c', site: 'trello', text: words('Card') }, on(2, '11:00'));
    expect((await plan(on(2))).goals[0]?.steps).toMatchObject([{ relatedTo: strong, done: true }]);
    expect((await ledger.snapshot(on(2))).wins).toMatchObject([{ subject: strong, name: weak }]);
    expect(await ledger.wins('2026-03-02', '2026-03-02')).toMatchObject([{ subject: strong }]);
  });

  it('dropped ones are told of only when all are asked for; steps that were dropped never are', async () => {
    const { ledger, say, plan } = open();
    await say({ type: 'goal', subject: 'goal:g', text: words('Learn Greek') }, on(2));
    await say(step('a', 1), on(2));
    await say(step('b', 2), on(2));
    await say(step('b', 2, { dropped: true }), on(2));
    expect((await plan(on(2))).goals[0]?.steps.map(({ title }) => title)).toEqual(['a']);
    await say({ type: 'goal', subject: 'goal:g', dropped: true, text: words('Learn Greek') }, on(3));
    expect((await plan(on(3))).goals).toEqual([]);
    expect(await ledger.goals()).toMatchObject([{ title: 'Learn Greek', dropped: true }]);
    expect((await ledger.snapshot(on(3))).plan.hadGoals).toBe(true);
  });

  it('one that was reached stays for a month, and is told of for ever', async () => {
    const { ledger, say, finish, plan } = open();
    await say({ type: 'goal', subject: 'goal:g', text: words('Paint the fence') }, on(2));
    for (const [index, name] of ['a', 'b', 'c'].entries()) await say(step(name, index), on(2));
    for (const [index, name] of ['a', 'b', 'c'].entries())
      await finish(`goal:g:step:${name}`, 'step', on(2 + index));
    expect((await plan(on(4))).goals).toMatchObject([{ share: 1, reached: '2026-03-04', points: 15 }]);
    await finish('manual:x', 'manual', on(4 + 31));
    expect((await plan(on(4 + 31))).goals).toEqual([]);
    expect(await ledger.goals()).toMatchObject([{ reached: '2026-03-04' }]);
  });
});

describe('the pick', () => {
  it('P1: is the first of its day, and done when that thing is', async () => {
    const { say, finish, plan } = open();
    const priority = (subject: string, moment: Moment) =>
      say({ type: 'priority', subject, text: words(subject) }, moment);
    await priority('trello:card:1', on(2));
    await priority('trello:card:2', on(2, '11:00'));
    expect((await plan(on(2))).priority).toMatchObject({ title: 'trello:card:1', done: false });
    await finish('trello:card:1', 'card', on(2, '12:00'));
    expect((await plan(on(2))).priority?.done).toBe(true);
    expect((await plan(on(3))).priority).toBeUndefined();
  });

  it('what was done on an earlier day is not done for it', async () => {
    const { say, finish, plan } = open();
    await finish('notion:block:1', 'todo', on(2));
    await say({ type: 'priority', subject: 'notion:block:1', text: words('Water the plants') }, on(3));
    expect((await plan(on(3))).priority?.done).toBe(false);
  });
});

describe('what may be picked', () => {
  it('is what was left yesterday, the next step of each goal, and what was opened again; each once', async () => {
    const { say, finish, plan } = open();
    await say({ type: 'goal', subject: 'goal:g', text: words('Move house') }, on(2));
    await say(step('c', 3), on(2));
    await say(
      step('b', 2, { relatedTo: 'trello:card:1', text: words('Call the movers', 'https://x.y/c') }),
      on(2),
    );
    await say(step('a', 1), on(2));
    await finish('goal:g:step:a', 'step', on(2, '11:00'));
    for (const subject of ['trello:card:1', 'notion:block:1']) {
      await finish(subject, 'card', on(2, '12:00'));
      await finish(subject, 'card', on(3, '09:00'), 'uncomplete');
    }
    await say({ type: 'priority', subject: 'manual:m', text: words('Ring the bank') }, on(3, '09:10'));
    const choices = async (date: number) =>
      (await plan(on(date))).priorityOptions.map(({ subject, title, url, why }) => [
        subject,
        title,
        url,
        why,
      ]);
    const movers = [
      ...['trello:card:1', 'Call the movers', 'https://x.y/c'],
      { from: 'goal', goal: 'Move house' },
    ];
    const block = ['notion:block:1', 'notion:block:1', '', { from: 'open' }];
    expect(await choices(3)).toEqual([movers, block]);
    expect(await choices(4)).toEqual([
      ['manual:m', 'Ring the bank', '', { from: 'yesterday' }],
      movers,
      block,
    ]);
    await finish('manual:m', 'manual', on(4));
    expect(await choices(4)).toEqual([movers, block]);
  });
});

describe('the timer', () => {
  const begin = { type: 'timer', subject: 'timer:t', minutes: 5, text: words('Write') } as const;

  it('is the one that was begun last, until it is finished', async () => {
    const { say, finish, plan } = open();
    await say(begin, on(2));
    expect((await plan(on(2))).timer).toMatchObject({ planned: 5, title: 'Write', startedAt: on(2).at });
    await finish('timer:t', 'starter', on(2, '10:06'));
    expect((await plan(on(2))).timer).toBeUndefined();
  });

  it('is none once its beginning was taken back, and that counts for nothing', async () => {
    const { say, undo, plan } = open();
    const id = await say(begin, on(2));
    await undo(id, on(2, '10:01'));
    await undo(id, on(2, '10:02'));
    expect((await plan(on(2))).timer).toBeUndefined();
  });
});

describe('habits', () => {
  const water: Omit<OtherEntry, 'id'> = {
    type: 'habit',
    subject: 'habit:w',
    weekdays: [1, 3],
    text: words('Drink water'),
  };

  it('are there on their weekdays, done or not', async () => {
    const { say, finish, plan } = open();
    await say(water, on(2));
    const today = async (date: number) =>
      (await plan(on(date))).habits.map(({ title, done }) => [title, done]);
    expect([await today(2), await today(3), await today(4)]).toEqual([
      [['Drink water', false]],
      [],
      [['Drink water', false]],
    ]);
    await finish(habitSubjectOn('habit:w', '2026-03-04'), 'manual', on(4));
    expect(await today(4)).toEqual([['Drink water', true]]);
    expect(await today(9)).toEqual([['Drink water', false]]);
  });

  it('are none once they were dropped', async () => {
    const { say, plan } = open();
    await say(water, on(2));
    await say({ ...water, dropped: true }, on(2));
    expect((await plan(on(2))).allHabits).toEqual([]);
  });
});

describe('R1: rewards', () => {
  const coffee = { subject: 'reward:c', price: 30, text: words('A coffee') } as const;

  it('cost what they cost, and can be given back for ten minutes', async () => {
    const { say, undo, finish, plan } = open();
    await say(
      { type: 'settings', subject: CONFIG_SUBJECT, settings: { rewards: true, surprise: 'steady' } },
      on(2),
    );
    await finish('trello:card:1', 'card', on(3));
    await say({ type: 'reward', ...coffee }, on(3));
    expect(await plan(on(3))).toMatchObject({ wallet: 11, rewards: [{ title: 'A coffee', price: 30 }] });
    const id = await say({ type: 'redeem', ...coffee }, on(3, '11:00'));
    expect(await plan(on(3, '11:09'))).toMatchObject({ wallet: -19, refundable: [{ id, price: 30 }] });
    expect((await plan(on(3, '11:11'))).refundable).toEqual([]);
    await undo(id, on(3, '11:09'));
    expect(await plan(on(3, '11:09'))).toMatchObject({ wallet: 11, refundable: [] });
  });
});

describe('what was written', () => {
  const reflect = (date: number, line: string): Omit<OtherEntry, 'id'> => ({
    ...{ type: 'reflect', kind: 'reflection', subject: `reflection:2026-03-0${date}`, energy: 4 },
    text: words(line),
  });

  it('of today is shown, and all of it can be read again, the latest first', async () => {
    const { ledger, say, plan } = open();
    await say(reflect(2, 'Slow, but done'), on(2));
    await say(reflect(3, 'Fine'), on(3));
    await say(reflect(3, 'Very fine'), on(3, '11:00'));
    await say(
      {
        ...{ type: 'reflect', kind: 'weekly', subject: 'review:2026-03-02' },
        text: { ...words(''), answers: ['The fence', 'The sun', 'The gate'] },
      },
      on(6),
    );
    expect((await plan(on(3))).reflection).toMatchObject({ line: 'Very fine', energy: 4 });
    expect((await plan(on(4))).reflection).toBeUndefined();
    expect(await ledger.journal()).toMatchObject([
      { kind: 'weekly', day: '2026-03-02', answers: ['The fence', 'The sun', 'The gate'] },
      { kind: 'reflection', day: '2026-03-03', line: 'Very fine' },
      { kind: 'reflection', day: '2026-03-02', line: 'Slow, but done' },
    ]);
  });

  it('is left out of a copy unless it is asked for', async () => {
    const { ledger, say, finish } = open();
    const win = await finish('trello:card:1', 'card', on(2));
    await say(reflect(2, 'Slow, but done'), on(2));
    await ledger.setWinNote('n', win, 'Took three tries', on(2));
    const copy = async (own: boolean) => JSON.stringify((await ledger.logPart(undefined, own)).events);
    expect(await copy(true)).toMatch(/Slow, but done.*Took three tries|Took three tries.*Slow, but done/);
    expect(await copy(false)).not.toMatch(/Slow|three tries/);
    expect(await copy(false)).toContain('trello:card:1');
  });
});

describe('rest', () => {
  const days = (from: number, to: number): Omit<OtherEntry, 'id'> => ({
    ...{ type: 'rest', subject: CONFIG_SUBJECT },
    rest: { from: `2026-03-0${from}`, to: `2026-03-0${to}`, reason: 'holiday' },
  });

  it('stands until it is over, and what was rested stays when the others are taken back', async () => {
    const { say, undo, plan } = open();
    const id = await say(days(3, 6), on(2));
    expect((await plan(on(2))).rests).toMatchObject([{ id, from: '2026-03-03', to: '2026-03-06' }]);
    expect((await plan(on(6))).rests).toMatchObject([{ id }]);
    expect((await plan(on(7))).rests).toEqual([]);
    await undo(id, on(5));
    expect((await plan(on(4))).rests).toMatchObject([{ from: '2026-03-03', to: '2026-03-04' }]);
    expect((await plan(on(5))).rests).toEqual([]);
  });
});

describe('W2: a week', () => {
  it('tells of its wins, its goals, the oldest thing finished, and what came of it', async () => {
    const { ledger, say, finish } = open();
    await say({ type: 'settings', subject: CONFIG_SUBJECT, settings: { surprise: 'steady' } }, on(2));
    await say({ type: 'goal', subject: 'goal:g', text: words('Move house') }, on(2));
    for (const name of ['a', 'c', 'd']) await say(step(name, 1), on(2));
    await say(step('b', 2, { relatedTo: 'trello:card:1' }), on(2));
    await finish('goal:g:step:c', 'step', on(3));
    await finish('manual:old', 'manual', on(9));
    await finish('goal:g:step:a', 'step', on(10));
    await finish('trello:card:1', 'card', on(11));
    const week = await ledger.week('2026-03-09', on(13));
    expect(week).toMatchObject({
      ...{ first: '2026-03-09', wins: 3, points: 5 + 9 + 13, usual: 9 },
      goals: [{ title: 'Move house', steps: 2 }],
      oldest: { win: { title: 'goal:g:step:a' }, since: '2026-03-02' },
    });
    expect(week.consistency.before).toBeGreaterThan(0);
    expect(week.consistency.after).toBeGreaterThan(week.consistency.before ?? 1);
    expect(await ledger.week('2026-03-16', on(17))).toMatchObject({ wins: 0, goals: [], points: 0 });
  });

  it('what comes back every day is not old', async () => {
    const { ledger, finish } = open();
    await finish('notion:block:daily', 'todo', on(2));
    await finish('notion:block:daily', 'todo', on(9));
    expect(await ledger.week('2026-03-09', on(10))).toMatchObject({ wins: 1 });
    expect(await ledger.week('2026-03-09', on(10))).not.toHaveProperty('oldest');
  });
});

describe('notes on wins', () => {
  it('are told, the latest on each', async () => {
    const { ledger, finish } = open();
    const [a, b] = [
      await finish('trello:card:1', 'card', on(2)),
      await finish('trello:card:2', 'card', on(2)),
    ];
    await ledger.setWinNote('n1', a, 'Took two tries', on(2));
    await ledger.setWinNote('n2', a, 'Took three tries', on(3));
    await ledger.setWinNote('n3', b, 'Easy', on(3));
    await ledger.setWinNote('n4', b, '', on(3));
    expect(await ledger.winNotes()).toEqual([{ ref: a, note: 'Took three tries' }]);
  });
});

describe('what was opened again', () => {
  it('can be picked until it is done', async () => {
    const { finish, plan } = open();
    await finish('trello:card:1', 'card', on(2));
    await finish('trello:card:1', 'card', on(3), 'uncomplete');
    expect((await plan(on(3))).open).toMatchObject([{ subject: 'trello:card:1' }]);
    await finish('trello:card:1', 'card', on(3, '11:00'));
    expect((await plan(on(3))).open).toEqual([]);
  });
});

describe('what may be asked', () => {
  it('W1: the review of the week, until it is written or put off', async () => {
    const { say, finish, plan } = open();
    await finish('trello:card:1', 'card', on(2));
    const asks = async () => (await plan(on(6, '16:00'))).prompt;
    expect(await asks()).toEqual({ ask: 'review', subject: 'review:2026-03-02' });
    await say({ type: 'note', noteKind: 'postponed', subject: 'review:2026-03-02' }, on(6, '15:30'));
    expect(await asks()).toBeUndefined();
    const { context } = (await plan(on(6, '16:00'))).challenges;
    expect(wasAskedOn('2026-03-06', context)).toBe(true);
    expect(wasAskedOn('2026-03-05', context)).toBe(false);
  });

  it('a challenge for the week, until one is chosen or put off, or one that was chosen is taken back', async () => {
    const { say, finish, undo, plan } = open();
    await finish('trello:card:1', 'card', on(2));
    await finish('trello:card:2', 'card', on(5));
    const asks = async (time = '14:00') =>
      offeredChallenges((await plan(on(9, time))).challenges, on(9, time))?.kinds.length;
    const shown = async (now: Moment) => challengeView((await plan(now)).challenges, now);
    const early = { type: 'note', noteKind: 'challenge', subject: 'challenge:2026-03-09:early' } as const;
    expect(await asks()).toBe(2);
    // In the morning the priority is asked for, and one question is enough.
    expect(await asks('10:00')).toBeUndefined();
    const id = await say(early, on(9, '09:00'));
    expect(await asks()).toBeUndefined();
    expect(await shown(on(9))).toEqual({ id, kind: 'early', done: 0, of: 3 });
    await undo(id, on(9, '09:01'));
    expect(await shown(on(9))).toBeUndefined();
    expect(await asks()).toBe(2);
    await say({ type: 'note', noteKind: 'postponed', subject: 'challenge:2026-03-09' }, on(9, '09:02'));
    expect(await asks()).toBeUndefined();
  });

  it('a challenge goes by the last win of each day, and not by what is no win, nor by what was taken back', async () => {
    const { say, finish, undo, plan } = open();
    await say({ type: 'note', noteKind: 'challenge', subject: 'challenge:2026-03-09:early' }, on(9, '09:00'));
    await finish('trello:card:1', 'card', on(9, '17:30'));
    await finish('trello:card:2', 'card', on(10, '17:30'));
    const late = await finish('trello:card:3', 'card', on(10, '19:00'));
    await finish('trello:card:4', 'card', on(11, '12:00'));
    await say(
      { type: 'reflect', kind: 'reflection', subject: 'reflection:2026-03-11', text: words('A good day') },
      on(11, '21:00'),
    );
    const done = async (now: Moment) => challengeView((await plan(now)).challenges, now)?.done;
    expect(await done(on(11, '17:00'))).toBe(1);
    expect(await done(on(11, '18:00'))).toBe(2);
    await undo(late, on(12));
    expect(await done(on(12))).toBe(3);
    expect(await done(on(16))).toBeUndefined();
  });

  it('P1: the pick of the day in the morning, until there is one', async () => {
    const { say, plan } = open();
    const asks = async (time: string) => (await plan(on(2, time))).asksForPriority;
    expect(await asks('09:00')).toBe(true);
    await say({ type: 'priority', subject: 'manual:m', text: words('Ring the bank') }, on(2, '09:10'));
    expect(await asks('09:20')).toBe(false);
  });

  it('P1: not the pick while something else is asked', async () => {
    const { finish, plan } = open();
    await finish('trello:card:1', 'card', on(2));
    await finish('trello:card:2', 'card', on(30));
    expect(await plan(on(2 + 31, '09:00'))).toMatchObject({
      prompt: { ask: 'helpful' },
      asksForPriority: false,
    });
  });

  it('a line about the day, until there is one or something else is asked', async () => {
    const { say, finish, plan } = open();
    expect((await plan(on(3, '17:00'))).mayReflect).toBe(false);
    await finish('trello:card:1', 'card', on(2));
    const may = async (date: number, time: string) => (await plan(on(date, time))).mayReflect;
    expect([await may(3, '15:00'), await may(3, '17:00'), await may(6, '17:00')]).toEqual([
      false,
      true,
      false,
    ]);
    await say(
      { type: 'reflect', kind: 'reflection', subject: 'reflection:2026-03-03', text: words('Fine') },
      on(3, '16:30'),
    );
    expect(await may(3, '17:00')).toBe(false);
  });

  it('nothing in rest, in quiet hours, in record-only, or once the goal is met, whatever the log', async () => {
    let asked = 0;
    let askedPick = 0;
    let askedToReflect = 0;
    await fc.assert(
      fc.asyncProperty(logs(60), fc.nat(60 * 24 * 40), async (log, minute) => {
        const ledger = createLedger(`plan-${++databases}`);
        await mergeInto(ledger, sealed(log));
        const [first] = log;
        const now = { at: (first?.at ?? 0) + minute * 60_000, offset: first?.offset ?? 0 };
        const snapshot = await ledger.snapshot(now);
        const { plan, today } = selectDashboard(snapshot, now);
        if (plan.prompt) asked++;
        if (plan.asksForPriority) askedPick++;
        if (plan.mayReflect) askedToReflect++;
        const asks = plan.prompt || plan.asksForPriority || plan.mayReflect;
        if (asks) expect(isQuietNow(now, snapshot.config)).toBe(false);
        if (asks)
          expect(today).toMatchObject({ targetReached: false, day: dayAt(now, snapshot.config.changes) });
      }),
      { numRuns: 150 },
    );
    expect(asked, 'logs after which something is asked').toBeGreaterThan(0);
    expect(askedPick, 'logs after which the pick is asked for').toBeGreaterThan(0);
    expect(askedToReflect, 'logs after which there is a position for a line').toBeGreaterThan(0);
  });
});
