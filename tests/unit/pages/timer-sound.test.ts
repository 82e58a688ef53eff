import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setTimerSound, soundTimerEnd, wantsTimerSound } from '#utils/pages/timer-sound.ts';

const END = Date.parse('2026-03-10T12:05:00Z');
const kept = new Map<string, string>();
/** When each tone began, in seconds. */
let tones: number[];

/** A page of ours; all of them share what is stored. @param used whether the person has pressed anything there */
function openPage(used: boolean): void {
  const node = () => ({ connect: (to: unknown) => to });
  vi.stubGlobal('navigator', {
    userActivation: { hasBeenActive: used },
    locks: { request: async (_: string, then: () => Promise<void>) => then() },
  });
  vi.stubGlobal(
    'AudioContext',
    class {
      currentTime = 0;
      resume = async () => {};
      close = async () => {};
    },
  );
  vi.stubGlobal(
    'GainNode',
    class {
      gain = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} };
      connect = node().connect;
    },
  );
  vi.stubGlobal(
    'OscillatorNode',
    class {
      connect = node().connect;
      start = (at: number) => void tones.push(at);
      stop = () => {};
      addEventListener = () => {};
    },
  );
}

beforeEach(() => {
  kept.clear();
  tones = [];
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  openPage(true);
});

describe("a timer's end", () => {
  it('is silent until the person wants to hear it', async () => {
    expect(wantsTimerSound()).toBe(false);
    await soundTimerEnd(END);
    expect(tones).toEqual([]);
    setTimerSound(true);
    expect(wantsTimerSound()).toBe(true);
    await soundTimerEnd(END);
    expect(tones).toHaveLength(2);
    setTimerSound(false);
    await soundTimerEnd(END + 1);
    expect(tones).toHaveLength(2);
  });

  it('is heard once, however many pages show the timer, and so is the next', async () => {
    setTimerSound(true);
    await soundTimerEnd(END);
    openPage(true);
    await soundTimerEnd(END);
    expect(tones).toHaveLength(2);
    await soundTimerEnd(END + 300_000);
    expect(tones).toHaveLength(4);
  });

  it('is left to another page where the browser allows this one no sound', async () => {
    setTimerSound(true);
    openPage(false);
    await soundTimerEnd(END);
    expect(tones).toEqual([]);
    openPage(true);
    await soundTimerEnd(END);
    expect(tones).toHaveLength(2);
  });
});
