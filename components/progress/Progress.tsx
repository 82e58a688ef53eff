import '#components/progress/trends.css';
import '#components/progress/achievements.css';
import '#components/ui/rationale.css';
import { Achievements } from '#components/progress/Achievements.tsx';
import { GoalWins } from '#components/progress/GoalWins.tsx';
import { type HighlightSource, Highlights } from '#components/progress/Highlights.tsx';
import { Rewards } from '#components/progress/Rewards.tsx';
import { Totals } from '#components/progress/Totals.tsx';
import { Trends } from '#components/progress/Trends.tsx';
import { shownAchievements } from '#components/ui/achievement-labels.ts';
import { formatNumber } from '#components/ui/format.ts';
import { LevelBreakdown } from '#components/ui/LevelBreakdown.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { PointsByMonth } from '#components/ui/PointsByMonth.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import type { RecognitionActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

/** The rest of the page does not wait for it. */
const Recognition = lazy(() =>
  import('#components/recognition/Recognition.tsx').then((it) => it.Recognition),
);

interface Props extends HighlightSource {
  view: DashboardState;
  actions: PageActions;
  recognition: RecognitionActions;
  /** See `Recognition`. */
  onGiven: (() => Promise<string>) | undefined;
}

/** The longer view: where the weeks go, what they add up to, and what was reached. */
export function Progress({ view, actions, recognition, onGiven, ...sources }: Props) {
  const recognized = <RecognitionCard view={view} recognition={recognition} onGiven={onGiven} />;
  if (!view.settings.game)
    return (
      <>
        <p class="card empty">
          {t('progress.recordOnly')} <a href="/options.html">{t('common.options')}</a>
        </p>
        {recognized}
      </>
    );
  const { numbers, rewards } = view.settings;
  const hasPoints = numbers && view.total > 0;
  return (
    <>
      <section class="card trends" aria-labelledby="trends">
        <h2 id="trends">{t('trends.title')}</h2>
        <Trends {...view} />
      </section>
      <GoalWins view={view} {...sources} />
      <div class="sums">
        <section class="card" aria-labelledby="adds-up">
          <h2 id="adds-up">{t('sums.title')}</h2>
          <Totals {...view} />
        </section>
        {hasPoints && <LevelCard {...view} />}
        {(hasPoints || rewards) && (
          <section class="card own-rewards" aria-labelledby="rewards">
            <h2 id="rewards">{t('rewards.title')}</h2>
            <Rewards view={view} {...actions} />
          </section>
        )}
      </div>
      <section class="card" aria-labelledby="achievements">
        <h2 id="achievements">{t('achievements.title')}</h2>
        <Achievements {...view} />
      </section>
      <section class="card" aria-labelledby="highlights">
        <h2 id="highlights">{t('share.highlights')}</h2>
        <Highlights view={view} {...sources} />
      </section>
      {recognized}
    </>
  );
}

function RecognitionCard({ view, recognition, onGiven }: Pick<Props, 'view' | 'recognition' | 'onGiven'>) {
  const wins = [...view.todaysWins, ...view.earlierWins].filter(({ isWin }) => isWin);
  return (
    <section class="card" aria-labelledby="recognition">
      <h2 id="recognition">{t('recognition.title')}</h2>
      <p class="quiet">{t('recognition.is')}</p>
      <Recognition
        view={view}
        wins={wins}
        achievements={shownAchievements(view).filter(({ on }) => on)}
        onGiven={onGiven}
        {...recognition}
      />
    </section>
  );
}

function LevelCard(view: DashboardState) {
  return (
    <section class="card level" aria-labelledby="level">
      <h2 id="level">{t('progress.level', formatNumber(view.level.level))}</h2>
      <LevelBreakdown {...view} />
      <details>
        <summary>{t('progress.months')}</summary>
        <PointsByMonth {...view} />
      </details>
    </section>
  );
}
