import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { EMPTY_SNAPSHOT, type Snapshot } from '#utils/domain/views/dashboard.ts';
import { snapshotCache } from '#utils/pages/snapshot-cache.ts';

const kept = new Map<string, string>();
const setItem = vi.fn((key: string, value: string) => void kept.set(key, value));
let build = '1.0.0';

beforeEach(() => {
  kept.clear();
  build = '1.0.0';
  setItem.mockImplementation((key, value) => void kept.set(key, value));
  const { browser } = globalThis as unknown as { browser: { runtime: object } };
  Object.assign(browser.runtime, { getManifest: () => ({ version: build }) });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem,
    removeItem: (key: string) => void kept.delete(key),
  });
});

const snapshot: Snapshot = { ...EMPTY_SNAPSHOT, totals: NO_TOTALS, manualTitles: ['Call'] };
const plant = (text: string) => kept.set('snapshot', text);
const wrapped = (planted: unknown) => JSON.stringify({ build, snapshot: planted });

describe('the cached first frame', () => {
  it('is what was painted last', () => {
    expect(snapshotCache.read()).toBeUndefined();
    snapshotCache.write(snapshot);
    expect(snapshotCache.read()).toEqual(snapshot);
  });

  it.each<[string, string]>([
    ['half a text', '{"build":'],
    ['null', 'null'],
    ['nothing', '{}'],
    ['a list', '[]'],
    ['a number', '7'],
    ['what another build wrote', JSON.stringify({ build: '0.9.0', snapshot: EMPTY_SNAPSHOT })],
    ['a snapshot without a build', JSON.stringify(EMPTY_SNAPSHOT)],
    ['no snapshot', JSON.stringify({ build: '1.0.0', snapshot: null })],
    ['too much', JSON.stringify({ build: '1.0.0', snapshot: EMPTY_SNAPSHOT, more: 'x'.repeat(1e6) })],
  ])('is dropped if it is %s', (_, text) => {
    plant(text);
    expect(snapshotCache.read()).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  it.each<[string, unknown]>([
    ['no config', { ...snapshot, config: undefined }],
    ['a config of another shape', { ...snapshot, config: { changes: {} } }],
    ['days that are no list', { ...snapshot, days: {} }],
    ['a day that is none', { ...snapshot, days: [null] }],
    ['totals without streaks', { ...snapshot, totals: { ...NO_TOTALS, streaks: undefined } }],
    ['totals that are no numbers', { ...snapshot, totals: { ...NO_TOTALS, total: 'many' } }],
    ['a win that is none', { ...snapshot, wins: [{ id: 'x' }] }],
    ['a title that is a number', { ...snapshot, wins: [{ title: 7 }] }],
    ['no plan', { ...snapshot, plan: null }],
  ])('is dropped if it has %s', (_, planted) => {
    plant(wrapped(planted));
    expect(snapshotCache.read()).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  it('is dropped, and throws nothing, where there is no room for the next one', () => {
    snapshotCache.write(EMPTY_SNAPSHOT);
    setItem.mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    snapshotCache.write(snapshot);
    expect(kept.size).toBe(0);
  });

  it('is not read where storage itself throws', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(snapshotCache.read()).toBeUndefined();
    snapshotCache.write(snapshot);
  });
});
