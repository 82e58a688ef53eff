import { describe, expect, it } from 'vitest';
import { act, clock, day, on, pointsOn, rests, total, undo, win, wins } from '#tests/support/events.ts';
import { compareEvents, withoutVoided } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';

describe('the log', () => {
  it('of nothing comes nothing', () => {
    const { items, goals, days, totals, aliases, config } = projectAll([]);
    expect([items, goals, days, totals, aliases].map(({ size }) => size)).toEqual([0, 0, 0, 0, 0]);
    expect(config).toEqual({ changes: [], rests: [], lots: {}, celebrated: 1 });
  });

  it('has one order: time, then device, then number', () => {
    const at = clock(2, '12:00');
    const [d, c, b, a] = [
      act('d', 'note', 2, { at: at + 1, seq: 1 }),
      act('c', 'note', 2, { at, device: 'there', seq: 1 }),
      act('b', 'note', 2, { at, device: 'here', seq: 10 }),
      act('a', 'note', 2, { at, device: 'here', seq: 9 }),
    ] as const;
    expect([d, c, b, a].sort(compareEvents).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('an act that comes twice is one', () => {
    const acts = wins(3, 2);
    expect(projectAll([...acts, ...acts])).toEqual(projectAll(acts));
  });

  it('a void takes away whatever it names, and cannot be taken away itself', () => {
    const done = win(2);
    const voided = undo(done, 2);
    const again = undo(voided, 3);
    expect(withoutVoided([done, voided, again])).toEqual([]);
    expect(pointsOn([done, voided, again], 2)).toBe(0);
  });

  it('S3: a rest that was taken back on the day on which it was said was none', () => {
    const rest = rests(4, 4, 6);
    const rhythm = (...acts: Parameters<typeof undo>[0][]) => projectAll(acts).totals.get(day(9))?.streaks.chain;
    expect(rhythm(...on(2, 3, 9), rest)).toBe(3);
    expect(rhythm(...on(2, 3, 9), rest, undo(rest, 4))).toBe(1);
  });
});

describe('days', () => {
  it('are in order, only those on which something shows, each with the run at its end', () => {
    const acts = [...on(9, 2), act('p', 'pick', 3), act('n', 'note', 4), act('u', 'uncomplete', 5)];
    const { days, totals } = projectAll(acts);
    expect([...days.keys()]).toEqual([day(2), day(9)]);
    expect([...totals].map(([date, { total }]) => [date, total])).toEqual([
      [day(2), 10],
      [day(9), 20],
    ]);
  });

  it('the total is the sum of their points', () => {
    const derived = projectAll([...wins(5, 2), ...wins(7, 3), ...wins(1, 5)]);
    expect([...derived.totals.values()].at(-1)?.total).toBe(total(derived));
  });

  it('G3: of the last ten scheduled active days the wins are kept, oldest first', () => {
    const dates = [2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 16];
    const acts = dates.flatMap((date, index) => wins(index + 1, date));
    expect(projectAll(acts).totals.get(day(16))?.recent).toEqual([2, 3, 4, 5, 7, 8, 9, 10, 11, 12]);
  });
});
