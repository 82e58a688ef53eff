import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { detectPending } from '#utils/content/pending-detector.ts';
import type { Detection } from '#utils/sites/detection.ts';
import type { FinishedTask, PageReader, ReadFailure, SitePage, Target } from '#utils/sites/types.ts';
import type { PendingCompletions } from '#utils/storage/pending-completions.ts';

const PULL: Target = {
  subject: 'github:github.com/octo-org/hello#20:merged',
  kind: 'pull',
  title: 'Fix login',
  url: 'https://github.com/octo-org/hello/pull/20',
  before: 'open',
};

/** A page that shows `shown` as done, and somebody who set off whatever is in `waiting`. */
function setUp({ waiting = [PULL.subject], hidden = false } = {}) {
  const document = Object.assign(new EventTarget(), { hidden });
  const left = new Set(waiting);
  const pending: PendingCompletions = {
    add: async (subject) => void left.add(subject),
    has: async (subject) => left.has(subject),
    drop: async (subject) => void left.delete(subject),
    followAny: (onUntil) => onUntil(left.size > 0 ? Number.POSITIVE_INFINITY : 0),
  };
  const state: { shown: FinishedTask | undefined } = { shown: undefined };
  const site = { id: 'github', finishedTask: () => state.shown } as unknown as PageReader;
  const seen: Detection[] = [];
  const failures: ReadFailure[] = [];
  const end = new AbortController();
  const page = { document } as unknown as SitePage;
  const listener = {
    onDetection: (detection: Detection) => void seen.push(detection),
    onReadFailure: (failure: ReadFailure) => void failures.push(failure),
  };
  const awaitLonger = detectPending(site, page, pending, listener, end.signal);
  return { document, state, seen, failures, left, end, awaitLonger };
}

const happens = async (document: EventTarget, type: string, ms = 4000) => {
  document.dispatchEvent(new Event(type));
  await vi.advanceTimersByTimeAsync(ms);
};

describe('what finishes later', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('counts once when a page shows it as done', async () => {
    const { document, state, seen, left } = setUp();
    state.shown = PULL;
    await happens(document, 'DOMContentLoaded');
    await happens(document, 'visibilitychange');
    expect(seen).toMatchObject([{ subject: PULL.subject, kind: 'pull', to: 'done', title: 'Fix login' }]);
    expect([...left]).toEqual([]);
  });

  it('counts when the page draws it some seconds late, or after a click', async () => {
    const { document, state, seen } = setUp();
    document.dispatchEvent(new Event('DOMContentLoaded'));
    await vi.advanceTimersByTimeAsync(2000);
    state.shown = PULL;
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toHaveLength(1);

    const second = setUp();
    await happens(second.document, 'DOMContentLoaded', 60_000);
    second.state.shown = PULL;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(second.seen, 'nothing looks while nobody does anything').toEqual([]);
    await happens(second.document, 'click');
    expect(second.seen).toHaveLength(1);
  });

  it('looks at nothing while nothing is pending anywhere', async () => {
    const { document, state } = setUp({ waiting: [] });
    const finished = vi.spyOn(state, 'shown', 'get').mockReturnValue(undefined);
    for (const type of ['DOMContentLoaded', 'visibilitychange', 'click', 'keydown']) {
      document.dispatchEvent(new Event(type));
      expect(vi.getTimerCount(), type).toBe(0);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(finished).not.toHaveBeenCalled();
  });

  it('never counts what nobody here set off', async () => {
    const { document, state, seen } = setUp({ waiting: [PULL.subject.replace('#20', '#21')] });
    state.shown = PULL;
    await happens(document, 'DOMContentLoaded');
    expect(seen).toEqual([]);
  });

  it.each([
    [24_000, 1],
    [200_000, 1],
    [800_000, 1],
    [3_600_000, 0],
  ])('counts without a gesture when it was set off here and is done after %i ms: %i', async (ms, wins) => {
    const { document, state, seen, awaitLonger } = setUp();
    await happens(document, 'click', 100);
    awaitLonger();
    await vi.advanceTimersByTimeAsync(ms);
    state.shown = PULL;
    await vi.advanceTimersByTimeAsync(ms / 3);
    expect(seen).toHaveLength(wins);
    expect(vi.getTimerCount(), 'nothing is read for ever').toBeLessThan(2);
  });

  it('is dropped when somebody else did it', async () => {
    const { document, state, seen, failures, left } = setUp();
    state.shown = { ...PULL, doneBy: 'another' };
    await happens(document, 'DOMContentLoaded');
    state.shown = PULL;
    await happens(document, 'click');
    expect([seen, failures, [...left]]).toEqual([[], [], []]);
  });

  it('is doubted once when nobody can tell who did it, and counts when another page tells', async () => {
    const { document, state, seen, failures, left } = setUp();
    state.shown = { ...PULL, doneBy: 'unclear' };
    await happens(document, 'DOMContentLoaded', 2000);
    expect(failures, 'not while the page is being drawn').toEqual([]);
    await happens(document, 'click');
    await happens(document, 'click');
    expect(failures).toEqual([{ reason: 'pull: who did it is not shown' }]);
    expect([seen, [...left]]).toEqual([[], [PULL.subject]]);
    state.shown = PULL;
    await happens(document, 'click');
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toHaveProperty('doneBy');
  });

  it('does not count in a hidden tab until it is shown', async () => {
    const { document, state, seen } = setUp({ hidden: true });
    state.shown = PULL;
    await happens(document, 'DOMContentLoaded');
    expect(seen).toEqual([]);
    document.hidden = false;
    await happens(document, 'visibilitychange');
    expect(seen).toHaveLength(1);
  });

  it('stops for good when it is aborted', async () => {
    const { document, state, seen, end } = setUp();
    document.dispatchEvent(new Event('DOMContentLoaded'));
    state.shown = PULL;
    end.abort();
    await vi.advanceTimersByTimeAsync(4000);
    await happens(document, 'click');
    expect(seen).toEqual([]);
  });

  it('stops waiting for what was set off here, too', async () => {
    const { state, seen, end, awaitLonger } = setUp();
    awaitLonger();
    end.abort();
    state.shown = PULL;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
