import { useEffect, useRef, useState } from 'preact/hooks';
import { Stream } from '#components/review/HighlightFeed.tsx';
import type { Chronicle } from '#components/review/Review.tsx';
import { Sharing, type Topic } from '#components/review/ShareEditor.tsx';
import { Thanks } from '#components/review/Thanks.tsx';
import { addDays, type DayKey, mondayOf } from '#utils/domain/calendar.ts';
import type { GoalView, JournalEntry } from '#utils/domain/planning/plan.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { DashboardState, Win } from '#utils/domain/views/dashboard.ts';
import { type DayHighlights, highlightsByDay } from '#utils/domain/views/highlights.ts';
import type { WinNote } from '#utils/messaging/queries.ts';
import type { Span } from '#utils/pages/history-search.ts';
import { t } from '#utils/platform/i18n.ts';

/** Weeks that are looked back on, this one included. */
const WEEKS = 4;

interface Props extends Chronicle {
  view: DashboardState;
  onWins: (span: Span) => Promise<Win[]>;
  onGoals: () => Promise<GoalView[]>;
  onNotes: () => Promise<WinNote[]>;
}

/** What is worth noticing of the latest weeks, and words and pictures to tell others of it. */
export function Share({ view, onWeek, ...sources }: Props) {
  const { today, achievements, settings } = view;
  const [topic, choose] = useState<Topic>();
  const panel = useRef<HTMLElement>(null);
  const weeks = Array.from({ length: WEEKS }, (_, back) => addDays(mondayOf(today.day), -7 * back));
  const earned = settings.game ? achievements.filter(({ on }) => on) : [];
  const known = useMoments(view, weeks.at(-1) ?? '', earned, sources);
  // There is nothing to say of a week without a win.
  const shown = weeks.filter((monday) => known?.wins.some(({ day }) => mondayOf(day) === monday));
  return (
    <>
      <p class="quiet private">{t('share.is')}</p>
      <section class="card moments" aria-label={t('pages.share')}>
        {known && (
          <Stream
            days={known.days}
            onShare={(achievement) => {
              choose({ achievement: achievement.name });
              panel.current?.scrollIntoView({ block: 'nearest' });
              panel.current?.querySelector('select')?.focus();
            }}
          />
        )}
      </section>
      <div class="column">
        {known && shown.length > 0 && (
          <section ref={panel} class="card" aria-labelledby="sharing">
            <h2 id="sharing">{t('share.title')}</h2>
            <Sharing
              {...{ view, achievements, onWeek }}
              weeks={shown}
              topic={topic ?? { week: shown[0] ?? '' }}
              wins={known.wins}
              onChoose={choose}
            />
          </section>
        )}
        <section class="card" aria-labelledby="thanks">
          <h2 id="thanks">{t('share.thank')}</h2>
          <Thanks wins={known?.wins ?? []} />
        </section>
      </div>
    </>
  );
}

interface Known {
  wins: Win[];
  days: DayHighlights[];
}

function useMoments(
  view: DashboardState,
  from: DayKey,
  achievements: AchievementProgress[],
  { onWins, onGoals, onNotes, onWritten }: Omit<Props, 'view' | 'onWeek'>,
): Known | undefined {
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    let isAsked = true;
    const gather = async (): Promise<Known> => {
      const [wins, goals, notes, written]: [Win[], GoalView[], WinNote[], JournalEntry[]] = await Promise.all(
        [onWins({ from, to: view.today.day }), onGoals(), onNotes(), onWritten()],
      );
      const words = new Map(notes.map(({ ref, note }) => [ref, note]));
      return { wins, days: highlightsByDay({ wins, goals, achievements, notes: words, written }, from) };
    };
    void gather().then((latest) => isAsked && setKnown(latest));
    return () => {
      isAsked = false;
    };
  }, [view]);
  return known;
}
