import { copyProfile } from '#tests/support/copy-profile.ts';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { lawRuns } from '#tests/support/law-runs.ts';
import { wholeLog } from '#tests/support/merge.ts';
import type { NewEvent } from '#utils/background/ledger/append.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { DAY_MS, HOUR_MS } from '#utils/domain/calendar.ts';
import { canonical } from '#utils/domain/canonical.ts';
import { isErased } from '#utils/domain/erasure.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';

const MONDAY = Date.parse('2026-03-02T10:00:00Z');
let databases = 0;

interface Installation {
  name: string;
  ledger: Ledger;
  /** How far its clock is off, in ms. */
  skew: number;
}

const STEP = fc.record({
  act: fc.constantFrom(
    ...(['complete', 'complete', 'complete', 'uncomplete', 'void', 'settings', 'note', 'note'] as const),
    ...(['copy', 'copy', 'copy', 'clone', 'erase text', 'erase site'] as const),
  ),
  who: fc.nat(20),
  other: fc.nat(20),
  item: fc.nat(4),
  pause: fc.nat(20 * HOUR_MS),
  /** Which part of a copy comes over, of how many; and whether its own texts do. */
  share: fc.record({
    from: fc.nat(3),
    keep: fc.nat(4),
    own: fc.boolean(),
    twice: fc.boolean(),
    back: fc.boolean(),
  }),
});

type Step = typeof STEP extends fc.Arbitrary<infer S> ? S : never;

const step = (act: Step['act'], more: Partial<Step> = {}): Step => ({
  ...{ act, who: 0, other: 0, item: 0, pause: 0 },
  share: { from: 0, keep: 0, own: false, twice: false, back: false },
  ...more,
});

/** A copied profile goes on apart; a third installation hears of its second entry and not of its first. */
const HOLE_AT_A_FORK: [Step[], number[]] = [
  [
    step('clone'),
    step('complete', { who: 20 }),
    step('copy', {
      ...{ who: 16, other: 11 },
      share: { from: 1, keep: 1, own: false, twice: false, back: false },
    }),
    ...[step('complete'), step('complete'), step('complete')],
  ],
  [0, 0],
];

function open(skew: number): Installation {
  const name = `law-${++databases}`;
  return { name, ledger: createLedger(name), skew };
}

/** A second installation on a copy of the profile: the same log, under the same name. */
async function cloneOf({ name, skew }: Installation): Promise<Installation> {
  const copy = open(skew);
  await copyProfile(name, copy.name);
  return { ...copy, ledger: createLedger(copy.name) };
}

/** Takes in a whole log, in small parts. Nothing of an honest one is set aside. */
async function take({ ledger }: Installation, log: readonly StoredEvent[]) {
  for (let from = 0; from < log.length; from += 3)
    expect((await ledger.takeIn(log.slice(from, from + 3))).aside).toEqual([]);
  await ledger.finishMerge();
}

/**
 * Takes in a log with holes, in whatever order. Where a profile was copied, an entry whose predecessor is missing cannot
 * be told from one that was changed, so it is set aside until that comes.
 */
async function takePart({ ledger }: Installation, part: readonly StoredEvent[]) {
  for (let from = 0; from < part.length; from += 3)
    for (const { why } of (await ledger.takeIn(part.slice(from, from + 3))).aside)
      expect(why).toBe('changed');
  await ledger.finishMerge();
}

/** The last win of an item's that an installation knows. */
async function winOn(one: Installation, subject: string): Promise<string | undefined> {
  const log = await wholeLog(one.ledger);
  return log.findLast((event) => !isErased(event) && event.subject === subject && event.type === 'complete')
    ?.id;
}

async function write(one: Installation, entry: NewEvent, at: number): Promise<void> {
  await one.ledger.record(entry, { at: at + one.skew, offset: 60 });
}

