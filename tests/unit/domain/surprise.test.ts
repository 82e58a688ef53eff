import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clock, day, event, newSettings, pointsOn, scored, undo, win } from '#tests/support/events.ts';
import { SURPRISE_CHANCE, SURPRISES } from '#utils/domain/rules.ts';
import { roll } from '#utils/domain/scoring/surprise.ts';

const LOT = '00112233445566778899aabbccddeeff';
const salt = (salt = LOT, device = 'here') =>
  event(`salt-${device}`, 'note', 1, { subject: 'config', device, noteKind: 'salt', surpriseSalt: salt });
/** The first card whose roll is one that is looked for. */
const card = (is: (points: number) => boolean) =>
  Array.from({ length: 5000 }, (_, index) => `trello:card:${index}`).find((name) =>
    is(roll(LOT, name).points),
  ) ?? '';
const LUCKY = card((points) => points === 5);
const UNLUCKY = card((points) => points === 0);

describe('P4: surprise', () => {
  it('anybody can roll again: the first 52 bits of two hashes', () => {
    const share = (text: string) =>
      Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 13), 16) / 2 ** 52;
    for (const name of [LUCKY, UNLUCKY, 'notion:block:ü', '']) {
      const { hit, size } = roll(LOT, name);
      expect([hit, size]).toEqual([share(`${LOT}\nhit\n${name}`), share(`${LOT}\nsize\n${name}`)]);
    }
  });

  it('one in twelve is expected to give 0.604 points a win, by 5, 10 and 25', () => {
    const expected = SURPRISE_CHANCE * SURPRISES.reduce((sum, { points, share }) => sum + points * share, 0);
    expect(expected).toBeCloseTo(0.604_166_7, 7);
    expect(SURPRISES.map(({ points, share }) => [points, share])).toEqual([
      [5, 0.7],
      [10, 0.25],
      [25, 0.05],
    ]);
  });

  it('it is as often as that, and of these sizes', () => {
    const rolls = Array.from({ length: 24_000 }, (_, index) => roll(LOT, `name ${index}`));
    const count = (points: number) => rolls.filter((one) => one.points === points).length;
    const hits = [5, 10, 25].map(count);
    // Within four standard deviations of 1400, 500 and 100; the hashes are the same on every run.
    expect(Math.abs((hits[0] ?? 0) - 1400)).toBeLessThan(4 * Math.sqrt(1400));
    expect(Math.abs((hits[1] ?? 0) - 500)).toBeLessThan(4 * Math.sqrt(500));
    expect(Math.abs((hits[2] ?? 0) - 100)).toBeLessThan(4 * Math.sqrt(100));
    expect(count(0)).toBe(24_000 - hits.reduce((sum, one) => sum + one, 0));
    for (const { hit, size, points } of rolls) {
      expect(points > 0).toBe(hit < 1 / 12);
      if (points > 0) expect(points).toBe(size < 0.7 ? 5 : size < 0.95 ? 10 : 25);
    }
  });

  it('it is the same whenever it is asked, and another one with another salt', () => {
    expect(roll(LOT, LUCKY)).toEqual(roll(LOT, LUCKY));
    expect(roll('ff', LUCKY).hit).not.toBe(roll(LOT, LUCKY).hit);
  });

  const parts = (...events: Parameters<typeof scored>[0]) => scored(events, 2).map(({ parts }) => parts);

  it('a win tells its roll, hit or not', () => {
    const events = [salt(), win(2, '09:00', { subject: LUCKY }), win(2, '12:00', { subject: UNLUCKY })];
    expect(parts(...events).map(({ surprise, roll }) => [surprise, roll])).toEqual([
      [5, roll(LOT, LUCKY)],
      [0, roll(LOT, UNLUCKY)],
    ]);
    expect(pointsOn(events, 2)).toBe(25);
  });

  it('only the first of a batch is asked', () => {
    const events = [salt(), win(2, '09:00:00', { subject: UNLUCKY }), win(2, '09:00:10', { subject: LUCKY })];
    expect(parts(...events).map(({ surprise, roll }) => [surprise, roll === undefined])).toEqual([
      [0, false],
      [0, true],
    ]);
  });

  it.each([
    ['without a salt', [win(2, '09:00', { subject: LUCKY })]],
    ['with the salt of another device', [salt(LOT, 'there'), win(2, '09:00', { subject: LUCKY })]],
    ['in quiet hours', [salt(), win(2, '20:00', { subject: LUCKY })]],
    ['in steady mode', [salt(), newSettings(1, { surprise: 'steady' }), win(2, '09:00', { subject: LUCKY })]],
    ['for a reflection', [salt(), win(2, '09:00', { subject: LUCKY, kind: 'reflection' })]],
    ['for what scores nothing', [salt(), win(2, '09:00', { subject: LUCKY, kind: 'declined' })]],
  ])('%s none is asked', (_, events) => {
    expect(parts(...events).map(({ surprise, roll }) => [surprise, roll])).toEqual([[0, undefined]]);
  });

  it('on an off day none is asked', () => {
    expect(scored([salt(), win(7, '12:00', { subject: LUCKY })], 7)[0]?.parts.surprise).toBe(0);
  });

  it('nobody rolls again: not by undoing, not by another name, not by another device with the same salt', () => {
    const once = win(2, '09:00', { subject: UNLUCKY });
    const again = win(2, '09:05', { subject: UNLUCKY });
    expect(parts(salt(), once, undo(once, 2, { at: clock(2, '09:01') }), again)).toEqual(parts(salt(), once));
    const named = event('n', 'note', 2, { subject: LUCKY, alias: UNLUCKY });
    expect(parts(salt(), once, named)).toEqual(parts(salt(), once));
    expect(parts(salt(LOT, 'there'), { ...once, device: 'there' })).toEqual(parts(salt(), once));
  });

  it('a roll stays when the item gets another name', () => {
    const lucky = win(2, '09:00', { subject: 'trello:card:~short' });
    const learned = event('n', 'note', 9, { subject: 'trello:card:long', alias: 'trello:card:~short' });
    expect(parts(salt(), lucky, learned)[0]?.roll).toEqual(roll(LOT, 'trello:card:~short'));
    expect(day(9)).toBe(learned.day);
  });
});
