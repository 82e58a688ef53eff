import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_DAY } from '#tests/support/ledger.ts';
import { logs } from '#tests/support/logs.ts';
import { mergeInto, sealed } from '#tests/support/merge.ts';
import type { NewEvent } from '#utils/background/ledger/append.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import type { Moved } from '#utils/background/ledger/move-win.ts';
import { addDays, DAY_MS, type DayKey, HOUR_MS, type Moment } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { habitSubjectOn } from '#utils/domain/planning/habits.ts';
import { BACK_DAYS } from '#utils/domain/rules.ts';
import { dayAt } from '#utils/domain/settings.ts';
import { RefusedError } from '#utils/messaging/answer.ts';

let databases = 0;

/** A Wednesday of March 2026, in the evening in Berlin. */
const NOW: Moment = { at: Date.parse('2026-03-11T19:00:00Z'), offset: 60 };
const TODAY = '2026-03-11';
const ago = (ms: number): Moment => ({ at: NOW.at - ms, offset: NOW.offset });
const id = () => crypto.randomUUID();

/** A ledger with a card of two days before at 18:00, and a note on it. */
async function open() {
  const ledger = createLedger(`edit-${++databases}`);
  const settings = { ...ANY_DAY, surprise: 'steady' } as const;
  await ledger.record({ id: id(), type: 'settings', subject: CONFIG_SUBJECT, settings }, ago(9 * DAY_MS));
  const finish = async (subject: string, moment: Moment, more: object = {}) => {
    const entry = {
      ...{ id: id(), type: 'complete', subject, kind: 'card', site: 'trello', source: 'gesture' },
      text: { title: subject, url: 'https://trello.com/c/aaaaaaaa' },
      ...more,
    };
    await ledger.record(entry as NewEvent, moment);
    return entry.id;
  };
  const ref = await finish('trello:card:1', ago(2 * DAY_MS + 2 * HOUR_MS));
  await ledger.setWinNote(id(), ref, 'Took three tries', NOW);
  const wins = () => ledger.wins(addDays(TODAY, -30), addDays(TODAY, 30));
  return { ledger, finish, ref, wins };
}

/** Moves a win to a day; by then it is noon there, if the win has no hour. */
function move(ledger: Ledger, ref: string, day: DayKey, to = id()): Promise<Moved> {
  const noon = { at: Date.parse(`${day}T11:00:00Z`), offset: 60 };
  return ledger.move({ id: to, ref, day, moment: noon }, NOW);
}

