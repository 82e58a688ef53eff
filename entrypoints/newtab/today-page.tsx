import { useLayoutEffect, useState } from 'preact/hooks';
import { Heatmap } from '#components/today/Heatmap.tsx';
import { Stats, shownStats } from '#components/today/Stats.tsx';
import { Today, TodayHead } from '#components/today/Today.tsx';
import { WeekBars } from '#components/today/WeekBars.tsx';
import { focusHeading } from '#components/ui/focus.ts';
import { lazy } from '#components/ui/lazy.tsx';
import { WinList } from '#components/ui/WinList.tsx';
import type { Go } from '#entrypoints/newtab/use-route.ts';
import type { ChosenYear } from '#entrypoints/newtab/year-picker.tsx';
import { weekStartOf } from '#utils/domain/config-history.ts';
import { endsWorkingWeek } from '#utils/domain/planning/week-review.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { pastYears } from '#utils/domain/views/years.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

/** Earlier wins that are listed here; the others are in the history. */
const EARLIER_WINS = 6;

// The first screen does not wait for what lies below it, nor for what is there on few days only.
const PromptCard = lazy(() => import('#components/today/PromptCard.tsx').then((it) => it.PromptCard));
const ChallengeOffer = lazy(() => import('#components/today/Challenge.tsx').then((it) => it.ChallengeOffer));
const Planning = lazy(() => import('#components/today/Planning.tsx').then((it) => it.Planning));
const NextSteps = lazy(() => import('#components/goals/NextSteps.tsx').then((it) => it.NextSteps));
// Few people have been here for so long.
const YearPicker = lazy(() => import('#entrypoints/newtab/year-picker.tsx').then((it) => it.YearPicker));
const DayReflection = lazy(() =>
  import('#components/review/DayReflection.tsx').then((it) => it.DayReflection),
);
// Stands in a corner, and moves nothing as it comes.
const LevelRing = lazy(() => import('#components/today/LevelRing.tsx').then((it) => it.LevelRing));
const CopyWeekLine = lazy(() => import('#entrypoints/newtab/copy-week.tsx').then((it) => it.CopyWeekLine));

interface Props {
  view: DashboardState;
  actions: PageActions;
  go: Go;
}

/** What a new tab shows first: today, whole, or compact until the person asks for the rest. */
export function TodayPage({ compact, ...props }: Props & { compact: boolean }) {
  const [whole, showWhole] = useState(!compact);
  // The button has gone, and the heading is a new one.
  useLayoutEffect(() => {
    if (whole && compact) focusHeading();
  }, [whole]);
  if (whole) return <WholeToday {...props} />;
  return (
    <>
      <div class="card today brief">
        <TodayHead {...props.view} />
        <Level {...props.view} />
      </div>
      {props.view.settings.game && <TheYear {...props} />}
      <button type="button" class="button show-all" onClick={() => showWhole(true)}>
        {t('row.showAll')}
      </button>
    </>
  );
}

/** Today, and where it stands in the week and the year. */
function WholeToday({ view, actions, go }: Props) {
  const { settings, plan, today } = view;
  return (
    <>
      <div class="card today">
        <Today view={view} {...actions} />
        <Level {...view} />
      </div>
      {settings.game && <Game view={view} go={go} />}
      <div class="card plan">
        <Planning view={view} {...actions} />
      </div>
      <NextSteps goals={plan.goals} onToggle={actions.onToggle} />
      {(plan.mayReflect || plan.reflection) && (
        <section class="card evening" aria-label={t('reflect.today')}>
          <DayReflection day={today.day} reflection={plan.reflection} onPlan={actions.onPlan} />
        </section>
      )}
      {view.earlierWins.length > 0 && (
        <section class="card earlier" aria-labelledby="earlier">
          <h2 id="earlier">{t('pages.earlier')}</h2>
          <WinList
            label={t('pages.earlier')}
            wins={view.earlierWins.slice(0, EARLIER_WINS)}
            dated
            numbers={settings.game && settings.numbers}
            onUndo={actions.onUndo}
          />
          <a class="further" href={formatRoute({ page: 'history', find: {} })}>
            {t('pages.allWins')}
          </a>
        </section>
      )}
      {/* Last, so that it moves nothing above it as it comes and goes. */}
      {plan.prompt ? <PromptCard view={view} {...actions} /> : <ChallengeOffer view={view} {...actions} />}
    </>
  );
}

/** The level, where the person sees numbers and has one. */
function Level({ level, settings: { game, numbers }, total }: DashboardState) {
  return game && numbers && total > 0 ? <LevelRing level={level} /> : null;
}

/** Everything that a person who only records does not see. */
function Game({ view, go }: Pick<Props, 'view' | 'go'>) {
  const { week, weekly, today } = view;
  return (
    <>
      <section class="card this-week" aria-labelledby="this-week">
        <h2 id="this-week">{t('pages.thisWeek')}</h2>
        <WeekBars week={week} weekly={weekly} today={today.day} target={today.dailyTarget} />
        {endsWorkingWeek(today.day, view.config) && week.some(({ wins }) => wins > 0) && (
          <CopyWeekLine view={view} first={weekStartOf(view.config, today.day)} />
        )}
      </section>
      <TheYear view={view} go={go} />
      {shownStats(view).length > 0 && (
        <section class="numbers" aria-label={t('pages.numbers')}>
          <Stats {...view} />
        </section>
      )}
    </>
  );
}

function TheYear({ view, go }: Pick<Props, 'view' | 'go'>) {
  const [chosen, choose] = useState<ChosenYear>();
  const years = pastYears(view);
  return (
    <section class="card the-year" aria-labelledby="the-year">
      <div class="year-head">
        <h2 id="the-year">{chosen?.year ?? t('pages.theYear')}</h2>
        {years.length > 0 && <YearPicker view={view} years={years} onYear={choose} />}
      </div>
      <Heatmap
        year={chosen?.columns ?? view.year}
        of={chosen?.year}
        numbers={view.settings.numbers}
        onOpen={(day) => go({ page: 'history', find: { day } }, 'push')}
      />
    </section>
  );
}
