import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { clock } from '#tests/support/events.ts';
import { mergeInto, wholeLog } from '#tests/support/merge.ts';
import type { CompletionEntry } from '#utils/background/ledger/append.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { weekStartOf } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

let databases = 0;
const open = (weekStart?: number) => createLedger(`weeks-${++databases}`, weekStart);
const on = (date: number) => ({ at: clock(date, '12:00'), offset: 60 });
const done = (id: string): CompletionEntry => ({
  ...{ id, type: 'complete', subject: `manual:${id}`, kind: 'manual', source: 'hand' },
  text: { title: 'Called', url: '' },
});
const typesOf = async (ledger: ReturnType<typeof open>) =>
  (await wholeLog(ledger)).toSorted((a, b) => a.seq - b.seq).map(({ type }) => type);

describe('T9: the log says on which weekday weeks begin', () => {
  it('from its start, once, and so from the first day on', async () => {
    const ledger = open(7);
    await ledger.record(done('a'), on(4));
    await ledger.record(done('b'), on(5));
    expect(await typesOf(ledger)).toEqual(['note', 'settings', 'complete', 'complete']);
    expect(weekStartOf(await ledger.config(), '2026-03-04')).toBe('2026-03-01');
  });

  it('not where it is the usual one', async () => {
    const ledger = open(DEFAULTS.weekStart);
    await ledger.record(done('a'), on(4));
    expect(await typesOf(ledger)).toEqual(['note', 'complete']);
  });

  it('and another device does not say otherwise', async () => {
    const [one, other] = [open(6), open(7)];
    await one.record(done('a'), on(4));
    await mergeInto(other, await wholeLog(one));
    await other.record(done('b'), on(5));
    expect(weekStartOf(await other.config(), '2026-03-20')).toBe('2026-03-14');
  });

  it('until the person does; then everything is as if it were projected anew', async () => {
    const ledger = open(7);
    for (const date of [2, 3, 4]) await ledger.record(done(`${date}`), on(date));
    const settings = { weekStart: 3 };
    await ledger.record({ id: 's', type: 'settings', subject: CONFIG_SUBJECT, settings }, on(4));
    for (const date of [9, 10, 11, 12]) await ledger.record(done(`${date}`), on(date));
    const kept = await ledger.snapshot(on(12));
    expect(weekStartOf(kept.config, '2026-03-12')).toBe('2026-03-11');
    await ledger.rebuild();
    expect(await ledger.snapshot(on(12))).toEqual(kept);
    expect((await ledger.week('2026-03-12', on(12))).first).toBe('2026-03-11');
    expect((await ledger.week('2026-03-09', on(12))).wins).toBe(2);
  });
});
