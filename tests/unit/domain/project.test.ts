import { describe, expect, it } from 'vitest';
import { clock, day, event, on, pointsOn, rests, total, undo, win, wins } from '#tests/support/events.ts';
import { compareEvents, withoutVoided } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';

describe('the log', () => {
  it('of nothing comes nothing', () => {
    const { items, goals, days, totals, aliases, config } = projectAll([]);
    expect([items, goals, days, totals, aliases].map(({ size }) => size)).toEqual([0, 0, 0, 0, 0]);
    expect(config).toEqual({ changes: [], rests: [], salts: {}, celebratedLevel: 1 });
  });

  it('has one order: time, then device, then number', () => {
    const at = clock(2, '12:00');
    const [d, c, b, a] = [
      event('d', 'note', 2, { at: at + 1, seq: 1 }),
      event('c', 'note', 2, { at, device: 'there', seq: 1 }),
      event('b', 'note', 2, { at, device: 'here', seq: 10 }),
      event('a', 'note', 2, { at, device: 'here', seq: 9 }),
    ] as const;
    expect([d, c, b, a].sort(compareEvents).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('an event that comes twice is one', () => {
    const events = wins(3, 2);
    expect(projectAll([...events, ...events])).toEqual(projectAll(events));
  });

  it('a void takes away whatever it names, and cannot be taken away itself', () => {
    const done = win(2);
    const voided = undo(done, 2);
    const again = undo(voided, 3);
    expect(withoutVoided([done, voided, again])).toEqual([]);
    expect(pointsOn([done, voided, again], 2)).toBe(0);
  });

  it('S3: a rest that was taken back on the day on which it was entered was none', () => {
    const rest = rests(4, 4, 6);
    const streaks = (...events: Parameters<typeof undo>[0][]) =>
      projectAll(events).totals.get(day(9))?.streaks.chain;
    expect(streaks(...on(2, 3, 9), rest)).toBe(3);
    expect(streaks(...on(2, 3, 9), rest, undo(rest, 4))).toBe(1);
  });
});

describe('days', () => {
  it('are in order, only those on which something shows, each with the totals at its end', () => {
    const events = [
      ...on(9, 2),
      event('p', 'priority', 3),
      event('n', 'note', 4),
      event('u', 'uncomplete', 5),
    ];
    const { days, totals } = projectAll(events);
    expect([...days.keys()]).toEqual([day(2), day(9)]);
    expect([...totals].map(([date, { total }]) => [date, total])).toEqual([
      [day(2), 10],
      [day(9), 20],
    ]);
  });

  it('the total is the sum of their points', () => {
    const projected = projectAll([...wins(5, 2), ...wins(7, 3), ...wins(1, 5)]);
    expect([...projected.totals.values()].at(-1)?.total).toBe(total(projected));
  });
});