describe('a win’s own title', () => {
  it('is shown wherever the win is, until it is emptied, and its link stays', async () => {
    const { ledger, ref, wins } = await open();
    const shown = async () => {
      const [snapshot] = (await ledger.snapshot(NOW)).wins;
      const [listed] = await wins();
      const { oldest } = await ledger.week(TODAY, NOW);
      expect(listed).toEqual(snapshot);
      expect(snapshot?.url).toBe('https://trello.com/c/aaaaaaaa');
      return [listed?.title, oldest?.win.title ?? listed?.title];
    };
    await ledger.renameWin(id(), ref, 'Launch post', NOW);
    expect(await shown()).toEqual(['Launch post', 'Launch post']);
    await ledger.renameWin(id(), ref, 'Launch post, second part', NOW);
    expect(await shown()).toEqual(['Launch post, second part', 'Launch post, second part']);
    await ledger.renameWin(id(), ref, '', NOW);
    expect(await shown()).toEqual(['trello:card:1', 'trello:card:1']);
  });

  it('is suggested for a win by hand in place of the one that was typed', async () => {
    const { ledger, finish } = await open();
    const manual = { kind: 'manual', site: undefined, source: 'hand', text: { title: 'Caled Ada', url: '' } };
    const ref = await finish('manual:1', ago(HOUR_MS), manual);
    await ledger.renameWin(id(), ref, 'Called Ada', NOW);
    expect((await ledger.snapshot(NOW)).manualTitles).toEqual(['Called Ada']);
  });

  it('last word: is the one that was said last, whatever the clock shows, and no word of others is left', async () => {
    const { ledger, ref, wins } = await open();
    await ledger.renameWin(id(), ref, 'First', NOW);
    await ledger.renameWin(id(), ref, 'Second', ago(5 * DAY_MS));
    expect((await wins()).map(({ title }) => title)).toEqual(['Second']);
    const { events } = await ledger.logPart(undefined, true);
    expect(JSON.stringify(events)).not.toContain('First');
    expect(await ledger.verify()).toMatchObject({ faults: [] });
  });

  it('of two devices is the same on both, in whichever order they hear of each other', async () => {
    const { ledger, ref } = await open();
    const copy = (await ledger.logPart(undefined, true)).events;
    const other = createLedger(`edit-${++databases}`);
    await mergeInto(other, copy);
    await ledger.renameWin(id(), ref, 'Here', NOW);
    await other.renameWin(id(), ref, 'There', NOW);
    const [here, there] = [await ledger.logPart(undefined, true), await other.logPart(undefined, true)];
    await mergeInto(ledger, there.events);
    await mergeInto(other, here.events);
    const titles = async (ledger: Ledger) => (await ledger.snapshot(NOW)).wins.map(({ title }) => title);
    expect(await titles(ledger)).toEqual(await titles(other));
    expect(['Here', 'There']).toEqual(expect.arrayContaining(await titles(ledger)));
  });

  it('goes with all other words, and with the win’s site', async () => {
    for (const erase of ['words', 'site'] as const) {
      const { ledger, ref, wins } = await open();
      await ledger.renameWin(id(), ref, 'Launch post', NOW);
      if (erase === 'words') await ledger.eraseText(ref, NOW);
      else await ledger.eraseWins(id(), { site: 'trello' }, NOW);
      expect((await wins()).map(({ title }) => title)).toEqual(erase === 'words' ? [''] : []);
      const { events } = await ledger.logPart(undefined, true);
      expect(JSON.stringify(events)).not.toMatch(/Launch post|three tries/);
      expect(await ledger.verify()).toMatchObject({ faults: [] });
    }
  });

  it('is in a copy of work alone, and notes are not', async () => {
    const { ledger, ref } = await open();
    await ledger.renameWin(id(), ref, 'Launch post', NOW);
    const { events } = await ledger.logPart(undefined, false);
    expect(JSON.stringify(events)).toContain('Launch post');
    expect(JSON.stringify(events)).not.toContain('three tries');
  });
});

