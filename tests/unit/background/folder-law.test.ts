import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Folder } from '#tests/support/folder.ts';
import { cloneOf, type Installation, install, storedIn, sync } from '#tests/support/installations.ts';
import { lawRuns } from '#tests/support/law-runs.ts';
import { wholeLog } from '#tests/support/merge.ts';
import type { NewEvent } from '#utils/background/ledger/append.ts';
import { DAY_MS, HOUR_MS } from '#utils/domain/calendar.ts';
import { isErased } from '#utils/domain/erasure.ts';
import { selectDashboard } from '#utils/domain/views/dashboard.ts';

const MONDAY = Date.parse('2026-03-02T10:00:00Z');

/** A browser on a computer of its own, with its own place for the folder, which some program carries. */
interface Computer {
  browser: Installation;
  folder: Folder;
  /** How far its clock is off, in ms. */
  skew: number;
}

const STEP = fc.record({
  act: fc.constantFrom(
    ...(['complete', 'complete', 'complete', 'uncomplete', 'void', 'settings', 'note', 'goal'] as const),
    ...(['habit', 'priority', 'timer', 'past', 'erase text', 'erase site', 'clone'] as const),
    ...(['sync', 'sync', 'sync', 'sync', 'carry', 'carry', 'carry', 'carry'] as const),
  ),
  who: fc.nat(20),
  other: fc.nat(20),
  item: fc.nat(4),
  pause: fc.nat(20 * HOUR_MS),
  /** How a file is carried: some stay behind, come in half, twice under another name, or a while later. */
  carried: fc.record({
    from: fc.nat(3),
    every: fc.integer({ min: 1, max: 4 }),
    half: fc.boolean(),
    twice: fc.boolean(),
  }),
});
type Step = typeof STEP extends fc.Arbitrary<infer S> ? S : never;

const computer = (skew: number): Computer => ({ browser: install(), folder: new Folder('Cloud'), skew });

/** Carries files from one computer to another, as sync programs do: what one alone writes is never in conflict. */
function carry(from: Computer, to: Computer, { from: first, every, half, twice }: Step['carried']): void {
  [...from.folder.files].forEach(([path, bytes], place) => {
    if (place % every !== first % every) return;
    // A program knows which of two is the later one by what each computer has changed.
    if (!isNewer(from, to, path)) return;
    if (half) to.folder.put(path, bytes.slice(0, bytes.length >> 1));
    else to.folder.put(path, bytes);
    if (twice) to.folder.put(`${path}.sync-conflict-20260302-100000-ABCDEFG`, bytes);
  });
}

/** Whether a file of one computer is later than that of another; each is written by one browser alone. */
function isNewer(from: Computer, to: Computer, path: string): boolean {
  const [writer = ''] = path.split('/');
  return (
    to.browser.keeper.progress?.writer !== writer && from.folder.files.get(path) !== to.folder.files.get(path)
  );
}

/**
 * Everything reaches everybody, and what its writer deleted is deleted. Where two write under one name, since a profile
 * was copied, the first of them wins.
 */
function carryAll(all: readonly Computer[]): void {
  for (const [place, from] of all.entries())
    for (const [other, to] of all.entries()) {
      const own = from.browser.keeper.progress?.writer;
      if (from === to || !own || (to.browser.keeper.progress?.writer === own && place > other)) continue;
      const theirs = new Map([...from.folder.files].filter(([path]) => path.startsWith(`${own}/`)));
      for (const path of [...to.folder.files.keys()])
        if (path.startsWith(`${own}/`) && !theirs.has(path)) to.folder.drop(path);
      for (const [path, bytes] of theirs) to.folder.put(path, bytes);
    }
}

