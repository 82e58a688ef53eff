import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { clock } from '#tests/support/events.ts';
import { DEVICE } from '#tests/support/ledger.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { levelReached, toastContent, toastDay } from '#utils/background/toast-content.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { roll } from '#utils/domain/scoring/surprise.ts';
import type { Settings } from '#utils/domain/settings.ts';
import type { ToastWin } from '#utils/messaging/toast.ts';

let databases = 0;

/** A person who finishes things on a Monday in March, and what they are told of each. */
async function person(settings: Partial<Settings> = {}, salt = DEVICE.salt) {
  const name = `telling-${++databases}`;
  const made = await createConnection(name)();
  await made.put('meta', { ...DEVICE, salt }, 'device');
  made.close();
  const ledger = createLedger(name);
  const said = { at: clock(0, '12:00'), offset: 60 };
  await ledger.record({ id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings }, said);
  let count = 0;
  return {
    ledger,
    async finishes(
      time: string,
      kind: WinKind = 'card',
      {
        title = 'A thing',
        style = 'full',
        ...more
      }: { title?: string; subject?: string; relatedTo?: string; style?: ToastWin['style'] } = {},
    ) {
      const entry = {
        id: `e${++count}`,
        type: 'complete' as const,
        subject: `trello:card:${count}`,
        kind,
        ...more,
      };
      const outcome = await ledger.record(
        { ...entry, site: 'trello', source: 'gesture', text: { title, url: '' } },
        { at: clock(2, time), offset: 60 },
      );
      const level = levelReached(outcome);
      if (level) {
        const note = {
          id: `level ${level}`,
          type: 'note',
          subject: CONFIG_SUBJECT,
          noteKind: 'level',
          level,
        } as const;
        await ledger.record(note, { at: clock(2, time), offset: 60 });
      }
      return toastContent(outcome, { kind, title }, style);
    },
  };
}

