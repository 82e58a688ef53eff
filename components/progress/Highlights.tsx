import { HighlightFeed } from '#components/progress/HighlightFeed.tsx';
import { shownAchievements } from '#components/ui/achievement-labels.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { weekStartOf } from '#utils/domain/config-history.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type DayHighlights, highlightsByDay } from '#utils/domain/views/highlights.ts';
import type { WinNote } from '#utils/messaging/queries.ts';
import type { Span } from '#utils/pages/history-search.ts';

/** Weeks that are looked back on, this one included. */
const WEEKS = 4;

/** Fetches what highlights are taken from. */
export interface HighlightSource {
  onWins: (span: Span) => Promise<Win[]>;
  onGoals: () => Promise<GoalView[]>;
  onNotes: () => Promise<WinNote[]>;
  onWritten: () => Promise<JournalEntry[]>;
}

/** What is worth noticing of the latest weeks, day by day. */
export function Highlights({ view, ...sources }: HighlightSource & { view: DashboardState }) {
  const days = useLatest(() => gather(view, sources), [view]);
  return days && <HighlightFeed days={days} />;
}

async function gather(
  view: DashboardState,
  { onWins, onGoals, onNotes, onWritten }: HighlightSource,
): Promise<DayHighlights[]> {
  const { today, config } = view;
  let from: DayKey = weekStartOf(config, today.day);
  for (let week = 1; week < WEEKS; week++) from = weekStartOf(config, addDays(from, -1));
  const [wins, goals, notes, written] = await Promise.all([
    onWins({ from, to: today.day }),
    onGoals(),
    onNotes(),
    onWritten(),
  ]);
  const words = new Map(notes.map(({ ref, note }) => [ref, note]));
  const achievements = shownAchievements(view);
  return highlightsByDay({ wins, goals, achievements, notes: words, written }, from);
}