/** Does one step of a story. @returns the installations after it */
async function play(
  all: Installation[],
  { act, who, other, item, share }: Step,
  at: number,
): Promise<Installation[]> {
  const one = all[who % all.length] as Installation;
  const two = all[other % all.length] as Installation;
  const site = item % 2 ? 'github' : 'trello';
  const subject = item === 4 ? 'manual:x' : `${site}:card:${item}`;
  const id = crypto.randomUUID();
  const text = { title: `Title ${id}`, url: '' };
  const moment = { at: at + one.skew, offset: 60 };
  if (act === 'complete' || act === 'uncomplete')
    await write(one, { id, type: act, subject, kind: 'card', site, source: 'hand', text }, at);
  else if (act === 'settings')
    await write(one, { id, type: 'settings', subject: 'config', settings: { dailyTarget: 1 + item } }, at);
  else if (act === 'erase site') await one.ledger.eraseWins(id, { site }, moment);
  else if (act === 'clone') return all.length < 5 ? [...all, await cloneOf(one)] : all;
  else if (act === 'copy') {
    const log = await wholeLog(two.ledger, share.own);
    // A part of the log, with holes in it.
    const part = log.filter((_, place) => place % 5 >= share.from || share.keep === 0);
    const told = share.back ? part.toReversed() : part;
    await takePart(one, share.twice ? [...told, ...told] : told);
  } else {
    const ref = await winOn(one, subject);
    if (ref === undefined) return all;
    if (act === 'void') await write(one, { id, type: 'void', ref }, at);
    else if (act === 'note') await one.ledger.setWinNote(id, ref, item ? `Words ${id}` : '', moment);
    else await one.ledger.eraseText(ref, moment);
  }
  return all;
}

/** All that is stored, but for what each installation has of its own. */
async function dump({ name, ledger }: Installation) {
  await ledger.config();
  const db = await openDB(name);
  const stores: Record<string, string[]> = {};
  for (const store of ['events', ...PROJECTIONS]) {
    const keys = await db.getAllKeys(store);
    stores[store] = (await db.getAll(store)).map((value, index) => `${keys[index]} ${canonical(value)}`);
  }
  const projected = [...recordsOf(projectAll(await db.getAll('events')))];
  for (const store of PROJECTIONS) {
    const values = projected.filter(([own]) => own === store).map(([, , value]) => canonical(value));
    expect((await db.getAll(store)).map((value) => canonical(value)).sort()).toEqual(values.sort());
  }
  db.close();
  return stores;
}

it.each([2, 5])(
  'merge: %i installations, with clocks days apart, copies in parts and copied profiles, come to one state, and nothing is lost',
  async (count) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(STEP, { minLength: 4, maxLength: 16 }),
        fc.array(fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }), { minLength: count, maxLength: count }),
        async (steps, skews) => {
          let all = skews.map(open);
          let at = MONDAY;
          const acknowledged = new Map<string, StoredEvent>();
          for (const step of steps) {
            at += step.pause;
            all = await play(all, step, at);
            for (const { ledger } of all)
              for (const event of await wholeLog(ledger)) acknowledged.set(event.id, event);
          }
          // Everybody hears of everything, of erasures as well. What they have is full of holes until then.
          for (const hear of [takePart, take])
            for (const one of all)
              for (const two of all) if (one !== two) await hear(one, await wholeLog(two.ledger));
          const [first, ...others] = await Promise.all(all.map(dump));
          for (const other of others) expect(other).toEqual(first);
          const [one] = all as [Installation];
          const log = await wholeLog(one.ledger);
          expect(log.map(({ id }) => id).sort()).toEqual([...acknowledged.keys()].sort());
          for (const event of log) expect(event.hash).toBe(acknowledged.get(event.id)?.hash);
          const faults = (await one.ledger.verify()).faults.filter(({ what }) => what !== 'fork');
          expect(faults).toEqual([]);
          // What was erased is, wherever it came from.
          const erased = log.filter((event) => !isErased(event) && event.noteKind === 'erased');
          for (const { subject } of erased) {
            const target = log.find(({ id }) => subject === `erased:text:${id}`);
            expect(target?.text).toBeUndefined();
          }
        },
      ),
      { numRuns: lawRuns(count === 2 ? 40 : 15), examples: count === 2 ? [HOLE_AT_A_FORK] : [] },
    );
  },
  300_000,
);
