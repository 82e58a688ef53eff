import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { wholeLog } from '#tests/support/merge.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { canonical } from '#utils/domain/canonical.ts';
import { projectAll } from '#utils/domain/project.ts';
import type { Snapshot } from '#utils/domain/views/dashboard.ts';
import { toPastEntry } from '#utils/domain/views/past-entry.ts';
import type { PastPart } from '#utils/messaging/past.ts';

let databases = 0;
const NOW = { at: Date.parse('2026-03-10T10:00:00Z'), offset: 60 };
const HOUR = 3_600_000;

function open() {
  const name = `past-${++databases}`;
  return { name, ledger: createLedger(name) };
}

/** Things of January 2020, a day apart. @param from the number of the first */
function partOf(count: number, source: PastPart['source'] = 'todoist', from = 0): PastPart {
  return {
    source,
    entries: Array.from({ length: count }, (_, index) => ({
      ...{ key: (from + index).toString(16).padStart(32, '0'), title: `Thing ${from + index}`, url: '' },
      ...{ at: Date.parse('2020-01-01T11:00:00Z') + (from + index) * 24 * HOUR, offset: 60 },
    })),
  };
}

/** What was brought in of 2020, newest first. */
const pastOf = async (ledger: Ledger, last = '2020-12-31') =>
  (await ledger.past('2020-01-01', last)).map(toPastEntry).sort((a, b) => b.at - a.at);

const winOf = (ledger: Ledger, id: string, hours = 0) =>
  ledger.record(
    {
      ...{
        id,
        type: 'complete',
        subject: `trello:card:${id}`,
        kind: 'card',
        site: 'trello',
        source: 'gesture',
      },
      text: { title: id, url: '' },
    },
    { ...NOW, at: NOW.at + hours * HOUR },
  );

/** What is stored, beside what the log projects to. */
async function projections({ name, ledger }: { name: string; ledger: Ledger }) {
  await ledger.config();
  const db = await openDB(name);
  const stored: Record<string, unknown[]> = {};
  for (const store of PROJECTIONS)
    stored[store] = (await db.getAll(store)).map((one) => canonical(one)).sort();
  const projected: Record<string, unknown[]> = Object.fromEntries(PROJECTIONS.map((store) => [store, []]));
  for (const [store, , value] of recordsOf(projectAll(await db.getAll('events'))))
    projected[store]?.push(canonical(value));
  for (const values of Object.values(projected)) values.sort();
  db.close();
  return { stored, projected };
}

