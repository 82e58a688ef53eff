import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { TERMS } from '../../utils/game/act.ts';
import type { Kind } from '../../utils/game/constants.ts';
import type { Settings } from '../../utils/game/settings.ts';
import { roll } from '../../utils/game/surprise.ts';
import { createLedger } from '../../utils/ledger/ledger.ts';
import { createConnection } from '../../utils/ledger/schema.ts';
import { levelReached, told } from '../../utils/telling.ts';
import { DEVICE } from '../ledger.ts';
import { clock } from './game/acts.ts';

let databases = 0;

/** A person who finishes things on a Monday in March, and what they are told of each. */
async function person(settings: Partial<Settings> = {}, salt = DEVICE.salt) {
  const name = `telling-${++databases}`;
  const made = await createConnection(name)();
  await made.put('meta', { ...DEVICE, salt }, 'device');
  made.close();
  const ledger = createLedger(name);
  const said = { at: clock(0, '12:00'), offset: 60 };
  await ledger.record({ id: 'said', type: 'setting', subject: TERMS, settings }, said);
  let count = 0;
  return {
    ledger,
    async finishes(time: string, kind: Kind = 'card', more: { subject?: string; about?: string } = {}) {
      const entry = {
        id: `e${++count}`,
        type: 'complete' as const,
        subject: `trello:card:${count}`,
        kind,
        ...more,
      };
      const outcome = await ledger.record(
        { ...entry, site: 'trello', by: 'gesture', text: { title: 'A thing', url: '' } },
        { at: clock(2, time), offset: 60 },
      );
      const level = levelReached(outcome);
      if (level) {
        const note = { id: `level ${level}`, type: 'note', subject: TERMS, says: 'level', level } as const;
        await ledger.record(note, { at: clock(2, time), offset: 60 });
      }
      return told(outcome, { kind, title: 'A thing' });
    },
  };
}

describe('what a toast tells', () => {
  it('what moved, then what it is worth, then the day', async () => {
    const { finishes } = await person();
    expect(await finishes('09:00')).toEqual({
      id: 'e1',
      verb: 'Finished',
      title: 'A thing',
      points: 10,
      note: '',
      moves: false,
      today: { wins: 1, target: 3, reached: false, bonus: 0 },
    });
    await finishes('09:01');
    expect(await finishes('09:02')).toMatchObject({
      points: 12,
      today: { wins: 3, target: 3, reached: true, bonus: 10 },
    });
  });

  it('P4: a surprise, by name', async () => {
    const lucky = Array.from({ length: 200 }, (_, n) => n.toString(16).padStart(32, '0')).find(
      (salt) => roll(salt, 'trello:card:1').points === 10,
    );
    const { finishes } = await person({}, lucky);
    expect(await finishes('09:00')).toMatchObject({ points: 20, note: 'surprise +10' });
  });

  it('P1: the one that mattered', async () => {
    const { ledger, finishes } = await person();
    await ledger.record(
      { id: 'p', type: 'pick', subject: 'trello:card:1' },
      { at: clock(2, '08:30'), offset: 60 },
    );
    expect(await finishes('09:00')).toMatchObject({ points: 16, note: 'the one that mattered' });
  });

  it('P7: that the day is full, where nothing is left to gain', async () => {
    const { finishes } = await person({ momentum: false });
    for (let n = 0; n < 14; n++) await finishes(`09:${10 + n}`, 'pull');
    expect(await finishes('10:00', 'item')).toMatchObject({
      points: 0,
      note: 'recorded; today is already full',
    });
  });

  it('that it is recorded only, beyond a cap', async () => {
    const { finishes } = await person({ momentum: false });
    for (let n = 0; n < 5; n++) await finishes(`09:${10 + n}`, 'item', { about: 'trello:card:list' });
    expect(await finishes('09:30', 'item', { about: 'trello:card:list' })).toMatchObject({
      points: 0,
      note: 'recorded',
      today: { wins: 6 },
    });
  });

  it('P8: that the goal of the week is reached', async () => {
    const { finishes } = await person({ goal: 1, momentum: false });
    const gains = [];
    for (let n = 0; n < 5; n++) gains.push(await finishes(`09:${10 + n}`, 'item'));
    expect(gains.map((gain) => gain?.note)).toEqual([
      '',
      '',
      '',
      'goal of the week reached +25 · level 2',
      '',
    ]);
  });

  it('V2: a level, and not again, whatever was undone since', async () => {
    const { ledger, finishes } = await person({ momentum: false });
    expect((await finishes('09:00', 'pull'))?.note).toBe('');
    expect((await finishes('09:10'))?.note).toBe('level 2');
    await ledger.record({ id: 'v', type: 'void', ref: 'e2' }, { at: clock(2, '09:12'), offset: 60 });
    expect((await finishes('09:20'))?.note).toBe('');
    expect((await finishes('09:30', 'pull'))?.note).toBe('');
    expect((await finishes('09:40', 'pull'))?.note).toBe('level 3');
  });

  it('B1: no number to those who want words alone, and motion to those who want that', async () => {
    const calm = await person({ toast: 'words', goal: 1 });
    expect(await calm.finishes('09:00', 'pull')).toMatchObject({
      points: 0,
      moves: false,
      today: { reached: true, bonus: 0 },
    });
    const playful = await person({ toast: 'motion' });
    expect(await playful.finishes('09:00')).toMatchObject({ points: 10, moves: true });
  });

  it('on a day off how many there are, and no goal', async () => {
    const { finishes } = await person({ schedule: [2, 3, 4, 5] });
    expect((await finishes('09:00'))?.today).toEqual({ wins: 1, target: 0, reached: false, bonus: 0 });
  });
});
