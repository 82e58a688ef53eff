import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createToastLimiter } from '#utils/background/toast-limiter.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, NO_CONFIG } from '#utils/domain/config-history.ts';
import type { ToastStyle } from '#utils/domain/planning/toast-style.ts';

/** A Monday at ten, in winter's Berlin. */
const TEN = { at: Date.parse('2026-03-02T09:00:00Z'), offset: 60 };
const later = (ms: number) => ({ ...TEN, at: TEN.at + ms });
const minutes = (...after: number[]) => after.map((minute) => later(minute * 60_000));
const seconds = (...after: number[]) => after.map((second) => later(second * 1000));
/** More wins than the first ones, which are answered in full at any hour. */
const MANY = 100;
const SIX: ToastStyle[] = Array(6).fill('full');

/** Session storage, as far as it is needed; what was asked before it is stopped is asked again from it. */
function store() {
  const kept: Record<string, unknown> = {};
  return {
    get: async (key: unknown) => ({ [String(key)]: kept[String(key)] ?? undefined }),
    set: async (values: Record<string, unknown>) => void Object.assign(kept, values),
  } as Parameters<typeof createToastLimiter>[0];
}

async function styles(config: ConfigHistory, moments: readonly Moment[]): Promise<ToastStyle[]> {
  const storage = store();
  const results: ToastStyle[] = [];
  // A worker is started anew for each.
  for (const moment of moments) results.push(await createToastLimiter(storage)(moment, config, MANY));
  return results;
}

describe('toasts', () => {
  it('B3: are full six times an hour, then short until the hour is over', async () => {
    const each = minutes(0, 1, 2, 3, 4, 5, 6, 59, 60, 61);
    expect(await styles(NO_CONFIG, each)).toEqual([...SIX, 'short', 'short', 'full', 'full']);
  });

  it('B3: what joins the toast that is up makes no new one', async () => {
    expect(await styles(NO_CONFIG, seconds(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))).toEqual(Array(10).fill('full'));
    expect(await styles(NO_CONFIG, seconds(0, 4, 8, 12, 16, 20, 24))).toEqual([...SIX, 'short']);
  });

  it('B3: those that come at once are counted one after the other', async () => {
    const ask = createToastLimiter(store());
    const results = await Promise.all(
      minutes(0, 1, 2, 3, 4, 5, 6).map((moment) => ask(moment, NO_CONFIG, MANY)),
    );
    expect(results).toEqual([...SIX, 'short']);
  });

  it('B3: no hour ever sees more than six full ones, whenever wins come', async () => {
    const pauses = fc.array(fc.oneof(fc.integer({ min: 4, max: 300 }), fc.nat(7200)), { maxLength: 40 });
    const always = { schedule: [1, 2, 3, 4, 5, 6, 7], quietHours: { from: 0, to: 0 } };
    const config = { ...NO_CONFIG, changes: [{ from: '2026-01-01', settings: always }] };
    await fc.assert(
      fc.asyncProperty(pauses, async (pauses) => {
        let second = 0;
        const moments = seconds(...pauses.map((pause) => (second += Math.max(4, pause))));
        const results = await styles(config, moments);
        const full = moments.filter((_, index) => results[index] === 'full').map(({ at }) => at);
        for (const [index, first] of full.entries())
          expect((full[index + 6] ?? Number.POSITIVE_INFINITY) - first).toBeGreaterThanOrEqual(3_600_000);
        for (const [index, { at }] of moments.entries()) {
          const lately = full.filter((one) => one < at && one > at - 3_600_000);
          expect(results[index]).toBe(lately.length < 6 ? 'full' : 'short');
        }
      }),
    );
  });

  it('B2: are plain in quiet hours, on an off day and in rest, and these count for nothing', async () => {
    const evening = minutes(590, 591, 592, 593, 594, 595, 596, 597, 600);
    expect(await styles(NO_CONFIG, evening)).toEqual([...SIX, 'short', 'short', 'plain']);
    const early = minutes(-130, -129, -128, -127, -126, -125, -124, -119, -118);
    expect(await styles(NO_CONFIG, early)).toEqual([...Array(7).fill('plain'), 'full', 'full']);
    expect(await styles(NO_CONFIG, [later(5 * 86_400_000)])).toEqual(['plain']);
    const resting = {
      ...NO_CONFIG,
      rests: [{ from: '2026-03-02', to: '2026-03-02', reason: 'sick' as const }],
    };
    expect(await styles(resting, [TEN, later(86_400_000)])).toEqual(['plain', 'full']);
  });

  it('B10: there are none in record-only, and these count for nothing', async () => {
    const recording = { ...NO_CONFIG, changes: [{ from: '2026-03-03', settings: { game: false } }] };
    expect(await styles(recording, minutes(0, 1, 2, 3, 4, 5, 6))).toEqual(Array(7).fill('none'));
  });

  it('are not held up by a clock that was set back', async () => {
    const future = minutes(...[1, 2, 3, 4, 5, 6].map((minute) => 1440 + minute));
    expect((await styles(NO_CONFIG, [...future, TEN])).at(-1)).toBe('full');
  });
});
