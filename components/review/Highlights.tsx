import { useEffect, useRef, useState } from 'preact/hooks';
import { HighlightFeed } from '#components/review/HighlightFeed.tsx';
import type { JournalSource } from '#components/review/Review.tsx';
import { ShareEditor, type ShareTopic } from '#components/review/ShareEditor.tsx';
import { Thanks } from '#components/review/Thanks.tsx';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { weekStartOf } from '#utils/domain/config-history.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type DayHighlights, highlightsByDay } from '#utils/domain/views/highlights.ts';
import type { WinNote } from '#utils/messaging/queries.ts';
import type { Span } from '#utils/pages/history-search.ts';
import { t } from '#utils/platform/i18n.ts';

/** Weeks that are looked back on, this one included. */
const WEEKS = 4;

interface Props extends JournalSource {
  view: DashboardState;
  onWins: (span: Span) => Promise<Win[]>;
  onGoals: () => Promise<GoalView[]>;
  onNotes: () => Promise<WinNote[]>;
}

/** What is worth noticing of the latest weeks, and texts and pictures to share it. */
export function Highlights({ view, onWeek, ...sources }: Props) {
  const { today, achievements, settings, config } = view;
  const [topic, choose] = useState<ShareTopic>();
  const panel = useRef<HTMLElement>(null);
  const weeks = [weekStartOf(config, today.day)];
  while (weeks.length < WEEKS) weeks.push(weekStartOf(config, addDays(weeks.at(-1) ?? '', -1)));
  const earned = settings.game ? achievements.filter(({ on }) => on) : [];
  const recent = useHighlights(view, weeks.at(-1) ?? '', earned, sources);
  // A week without a win has nothing to share.
  const shown = weeks.filter((week) =>
    recent?.wins.some(({ day, isWin }) => isWin && weekStartOf(config, day) === week),
  );
  return (
    <>
      <p class="quiet private">{t('share.is')}</p>
      <section class="card highlights" aria-label={t('pages.share')}>
        {recent && (
          <HighlightFeed
            days={recent.days}
            onShare={(achievement) => {
              choose({ achievement: achievement.name });
              panel.current?.scrollIntoView({ block: 'nearest' });
              panel.current?.querySelector('select')?.focus();
            }}
          />
        )}
      </section>
      <div class="column">
        {recent && shown.length > 0 && (
          <section ref={panel} class="card" aria-labelledby="sharing">
            <h2 id="sharing">{t('share.title')}</h2>
            <ShareEditor
              {...{ view, achievements, onWeek }}
              weeks={shown}
              topic={topic ?? { week: shown[0] ?? '' }}
              wins={recent.wins}
              onChoose={choose}
            />
          </section>
        )}
        <section class="card" aria-labelledby="thanks">
          <h2 id="thanks">{t('share.thank')}</h2>
          <Thanks wins={recent?.wins.filter(({ isWin }) => isWin) ?? []} />
        </section>
      </div>
    </>
  );
}

interface Recent {
  wins: Win[];
  days: DayHighlights[];
}

function useHighlights(
  view: DashboardState,
  from: DayKey,
  achievements: AchievementProgress[],
  { onWins, onGoals, onNotes, onWritten }: Omit<Props, 'view' | 'onWeek'>,
): Recent | undefined {
  const [recent, setRecent] = useState<Recent>();
  useEffect(() => {
    let isAsked = true;
    const gather = async (): Promise<Recent> => {
      const [wins, goals, notes, written]: [Win[], GoalView[], WinNote[], JournalEntry[]] = await Promise.all(
        [onWins({ from, to: view.today.day }), onGoals(), onNotes(), onWritten()],
      );
      const words = new Map(notes.map(({ ref, note }) => [ref, note]));
      return { wins, days: highlightsByDay({ wins, goals, achievements, notes: words, written }, from) };
    };
    // Where the ledger cannot be used the whole page says so.
    gather().then(
      (latest) => isAsked && setRecent(latest),
      () => undefined,
    );
    return () => {
      isAsked = false;
    };
  }, [view]);
  return recent;
}
