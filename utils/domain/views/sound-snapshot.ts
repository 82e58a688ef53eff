import { isDay } from '#utils/domain/calendar.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';
import { type DayView, EMPTY_SNAPSHOT, type Snapshot } from '#utils/domain/views/dashboard.ts';

/** What every day has of which a page shows anything. */
const DAY: Omit<DayView, 'bySite' | 'consistency'> = {
  day: '',
  wins: 0,
  targetWins: 0,
  active: false,
  target: 0,
  targetReached: false,
  raw: 0,
  earned: 0,
  reached: 0,
  debits: 0,
  points: 0,
  weekBonus: 0,
  streakChange: {},
};
/** The same of a win. */
const WIN = { id: '', subject: '', site: '', kind: '', title: '', url: '', at: 0, day: '', points: 0 };

/** Whether pages can be painted from a value that was stored, as far as its shape tells. */
export function isSnapshot(value: unknown): value is Snapshot {
  if (!hasShapeOf(value, EMPTY_SNAPSHOT)) return false;
  const { totals, days, wins } = value as Snapshot;
  return (
    (totals === undefined || hasShapeOf(totals, NO_TOTALS)) &&
    days.every((day) => hasShapeOf(day, DAY) && isDay(day.day)) &&
    wins.every((win) => hasShapeOf(win, WIN) && hasShapeOf(win.parts, {}))
  );
}
