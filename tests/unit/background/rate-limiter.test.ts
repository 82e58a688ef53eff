import { describe, expect, it } from 'vitest';
import { createRateLimiter, PER_MINUTE } from '#utils/background/rate-limiter.ts';

describe('the rate limiter', () => {
  const memory = () => {
    const kept: Record<string, unknown> = {};
    return {
      get: async (key: unknown) => structuredClone({ [key as string]: kept[key as string] }),
      set: async (entries: Record<string, unknown>) => void Object.assign(kept, structuredClone(entries)),
    };
  };

  it('lets a tab send so many messages a minute, and others meanwhile', async () => {
    const within = createRateLimiter(memory());
    const sent = await Promise.all(Array.from({ length: PER_MINUTE + 5 }, () => within(1, 1000)));
    expect(sent.filter(Boolean)).toHaveLength(PER_MINUTE);
    expect(await within(2, 1000)).toBe(true);
    expect(await within(1, 60_999)).toBe(false);
    expect(await within(1, 61_000)).toBe(true);
  });

  it('remembers through a restart of the worker', async () => {
    const store = memory();
    const before = createRateLimiter(store);
    for (let count = 0; count < PER_MINUTE; count++) await before(1, 1000);
    expect(await createRateLimiter(store)(1, 1001)).toBe(false);
  });

  it('is not held up by a clock that was set back', async () => {
    const within = createRateLimiter(memory());
    for (let count = 0; count < PER_MINUTE; count++) await within(1, 3_600_000);
    expect(await within(1, 3_599_999)).toBe(false);
    expect(await within(1, 1000)).toBe(true);
  });
});
