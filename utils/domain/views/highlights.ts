import type { DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { compareText } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import { countEntries, type Win } from '#utils/domain/scoring/win.ts';

/** What is worth noticing of a day. */
export interface DayHighlights {
  day: DayKey;
  goals: GoalView[];
  achievements: AchievementProgress[];
  /** Its best wins, each with the note that is on it. */
  wins: (Win & { note?: string })[];
  /** Wins besides these. */
  more: number;
  /** The line that was written about it. */
  line?: JournalEntry;
}

/** What highlights are taken from. */
export interface HighlightSources {
  /** In any order. */
  wins: readonly Win[];
  goals: readonly GoalView[];
  achievements: readonly AchievementProgress[];
  /** Id of a win → the note on it. */
  notes: ReadonlyMap<string, string>;
  written: readonly JournalEntry[];
}

/** Wins of a day that are named, if no more of them have a note. */
const NAMED_WINS = 3;

/** What is worth noticing since a day, day by day, the latest first. Wins with a note are always named. */
export function highlightsByDay(
  { wins, goals, achievements, notes, written }: HighlightSources,
  from: DayKey,
): DayHighlights[] {
  // What was written about a day or a week stands for itself; what is no win is named for its note alone.
  const isWritten = ({ kind }: Win) => kind === 'reflection' || kind === 'weekly';
  const work = wins.filter((win) => win.isWin || (notes.has(win.id) && !isWritten(win)));
  const byDay = Map.groupBy(work, ({ day }) => day);
  const lines = written.filter(({ kind }) => kind === 'reflection');
  const days = [
    ...byDay.keys(),
    ...goals.flatMap(({ reached }) => reached ?? []),
    ...achievements.flatMap(({ on }) => on ?? []),
    ...lines.map(({ day }) => day),
  ];
  return [...new Set(days)]
    .filter((day) => day >= from)
    .sort((a, b) => compareText(b, a))
    .map((day) => {
      const all = byDay.get(day) ?? [];
      const best = [...all].sort(
        (a, b) => Number(notes.has(b.id)) - Number(notes.has(a.id)) || b.points - a.points || b.at - a.at,
      );
      const most = Math.max(NAMED_WINS, all.filter(({ id }) => notes.has(id)).length);
      // One more takes no more room than to say that there is one more.
      const named = best.length === most + 1 ? best : best.slice(0, most);
      return defined({
        day,
        goals: goals.filter(({ reached }) => reached === day),
        achievements: achievements.filter(({ on }) => on === day),
        wins: named.map((win) => defined({ ...win, note: notes.get(win.id) || undefined })),
        more: countEntries(all).wins - countEntries(named).wins,
        line: lines.find((entry) => entry.day === day),
      });
    });
}
