import { describe, expect, it } from 'vitest';
import { event } from '#tests/support/events.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { levelNeed, levelOf, levelStart } from '#utils/domain/scoring/level.ts';

describe('level', () => {
  it('V1: the vectors', () => {
    expect([1, 2, 5, 10, 20, 30, 50].map(levelStart)).toEqual([0, 25, 234, 1149, 6004, 16_559, 62_769]);
  });

  it('V1: the closed form equals the running sum for levels 1 to 60', () => {
    let sum = 0;
    for (let level = 1; level <= 60; level++) {
      expect(levelStart(level)).toBe(sum);
      sum += levelNeed(level);
    }
  });

  it('V1: a level begins exactly at its total', () => {
    expect(levelOf(0)).toEqual({ level: 1, into: 0, need: 25 });
    expect(levelOf(24)).toEqual({ level: 1, into: 24, need: 25 });
    expect(levelOf(25)).toEqual({ level: 2, into: 0, need: 46 });
    expect(levelOf(62_768).level).toBe(49);
    expect(levelOf(62_769)).toEqual({ level: 50, into: 0, need: 25 + 20 * 49 + 49 ** 2 });
  });

  it('V2: what was celebrated stays so, in whatever order it comes', () => {
    const celebrates = (id: string, level: number, date: number) =>
      event(id, 'note', date, { subject: CONFIG_SUBJECT, noteKind: 'level', level });
    const log = [celebrates('a', 3, 2), celebrates('b', 2, 4)];
    expect(projectAll(log).config.celebratedLevel).toBe(3);
    expect(projectAll(log.toReversed()).config.celebratedLevel).toBe(3);
    expect(
      projectAll([...log, event('v', 'void', 5, { subject: CONFIG_SUBJECT, ref: 'a' })]).config
        .celebratedLevel,
    ).toBe(3);
    expect(projectAll([]).config.celebratedLevel).toBe(1);
  });
});