describe('what a toast tells', () => {
  it('what moved, then what it is worth, then the day', async () => {
    const { finishes } = await person();
    expect(await finishes('09:00')).toEqual({
      id: 'e1',
      style: 'full',
      sentence: ['Done: ', ''],
      title: 'A thing',
      points: 10,

      today: { line: '1 of 3 today', bar: ['0%', '33%'] },
      motion: 'never',
      sound: false,
    });
    await finishes('09:01');
    expect(await finishes('09:02')).toMatchObject({
      points: 12,
      fact: 'Level 2 reached',
      today: { line: '3 of 3 today', bar: ['67%', '100%'] },
    });
    expect(await finishes('09:03')).toMatchObject({
      today: { line: '4 wins today', bar: ['100%', '100%'] },
    });
  });

  it('what was done to a thing of each kind, and what such a thing is where it has no title', async () => {
    const { finishes } = await person();
    const kinds: WinKind[] = ['card', 'issue', 'pull', 'review', 'thread', 'item', 'todo'];
    const said = [];
    for (const [index, kind] of kinds.entries()) {
      const toast = await finishes(`09:${10 + index}`, kind, { title: '' });
      said.push(toast?.sentence.join(toast.title));
    }
    expect(said).toEqual([
      'Done: a card',
      'Closed: an issue',
      'Merged: a pull request',
      'Reviewed: a pull request',
      'Resolved: a conversation',
      'Done: a checklist item',
      'Done: a to-do',
    ]);
  });

  it('P4: a surprise, by name', async () => {
    const lucky = Array.from({ length: 200 }, (_, n) => n.toString(16).padStart(32, '0')).find(
      (salt) => roll(salt, 'trello:card:1').points === 10,
    );
    const { finishes } = await person({}, lucky);
    expect(await finishes('09:00')).toMatchObject({ points: 20, fact: 'Surprise +10' });
    const wordy = await person({ toast: 'words' }, lucky);
    expect(await wordy.finishes('09:00')).toMatchObject({ points: 0, fact: 'A surprise' });
  });

  it('P1: the one that mattered', async () => {
    const { ledger, finishes } = await person();
    await ledger.record(
      { id: 'p', type: 'priority', subject: 'trello:card:1' },
      { at: clock(2, '08:30'), offset: 60 },
    );
    expect(await finishes('09:00')).toMatchObject({ points: 16, fact: 'Today’s priority +6' });
  });

  it('P2: what a win of a quick batch is worth, and no word of why that is less', async () => {
    const { finishes } = await person({ momentum: false, dailyTarget: 12 });
    const gains = [];
    for (let n = 0; n < 11; n++) gains.push(await finishes(`09:00:${10 + n}`, 'todo'));
    expect(gains.flatMap((gain) => gain?.fact ?? [])).toEqual([]);
    expect(gains.map((gain) => gain?.points)).toEqual([3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1]);
    // Beyond a batch's first wins nothing moves towards the goal, and the bar does not pretend it does.
    expect(gains.at(-1)?.today).toEqual({ line: '5 of 12 today', bar: ['42%', '42%'] });
  });

  it('P7: less and less on a day that fills up, and no word of why', async () => {
    const { finishes } = await person({ momentum: false });
    const told = [];
    for (let n = 0; n < 14; n++) told.push(await finishes(`09:${10 + n}`, 'pull'));
    expect(told[7]?.points).toBeLessThan(told[0]?.points ?? 0);
    const gains = told.flatMap((toast) => toast?.fact ?? []);
    expect(gains.filter((note) => !/^(Daily target|Weekly target|Level) .*reached/.test(note))).toEqual([]);
    const last = await finishes('10:00', 'item');
    expect(last?.points).toBe(0);
    expect(last?.fact).toBeUndefined();
  });

  it('how far the day is, where a win is beyond a cap', async () => {
    const { finishes } = await person({ momentum: false });
    for (let n = 0; n < 5; n++) await finishes(`09:${10 + n}`, 'item', { relatedTo: 'trello:card:list' });
    expect(await finishes('09:30', 'item', { relatedTo: 'trello:card:list' })).toMatchObject({
      points: 0,
      today: { line: '6 wins today' },
    });
  });

  it('P8: that the goal of the week is reached', async () => {
    const { finishes } = await person({ dailyTarget: 1, momentum: false });
    const gains = [];
    for (let n = 0; n < 5; n++) gains.push(await finishes(`09:${10 + n}`, 'item'));
    // Of two, the level: it is told once, and of a target the bar tells as well.
    expect(gains.map((gain) => gain?.fact ?? '')).toEqual([
      'Daily target reached +10',
      '',
      '',
      'Level 2 reached',
      '',
    ]);
  });

  it('V2: a level, and not again, whatever was undone since', async () => {
    const { ledger, finishes } = await person({ momentum: false, dailyTarget: 12 });
    expect((await finishes('09:00', 'pull'))?.fact).toBeUndefined();
    expect((await finishes('09:10'))?.fact).toBe('Level 2 reached');
    await ledger.record({ id: 'v', type: 'void', ref: 'e2' }, { at: clock(2, '09:12'), offset: 60 });
    expect((await finishes('09:20'))?.fact).toBeUndefined();
    expect((await finishes('09:30', 'pull'))?.fact).toBeUndefined();
    expect((await finishes('09:40', 'card'))?.fact).toBeUndefined();
    expect((await finishes('09:50', 'pull'))?.fact).toBe('Level 3 reached');
  });

  it('B1: only words to those who want these alone', async () => {
    const { finishes } = await person({ toast: 'words', dailyTarget: 1, momentum: false });
    expect(await finishes('09:00', 'pull')).toEqual({
      id: 'e1',
      style: 'full',
      sentence: ['Merged: ', ''],
      title: 'A thing',
      points: 0,
      fact: 'Daily target reached',
      today: { line: '1 of 1 today' },
      motion: 'never',
      sound: false,
    });
    const rest = [];
    for (let n = 0; n < 14; n++) rest.push((await finishes(`09:${10 + n}`, 'pull'))?.fact ?? []);
    expect(rest.flat()).toEqual(['Weekly target reached']);
  });

  it('B1, B4: motion and sound to those who want these', async () => {
    const playful = await person({ toast: 'motion', sound: true });
    expect(await playful.finishes('09:00')).toMatchObject({ points: 10, motion: 'system', sound: true });
    const still = await person({ toast: 'motion', motion: 'never' });
    expect(await still.finishes('09:00')).toMatchObject({ motion: 'never' });
    const always = await person({ toast: 'motion', motion: 'always' });
    expect(await always.finishes('09:00')).toMatchObject({ motion: 'always' });
  });

  it.each(['plain', 'short'] as const)('B2, B3: only what was saved, where it is %s', async (style) => {
    const { finishes } = await person({ toast: 'motion', motion: 'always', sound: true, dailyTarget: 1 });
    expect(await finishes('09:00', 'pull', { style })).toEqual({
      ...{ id: 'e1', style, sentence: ['Merged: ', ''], title: 'A thing', points: 0 },
      ...{ motion: 'never', sound: false },
    });
  });

  it('on a day off how many there are, and no goal', async () => {
    const { finishes } = await person({ schedule: [2, 3, 4, 5] });
    expect((await finishes('09:00'))?.today).toEqual({ line: '1 win today' });
  });

  it.each([
    ['a day off', [2, 3, 4, 5], ''],
    ['a day with a target', [1], '0 of 3 today'],
  ])('on %s, of what is no win', async (_, schedule, line) => {
    const { finishes } = await person({ schedule });
    expect((await finishes('09:00', 'declined'))?.today?.line).toBe(line);
  });

  it('of a win that was taken back how far the day is without it', async () => {
    const { ledger, finishes } = await person();
    await finishes('09:00');
    await finishes('09:10');
    const open = { id: 'u', type: 'uncomplete', subject: 'trello:card:1', kind: 'card' } as const;
    const moment = { at: clock(2, '09:11'), offset: 60 };
    const text = { title: 'A thing', url: '' };
    const outcome = await ledger.record({ ...open, site: 'trello', source: 'gesture', text }, moment);
    expect(toastContent(outcome, { kind: 'card', title: 'A thing' }, 'full')).toBeUndefined();
    expect(toastDay(outcome)).toEqual({ line: '1 of 3 today', bar: ['33%', '33%'] });
  });
});