describe('a win that is moved', () => {
  it('keeps its hour, its words and its points, and leaves nothing where it was', async () => {
    const { ledger, ref, wins } = await open();
    await ledger.renameWin(id(), ref, 'Launch post', NOW);
    const to = id();
    const [before] = await wins();
    expect(await move(ledger, ref, addDays(TODAY, -5), to)).toBe('moved');
    expect(await move(ledger, ref, addDays(TODAY, -5), to)).toBe('moved');
    const [after, ...others] = await wins();
    expect(others).toEqual([]);
    expect(after).toEqual({
      ...before,
      id: to,
      day: addDays(TODAY, -5),
      at: NOW.at - 5 * DAY_MS - 2 * HOUR_MS,
    });
    expect(await ledger.winDetails(to, NOW)).toMatchObject({ note: 'Took three tries' });
    expect(await ledger.winNotes()).toEqual([{ ref: to, note: 'Took three tries' }]);
    expect(await ledger.verify()).toMatchObject({ faults: [] });
  });

  it('is not taken back by that, as an Undo takes it', async () => {
    const { ledger, ref } = await open();
    const achieved = async () => Object.keys((await ledger.snapshot(NOW)).totals?.achieved ?? {});
    const moved = id();
    await move(ledger, ref, TODAY, moved);
    expect(await achieved()).not.toContain('kept it honest');
    await ledger.record({ id: id(), type: 'void', ref: moved }, NOW);
    expect(await achieved()).toContain('kept it honest');
  });

  it('to an hour of today that is still to come is of the moment that was given', async () => {
    const { ledger, finish, wins } = await open();
    const late = await finish('trello:card:2', ago(DAY_MS - HOUR_MS));
    const moment = ago(HOUR_MS);
    expect(await ledger.move({ id: id(), ref: late, day: TODAY, moment }, NOW)).toBe('moved');
    expect((await wins()).find(({ day }) => day === TODAY)?.at).toBe(moment.at);
  });

  it('is a habit’s win of the other day', async () => {
    const { ledger, finish } = await open();
    const manual = { kind: 'manual', site: undefined, source: 'hand' };
    const ref = await finish(habitSubjectOn('habit:h', addDays(TODAY, -1)), ago(DAY_MS), manual);
    await move(ledger, ref, addDays(TODAY, -3));
    expect(await ledger.habitDays('habit:h', NOW)).toEqual([addDays(TODAY, -3)]);
  });

  it('stays where a day or a later one has it, after it was opened again, and too long ago; nothing is written then', async () => {
    const { ledger, finish, ref, wins } = await open();
    const again = await finish('trello:card:1', ago(2 * HOUR_MS));
    const old = await finish('trello:card:3', ago((BACK_DAYS + 1) * DAY_MS));
    const opened = await finish('trello:card:4', ago(6 * DAY_MS));
    const uncomplete = { type: 'uncomplete', id: id() };
    await finish('trello:card:4', ago(DAY_MS), uncomplete);
    const before = [await wins(), await ledger.logPart(undefined, true)];
    expect(await move(ledger, ref, TODAY)).toBe('taken');
    expect(await move(ledger, again, addDays(TODAY, -2))).toBe('taken');
    expect(await move(ledger, ref, addDays(TODAY, -3))).toBe('taken');
    expect(await move(ledger, opened, addDays(TODAY, -3))).toBe('taken');
    expect(await move(ledger, 'unknown', TODAY)).toBe('missing');
    await expect(move(ledger, old, TODAY)).rejects.toEqual(new RefusedError('too long ago'));
    expect([await wins(), await ledger.logPart(undefined, true)]).toEqual(before);
  });

  it.each([
    ['of today goes back', 0, -1],
    ['of today goes back, over some days', 0, -5],
    ['dated by a clock that ran ahead comes to today', 400, 0],
    ['dated by a clock that ran ahead comes to yesterday', 3, -1],
  ])('of a recurring card %s, and the one before stays', async (_, dated, to) => {
    const { ledger, finish, wins } = await open();
    const before = await finish('trello:card:5', ago(7 * DAY_MS));
    const again = await finish('trello:card:5', ago(-dated * DAY_MS + HOUR_MS));
    const moved = id();
    expect(await move(ledger, again, addDays(TODAY, to), moved)).toBe('moved');
    const own = (await wins()).filter(({ title }) => title === 'trello:card:5');
    expect(own.map(({ id, day }) => [id, day])).toEqual([
      [moved, addDays(TODAY, to)],
      [before, addDays(TODAY, -7)],
    ]);
  });

  it('leaves every projection as the log alone makes it, and no win doubled or lost', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(
        logs(25),
        fc.nat(),
        fc.integer({ min: 0, max: BACK_DAYS }),
        async (log, pick, back) => {
          const ledger = createLedger(`edit-${++databases}`);
          await mergeInto(ledger, sealed(log));
          const last = log.toSorted((a, b) => a.at - b.at).at(-1);
          const now: Moment = { at: last?.at ?? NOW.at, offset: last?.offset ?? 60 };
          const today = dayAt(now, (await ledger.config()).changes);
          const all = () => ledger.wins('1970-01-01', '2100-01-01');
          const before = await all();
          const late = before.filter(({ day }) => day >= addDays(today, -BACK_DAYS));
          const win = late[pick % Math.max(1, late.length)];
          if (!win) return;
          const day = addDays(today, -back);
          const noon = { at: Date.parse(`${day}T12:00Z`), offset: 0 };
          const done = await ledger
            .move({ id: 'moved', ref: win.id, day, moment: noon }, now)
            .catch((error) => {
              if (!(error instanceof RefusedError)) throw error;
            });
          const after = await all();
          expect(after.map(({ id }) => id).toSorted()).toEqual(
            before.map(({ id }) => (done === 'moved' && id === win.id ? 'moved' : id)).toSorted(),
          );
          if (done === 'moved') moved++;
          const shown = await ledger.snapshot(now);
          await ledger.rebuild();
          expect(await ledger.snapshot(now)).toEqual(shown);
          expect(await all()).toEqual(after);
        },
      ),
      { numRuns: 40 },
    );
    expect(moved).toBeGreaterThan(0);
  });
});
