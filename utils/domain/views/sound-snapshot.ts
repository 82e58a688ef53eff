import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';
import { EMPTY_SNAPSHOT, type Snapshot } from '#utils/domain/views/dashboard.ts';

/** Numbers that every day has. */
const DAY = { day: '', wins: 0, targetWins: 0, target: 0, raw: 0, points: 0, streakChange: {} };
/** What every win has. */
const WIN = {
  id: '',
  site: '',
  kind: '',
  title: '',
  url: '',
  at: 0,
  offset: 0,
  day: '',
  points: 0,
  isWin: true,
  parts: {},
};

/** Whether pages can be painted from a value that was stored, as far as its shape tells. */
export function isSnapshot(value: unknown): value is Snapshot {
  if (!hasShapeOf(value, EMPTY_SNAPSHOT)) return false;
  const { totals, days, wins, ahead, past } = value as Snapshot;
  return (
    (totals === undefined || hasShapeOf(totals, NO_TOTALS)) &&
    days.every((day) => hasShapeOf(day, DAY)) &&
    past.days.every((day) => hasShapeOf(day, { day: '', count: 0 })) &&
    [...wins, ...ahead].every((win) => hasShapeOf(win, WIN))
  );
}
