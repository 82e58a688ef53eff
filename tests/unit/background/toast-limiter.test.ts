import { describe, expect, it } from 'vitest';
import { createToastLimiter } from '#utils/background/toast-limiter.ts';
import { type ConfigHistory, NO_CONFIG } from '#utils/domain/config-history.ts';

/** A Monday at ten, in winter's Berlin. */
const TEN = { at: Date.parse('2026-03-02T09:00:00Z'), offset: 60 };
const later = (ms: number) => ({ ...TEN, at: TEN.at + ms });

/** Session storage, as far as it is needed; what was asked before it is stopped is asked again from it. */
function store() {
  const kept: Record<string, unknown> = {};
  return {
    get: async (key: unknown) => ({ [String(key)]: kept[String(key)] ?? undefined }),
    set: async (values: Record<string, unknown>) => void Object.assign(kept, values),
  } as Parameters<typeof createToastLimiter>[0];
}

async function shown(config: ConfigHistory, moments: { at: number; offset: number }[]): Promise<boolean[]> {
  const storage = store();
  const results: boolean[] = [];
  // A worker is started anew for each.
  for (const moment of moments) results.push(await createToastLimiter(storage)(moment, config));
  return results;
}

describe('toasts', () => {
  it('B3: six an hour, and the next when the hour is over', async () => {
    const each = [0, 1, 2, 3, 4, 5, 6, 59, 60, 61].map((minutes) => later(minutes * 60_000));
    expect(await shown(NO_CONFIG, each)).toEqual([...Array(6).fill(true), false, false, true, true]);
  });

  it('B3: what joins the toast that is up makes no new one', async () => {
    const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(
      await shown(
        NO_CONFIG,
        seconds.map((second) => later(second * 1000)),
      ),
    ).toEqual(Array(10).fill(true));
    const five = [0, 4, 8, 12, 16, 20, 24].map((second) => later(second * 1000));
    expect(await shown(NO_CONFIG, five)).toEqual([...Array(6).fill(true), false]);
  });

  it('B3: those that come at once are counted one after the other', async () => {
    const cap = createToastLimiter(store());
    const results = await Promise.all(
      [0, 1, 2, 3, 4, 5, 6].map((minute) => cap(later(minute * 60_000), NO_CONFIG)),
    );
    expect(results).toEqual([...Array(6).fill(true), false]);
  });

  it('B2: none in quiet hours, on an off day, in rest, or in record-only; and these count for nothing', async () => {
    const evening = later(10 * 3_600_000);
    const saturday = later(5 * 86_400_000);
    expect(await shown(NO_CONFIG, [evening, saturday])).toEqual([false, false]);
    const resting = {
      ...NO_CONFIG,
      rests: [{ from: '2026-03-02', to: '2026-03-02', reason: 'sick' as const }],
    };
    expect(await shown(resting, [TEN, later(86_400_000)])).toEqual([false, true]);
    const recording = { ...NO_CONFIG, changes: [{ from: '2026-03-03', settings: { game: false } }] };
    expect(await shown(recording, [TEN])).toEqual([false]);
  });

  it('is not held up by a clock that was set back', async () => {
    const future = [1, 2, 3, 4, 5, 6].map((minutes) => later(86_400_000 + minutes * 60_000));
    expect((await shown(NO_CONFIG, [...future, TEN])).at(-1)).toBe(true);
  });
});