async function play(all: Computer[], step: Step, at: number): Promise<Computer[]> {
  const { act, who, other, item } = step;
  const one = all[who % all.length] as Computer;
  const two = all[other % all.length] as Computer;
  const { ledger } = one.browser;
  const moment = { at: at + one.skew, offset: 60 };
  const id = crypto.randomUUID();
  const site = item % 2 ? 'github' : 'trello';
  const subject = item === 4 ? 'manual:x' : `${site}:card:${item}`;
  const text = { title: `Title ${id}`, url: '' };
  const write = (entry: NewEvent) => ledger.record(entry, moment);
  if (act === 'complete' || act === 'uncomplete')
    await write({ id, type: act, subject, kind: 'card', site, source: 'hand', text });
  else if (act === 'settings')
    await write({ id, type: 'settings', subject: 'config', settings: { dailyTarget: 1 + item } });
  else if (act === 'goal') await write({ id, type: 'goal', subject: `goal:${item}`, text });
  else if (act === 'habit')
    await write({ id, type: 'habit', subject: `habit:${item}`, weekdays: [1, 3], text });
  else if (act === 'priority') await write({ id, type: 'priority', subject, text });
  else if (act === 'timer') await write({ id, type: 'timer', subject: `timer:${id}`, minutes: 5, text });
  else if (act === 'past')
    await ledger.takePast(
      {
        source: 'csv',
        entries: [{ key: String(item).padStart(32, '0'), title: text.title, url: '', at, offset: 60 }],
      },
      moment,
    );
  else if (act === 'erase site') await ledger.eraseWins(id, { site }, moment);
  else if (act === 'clone') {
    if (all.length >= 6) return all;
    const folder = new Folder('Cloud');
    for (const [path, bytes] of one.folder.files) folder.put(path, bytes);
    return [...all, { browser: await cloneOf(one.browser), folder, skew: one.skew }];
  } else if (act === 'sync') await sync(one.browser, one.folder);
  else if (act === 'carry') {
    if (one !== two) carry(one, two, step.carried);
  } else {
    const log = await wholeLog(ledger);
    const win = log.findLast(
      (event) => !isErased(event) && event.subject === subject && event.type === 'complete',
    );
    if (!win) return all;
    if (act === 'void') await write({ id, type: 'void', ref: win.id });
    else if (act === 'note') await ledger.setWinNote(id, win.id, item ? `Words ${id}` : '', moment);
    else await ledger.eraseText(win.id, moment);
  }
  return all;
}

/** What a page shows, whichever browser it is in. */
async function shown({ browser }: Computer, at: number) {
  const now = { at, offset: 60 };
  return selectDashboard(await browser.ledger.snapshot(now), now);
}

it.each([2, 5])(
  'folder: %i computers, whose files come late, in parts, twice or in half, with clocks days apart and copied profiles, come to one state, and nothing is lost',
  async (count) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(STEP, { minLength: 6, maxLength: 24 }),
        fc.array(fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }), { minLength: count, maxLength: count }),
        async (steps, skews) => {
          let all = skews.map(computer);
          let at = MONDAY;
          const acknowledged = new Set<string>();
          for (const step of steps) {
            at += step.pause;
            all = await play(all, step, at);
            for (const { browser } of all)
              for (const { id } of await wholeLog(browser.ledger)) acknowledged.add(id);
          }
          for (let round = 0; round < 4; round++) {
            for (const { browser, folder } of all) await sync(browser, folder);
            carryAll(all);
          }
          const [first, ...others] = await Promise.all(all.map(({ browser }) => storedIn(browser)));
          expect(first?.wrong).toEqual([]);
          for (const other of others) expect(other).toEqual(first);
          const [one] = all as [Computer];
          expect((await wholeLog(one.browser.ledger)).map(({ id }) => id).sort()).toEqual(
            [...acknowledged].sort(),
          );
          // One more browser has all of it from the files alone.
          const late = { ...computer(0), folder: one.folder };
          await sync(late.browser, late.folder);
          const { wrong, stores } = await storedIn(late.browser);
          expect(wrong).toEqual([]);
          expect(stores.events?.length).toBe(acknowledged.size);
          // Every page shows the same: total, streak, level, goals, habits, settings, priority and timer.
          for (const now of [at, at + 4 * DAY_MS]) {
            const pages = await Promise.all([...all, late].map((computer) => shown(computer, now)));
            for (const page of pages) expect(page).toEqual(pages[0]);
          }
        },
      ),
      { numRuns: lawRuns(count === 2 ? 40 : 15) },
    );
  },
  300_000,
);