describe('what is brought in', () => {
  it('is in the history of its days, and nothing that is scored changes', async () => {
    const [with_, without] = [open(), open()];
    for (const { ledger } of [with_, without]) await winOf(ledger, 'a');
    expect(await with_.ledger.takePast(partOf(40), NOW)).toEqual({ fresh: 40, known: 0 });
    for (const { ledger } of [with_, without]) await winOf(ledger, 'b', 1);

    const found = await pastOf(with_.ledger, '2020-01-31');
    expect(found).toHaveLength(31);
    expect(found[0]).toMatchObject({ title: 'Thing 30', day: '2020-01-31', source: 'todoist', site: '' });
    expect(await with_.ledger.months()).toEqual(['2026-03', '2020-02', '2020-01']);
    const now = { ...NOW, at: NOW.at + 2 * HOUR };
    const [shown, same] = [await with_.ledger.snapshot(now), await without.ledger.snapshot(now)];
    expect(shown.past).toMatchObject({ days: [], everOn: 40 });
    // Each device draws from its own salt, so points may differ.
    const scored = ({ wins, days }: Snapshot) => [
      wins.map(({ id, day, isWin, parts }) => [id, day, isWin, parts.base]),
      days.map(({ day, wins, targetWins, active }) => [day, wins, targetWins, active]),
    ];
    expect(scored(shown)).toEqual(scored(same));
    const { stored, projected } = await projections(with_);
    expect(stored).toEqual(projected);
    expect((await with_.ledger.verify()).faults).toEqual([]);
  });

  it('is there once, however often it comes, and a trial brings nothing in', async () => {
    const made = open();
    expect(await made.ledger.tryPast(partOf(5))).toEqual({ fresh: 5, known: 0 });
    expect(await wholeLog(made.ledger)).toEqual([]);
    await made.ledger.takePast(partOf(5), NOW);
    expect(await made.ledger.tryPast(partOf(7))).toEqual({ fresh: 2, known: 5 });
    expect(await made.ledger.takePast(partOf(7), NOW)).toEqual({ fresh: 2, known: 5 });
    // The same name at another source is another thing.
    expect(await made.ledger.takePast(partOf(1, 'csv'), NOW)).toEqual({ fresh: 1, known: 0 });
    expect(await pastOf(made.ledger)).toHaveLength(8);
    const twice = {
      ...partOf(1, 'csv', 50),
      entries: [...partOf(1, 'csv', 50).entries, ...partOf(1, 'csv', 50).entries],
    };
    expect(await made.ledger.takePast(twice, NOW)).toEqual({ fresh: 1, known: 1 });
  });

  it('is said now, however it is dated, so that no clock runs ahead by it', async () => {
    const made = open();
    const part = partOf(1);
    await made.ledger.takePast(
      { ...part, entries: part.entries.map((entry) => ({ ...entry, at: NOW.at + 1e12 })) },
      NOW,
    );
    const [, event] = await wholeLog(made.ledger);
    expect(event?.order).toBeLessThan(NOW.at + 10);
  });

  it('is known under the key of an earlier build as well', async () => {
    const made = open();
    await made.ledger.takePast(partOf(3), NOW);
    const keys = partOf(5).entries.map(({ key }) => key);
    const entries = partOf(5, 'todoist', 100).entries.map((entry, place) => ({
      ...entry,
      ...(place > 0 && { before: keys[place] as string }),
    }));
    const part = { ...partOf(0), entries };
    expect(await made.ledger.tryPast(part)).toEqual({ fresh: 3, known: 2 });
    expect(await made.ledger.takePast(part, NOW)).toEqual({ fresh: 3, known: 2 });
    expect(await made.ledger.takePast(part, NOW)).toEqual({ fresh: 0, known: 5 });
  });

  it('is removed one by one, and stays away when the file comes again', async () => {
    const made = open();
    await made.ledger.takePast(partOf(3), NOW);
    const [, second] = await pastOf(made.ledger, '2020-01-03');
    await made.ledger.record({ id: 'v', type: 'void', ref: second?.id ?? '' }, NOW);
    await made.ledger.record({ id: 'v2', type: 'void', ref: second?.id ?? '' }, NOW);
    const left = ['Thing 2', 'Thing 0'];
    const titles = async () => (await pastOf(made.ledger, '2020-01-03')).map(({ title }) => title);
    expect(await titles()).toEqual(left);
    const { stored, projected } = await projections(made);
    expect(stored).toEqual(projected);
    expect(await made.ledger.takePast(partOf(3), NOW)).toEqual({ fresh: 0, known: 3 });
    await made.ledger.rebuild();
    expect(await titles()).toEqual(left);
  });

  it('loses its words alone, or goes with its site, or with all that was brought in, or with everything', async () => {
    const made = open();
    const { ledger } = made;
    await winOf(ledger, 'a');
    await ledger.takePast(partOf(2), NOW);
    await ledger.takePast(partOf(2, 'trello'), NOW);
    const all = async () => (await pastOf(ledger)).map(({ source, title }) => `${source} ${title}`);
    const [newest] = await pastOf(ledger);
    await ledger.eraseText(newest?.id ?? '', NOW);
    expect(await all()).toContain(`${newest?.source} `);
    expect(await all()).toHaveLength(4);

    await ledger.eraseWins('e1', { site: 'trello' }, NOW);
    expect((await all()).every((name) => name.startsWith('todoist'))).toBe(true);
    expect(await ledger.wins('2026-01-01', '2026-12-31')).toEqual([]);
    await winOf(ledger, 'b');
    await ledger.eraseWins('e2', { site: 'past' }, NOW);
    expect(await all()).toEqual([]);
    expect(await ledger.wins('2026-01-01', '2026-12-31')).toHaveLength(1);
    // Whoever brings it in again after that means it.
    expect(await ledger.takePast(partOf(2), NOW)).toEqual({ fresh: 2, known: 0 });
    await ledger.eraseWins('e3', { all: true }, NOW);
    expect(await all()).toEqual([]);
    expect(JSON.stringify(await wholeLog(ledger))).not.toContain('Thing');
    expect((await ledger.verify()).faults).toEqual([]);
    const { stored, projected } = await projections(made);
    expect(stored).toEqual(projected);
  });

  it('travels in a copy, and what two devices brought in is there once', async () => {
    const [one, two] = [open(), open()];
    await one.ledger.takePast(partOf(4), NOW);
    await two.ledger.takePast(partOf(6), NOW);
    const taken = await one.ledger.takeIn(await wholeLog(two.ledger));
    await one.ledger.finishMerge();
    expect(taken).toMatchObject({ fresh: 7, aside: [] });
    const titles = async () => (await pastOf(one.ledger, '2020-01-31')).map(({ title }) => title);
    expect(await titles()).toEqual([5, 4, 3, 2, 1, 0].map((number) => `Thing ${number}`));
    const { stored, projected } = await projections(one);
    expect(stored).toEqual(projected);
    const [newest] = await pastOf(one.ledger, '2020-01-03');
    await one.ledger.record({ id: 'v', type: 'void', ref: newest?.id ?? '' }, NOW);
    expect(await titles()).not.toContain(newest?.title);
    const after = await projections(one);
    expect(after.stored).toEqual(after.projected);
  });

  it('is projected event by event as from the whole log, whatever is done with it', async () => {
    const act = fc.record({
      what: fc.constantFrom('take', 'take', 'take', 'remove', 'win', 'words', 'erase', 'merge'),
      from: fc.nat(12),
      count: fc.integer({ min: 1, max: 6 }),
      source: fc.constantFrom('csv', 'trello'),
      place: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        const [made, other] = [open(), open()];
        const { ledger } = made;
        await other.ledger.takePast(partOf(6, 'csv', 3), NOW);
        for (const [index, { what, from, count, source, place }] of acts.entries()) {
          const shown = await pastOf(ledger);
          const ref = shown[place % Math.max(1, shown.length)]?.id ?? 'none';
          if (what === 'take') await ledger.takePast(partOf(count, source, from), NOW);
          else if (what === 'remove') await ledger.record({ id: `v${index}`, type: 'void', ref }, NOW);
          else if (what === 'win') await winOf(ledger, `w${index}`);
          else if (what === 'words') await ledger.eraseText(ref, NOW);
          else if (what === 'erase') await ledger.eraseWins(`e${index}`, { site: 'past' }, NOW);
          else {
            await ledger.takeIn(await wholeLog(other.ledger));
            await ledger.finishMerge();
          }
        }
        const { stored, projected } = await projections(made);
        expect(stored).toEqual(projected);
        expect(new Set((await pastOf(ledger)).map(({ subject }) => subject)).size).toBe(
          (await pastOf(ledger)).length,
        );
        expect((await ledger.verify()).faults).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is mended where its projection is lost', async () => {
    const made = open();
    await made.ledger.takePast(partOf(2), NOW);
    const db = await openDB(made.name);
    await db.clear('past');
    db.close();
    const again = createLedger(made.name);
    expect((await again.snapshot(NOW)).past.everOn).toBe(2);
  });
});
