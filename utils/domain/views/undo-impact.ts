import { levelOf } from '#utils/domain/scoring/level.ts';
import type { Settings } from '#utils/domain/settings.ts';

/** The numbers that an undo may change. */
export interface ImpactTotals {
  /** Of the day of the win. */
  day: { wins: number; points: number };
  /** All points ever. */
  total: number;
  /** Active scheduled days in a row. */
  streak: number;
  /** 0…1; undefined while too few days are known. */
  consistency?: number;
}

/** One number that an undo changes: as it is, and as it would be. */
export interface UndoImpact {
  what: 'wins' | 'points' | 'total' | 'level' | 'streak' | 'consistency';
  now: number;
  after: number;
}

/** What an undo changes of all that the person wants to see. */
export function undoImpact(
  { now, after }: { now: ImpactTotals; after: ImpactTotals },
  { game, numbers, streaks }: Pick<Settings, 'game' | 'numbers' | 'streaks'>,
): UndoImpact[] {
  const shown: (UndoImpact & { isShown: boolean })[] = [
    { what: 'wins', now: now.day.wins, after: after.day.wins, isShown: true },
    { what: 'points', now: now.day.points, after: after.day.points, isShown: game && numbers },
    { what: 'total', now: now.total, after: after.total, isShown: game && numbers },
    {
      what: 'level',
      now: levelOf(now.total).level,
      after: levelOf(after.total).level,
      isShown: game && numbers,
    },
    { what: 'streak', now: now.streak, after: after.streak, isShown: game && streaks === 'all' },
    // In whole per cent, as it is shown everywhere.
    {
      what: 'consistency',
      now: wholePercent(now.consistency),
      after: wholePercent(after.consistency),
      isShown: game && now.consistency !== undefined && after.consistency !== undefined,
    },
  ];
  return shown
    .filter(({ now, after, isShown }) => isShown && now !== after)
    .map(({ what, now, after }) => ({ what, now, after }));
}

function wholePercent(share = 0): number {
  return Math.floor(share * 100) / 100;
}
