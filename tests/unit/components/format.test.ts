import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatTime } from '#components/ui/format.ts';
import { scored, win } from '#tests/support/events.ts';
import { toWin } from '#utils/domain/scoring/win.ts';

const zone = process.env.TZ;

beforeEach(() => {
  process.env.TZ = 'Asia/Tokyo';
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it('T9: a win of Berlin at six, seen in Tokyo, was at six', () => {
  const [credit] = scored([win(7, '18:00')], 7);
  if (!credit) throw new Error('there is no win');
  const { at, offset } = toWin(credit);
  expect(-new Date(at).getTimezoneOffset()).toBe(540);
  expect(formatTime(at, offset)).toBe('6:00 PM');
});
