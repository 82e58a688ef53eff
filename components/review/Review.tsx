import { ThankForm } from '#components/recognition/ThankForm.tsx';
import type { WeekTextProps } from '#components/review/CopyWeek.tsx';
import { DayReflection } from '#components/review/DayReflection.tsx';
import { JournalArchive } from '#components/review/JournalArchive.tsx';
import { Share } from '#components/review/Share.tsx';
import { WeekReview } from '#components/review/WeekReview.tsx';
import { WeekSummary } from '#components/review/WeekSummary.tsx';
import { formatDate } from '#components/ui/format.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, nextWeekStart, weekStartOf } from '#utils/domain/config-history.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { journalByWeek } from '#utils/domain/views/journal.ts';
import type { Span } from '#utils/pages/history-search.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import type { SigningActions } from '#utils/pages/recognition/actions.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

/** Fetches what there is to look back on. */
export interface JournalSource {
  /** Undefined where nothing is known. */
  onWeek: (first: DayKey) => Promise<ReviewedWeek | undefined>;
  onWins: (span: Span) => Promise<Win[]>;
  /** All that was ever written, the latest first. */
  onWritten: () => Promise<JournalEntry[]>;
}

interface Props extends JournalSource {
  /** Fetches what was done on some days. */
  onFetch: WeekTextProps['onFetch'];
  view: DashboardState;
  /** A day of the week that is looked at; this week's if there is none. */
  week: DayKey | undefined;
  /** The name of an achievement that the person wants to share. */
  share: string | undefined;
  actions: PageActions;
  signing: SigningActions;
}

/** Looking back on the day and the week, and what of it is shared. */
export function Review({ view, week, share, actions, signing, onWritten, onFetch, ...source }: Props) {
  const { today, plan, settings, config } = view;
  const current = weekStartOf(config, today.day);
  const first = week && week <= current ? weekStartOf(config, week) : current;
  const { facts, wins } = useWeek(first, view, source);
  const written = useLatest(onWritten, [view]);
  return (
    <>
      <p class="quiet private">{t('reflect.private')}</p>
      <div class="column">
        <section class="card reflect-day" aria-labelledby="reflect-day">
          <h2 id="reflect-day">{t('reflect.today')}</h2>
          <DayReflection day={today.day} reflection={plan.reflection} onPlan={actions.onPlan} />
        </section>
        <section class="card reflect-week" aria-labelledby="reflect-week">
          <WeekName first={first} current={current} config={config} />
          {facts ? (
            <WeekSummary week={facts} settings={settings} />
          ) : (
            <p class="quiet">{t('review.loading')}</p>
          )}
          {written && (
            <WeekReview
              key={first}
              first={first}
              answers={journalByWeek(written, config).find((one) => one.first === first)?.review?.answers}
              goals={plan.goals}
              onPlan={actions.onPlan}
            />
          )}
        </section>
        <section class="card" aria-labelledby="thanks">
          <h2 id="thanks">{t('share.thank')}</h2>
          <div class="sharing">
            <p class="quiet">{t('share.thankIs')}</p>
            <ThankForm
              id="review-thanks"
              wins={[...view.todaysWins, ...view.earlierWins].filter(({ isWin }) => isWin)}
              signing={signing}
            />
          </div>
        </section>
      </div>
      <div class="column">
        {facts && (
          <Share
            key={`${first} ${share}`}
            view={view}
            week={facts}
            wins={wins}
            share={share}
            onFetch={onFetch}
          />
        )}
        <section class="card" aria-labelledby="written">
          <h2 id="written">{t('reflect.archive')}</h2>
          {written && <JournalArchive written={written} config={config} />}
        </section>
      </div>
    </>
  );
}

/** Which week is looked at, and the ways to the others. */
function WeekName({ first, current, config }: { first: DayKey; current: DayKey; config: ConfigHistory }) {
  const to = (week: DayKey) => formatRoute({ page: 'review', ...(week < current && { week }) });
  return (
    <div class="week-name">
      <h2 id="reflect-week">
        {first === current ? t('review.thisWeek') : t('reflect.weekOf', formatDate(first))}
      </h2>
      <a href={to(weekStartOf(config, addDays(first, -1)))}>{t('reflect.earlier')}</a>
      {first < current && <a href={to(nextWeekStart(config, first))}>{t('reflect.later')}</a>}
    </div>
  );
}

interface Week {
  /** Undefined while they are fetched. */
  facts?: ReviewedWeek;
  /** In any order. */
  wins: Win[];
}

/** A week as of the latest state. */
function useWeek(
  first: DayKey,
  view: DashboardState,
  { onWeek, onWins }: Pick<JournalSource, 'onWeek' | 'onWins'>,
): Week {
  const week = useLatest(async (): Promise<Week> => {
    const to = addDays(nextWeekStart(view.config, first), -1);
    const [facts, wins] = await Promise.all([onWeek(first), onWins({ from: first, to })]);
    return { ...(facts && { facts }), wins };
  }, [first, view]);
  return week?.facts?.first === first ? week : { wins: [] };
}
