import type { ComponentProps } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NextSteps } from '#components/goals/NextSteps.tsx';
import type { DayReflection } from '#components/review/DayReflection.tsx';
import type { HabitsPage } from '#components/today/HabitsPage.tsx';
import { Heatmap } from '#components/today/Heatmap.tsx';
import type { AskCard } from '#components/today/PromptCard.tsx';
import { Stats } from '#components/today/Stats.tsx';
import { Today } from '#components/today/Today.tsx';
import { WeekBars } from '#components/today/WeekBars.tsx';
import { formatLongDay } from '#components/ui/format.ts';
import { Mark, Sliders } from '#components/ui/icons.tsx';
import { useLoaded } from '#components/ui/use-loaded.ts';
import { WinList } from '#components/ui/WinList.tsx';
import type { Share } from '#entrypoints/newtab/highlights-page.tsx';
import type { History } from '#entrypoints/newtab/history-page.tsx';
import type { LookBack } from '#entrypoints/newtab/review-page.tsx';
import { type Go, useRoute } from '#entrypoints/newtab/use-route.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { mountPage, type PageActions } from '#utils/pages/mount-page.ts';
import { openUnlessRedirected } from '#utils/pages/newtab-override.ts';
import { formatRoute, type PageName, type Route } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

/** Earlier wins that today's page lists; the others are in the history. */
const EARLIER_WINS = 6;

/** The pages, in the order of their links, with where each begins. */
const PAGES: { route: Route; name: string }[] = [
  { route: { page: 'today' }, name: t('pages.today') },
  { route: { page: 'goals' }, name: t('pages.goals') },
  { route: { page: 'progress' }, name: t('pages.progress') },
  { route: { page: 'review' }, name: t('pages.reflect') },
  { route: { page: 'highlights' }, name: t('pages.share') },
  { route: { page: 'history', find: {} }, name: t('pages.history') },
];

interface Props {
  view: DashboardState;
  actions: PageActions;
}

function NewTab({ view, actions }: Props) {
  const [route, go] = useRoute();
  useArrival(route.page);
  return (
    <>
      <header>
        <Mark />
        <span>Microwin</span>
        <Pages page={route.page} game={view.settings.game} />
        <time dateTime={view.today.day}>{formatLongDay(view.today.day)}</time>
        <a
          class="quiet-link"
          href="/options.html"
          aria-label={t('common.options')}
          title={t('common.options')}
        >
          <Sliders />
        </a>
      </header>
      <main class={`${route.page}-page`}>
        <Content route={route} go={go} view={view} actions={actions} />
      </main>
    </>
  );
}

/** Who only records has no progress to look at. */
function Pages({ page, game }: { page: PageName; game: boolean }) {
  const shown = PAGES.filter(({ route }) => game || route.page !== 'progress');
  return (
    <nav aria-label={t('pages.all')}>
      <ul>
        {shown.map(({ route, name }) => (
          <li key={route.page}>
            <a href={formatRoute(route)} aria-current={route.page === page ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Content({ route, go, view, actions }: Props & { route: Route; go: Go }) {
  switch (route.page) {
    case 'today':
      return <TodayPage view={view} actions={actions} go={go} />;
    case 'goals':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.goals')}</h1>
          <GoalsPage view={view} actions={actions} />
        </>
      );
    case 'progress':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.progress')}</h1>
          <ProgressPage {...view} />
        </>
      );
    case 'habits':
      return (
        <>
          <h1 tabIndex={-1}>{t('habits.title')}</h1>
          <RitualsPage view={view} onPlan={actions.onPlan} />
        </>
      );
    case 'review':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.reflect')}</h1>
          <ReflectPage week={route.week} view={view} actions={actions} />
        </>
      );
    case 'highlights':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.share')}</h1>
          <SharePage view={view} />
        </>
      );
    case 'history':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.history')}</h1>
          <HistoryPage find={route.find} go={go} view={view} actions={actions} />
        </>
      );
  }
}

function TodayPage({ view, actions, go }: Props & { go: Go }) {
  const { settings } = view;
  return (
    <>
      {view.plan.prompt && <Question view={view} {...actions} />}
      <div class="card today">
        <Today view={view} {...actions} />
      </div>
      {settings.game && <Game view={view} go={go} />}
      <NextStepsCard goals={view.plan.goals} onToggle={actions.onToggle} />
      {(view.plan.mayReflect || view.plan.reflection) && (
        <section class="card evening" aria-label={t('reflect.today')}>
          <Evening day={view.today.day} reflection={view.plan.reflection} onPlan={actions.onPlan} />
        </section>
      )}
      {view.earlierWins.length > 0 && (
        <section class="card earlier" aria-labelledby="earlier">
          <h2 id="earlier">{t('pages.earlier')}</h2>
          <WinList
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
    </>
  );
}

/** Everything that is not the log itself. */
function Game({ view, go }: { view: DashboardState; go: Go }) {
  const { week, weekly, today, year } = view;
  return (
    <>
      <section class="card this-week" aria-labelledby="this-week">
        <h2 id="this-week">{t('pages.thisWeek')}</h2>
        <WeekBars week={week} weekly={weekly} today={today.day} target={today.dailyTarget} />
      </section>
      <section class="card numbers" aria-label={t('pages.numbers')}>
        <Stats {...view} />
      </section>
      <section class="card the-year" aria-labelledby="the-year">
        <h2 id="the-year">{t('pages.theYear')}</h2>
        <Heatmap year={year} onOpen={(day) => go({ page: 'history', find: { day } }, 'push')} />
      </section>
    </>
  );
}

/** The pages that are seen less often come in their own time: today's does not wait for them. */
function ProgressPage(view: DashboardState) {
  const Loaded = useLoaded(loadProgress);
  return Loaded ? <Loaded {...view} /> : null;
}

/** Below the first screen, which need not wait for it. */
function NextStepsCard(props: ComponentProps<typeof NextSteps>) {
  const Loaded = useLoaded(loadNextSteps);
  return Loaded ? <Loaded {...props} /> : null;
}

function GoalsPage(props: Props) {
  const Loaded = useLoaded(loadGoals);
  return Loaded ? <Loaded {...props} /> : null;
}

function RitualsPage(props: ComponentProps<typeof HabitsPage>) {
  const Loaded = useLoaded(loadRituals);
  return Loaded ? <Loaded {...props} /> : null;
}

function HistoryPage(props: ComponentProps<typeof History>) {
  const Loaded = useLoaded(loadHistory);
  return Loaded ? <Loaded {...props} /> : null;
}

function ReflectPage(props: ComponentProps<typeof LookBack>) {
  const Loaded = useLoaded(loadReflect);
  return Loaded ? <Loaded {...props} /> : null;
}

function SharePage(props: ComponentProps<typeof Share>) {
  const Loaded = useLoaded(loadShare);
  return Loaded ? <Loaded {...props} /> : null;
}

/** What is there on few days only is fetched on these. */
function Question(props: ComponentProps<typeof AskCard>) {
  const Loaded = useLoaded(loadQuestion);
  return Loaded ? <Loaded {...props} /> : null;
}

function Evening(props: ComponentProps<typeof DayReflection>) {
  const Loaded = useLoaded(loadEvening);
  return Loaded ? <Loaded {...props} /> : null;
}

const loadNextSteps = () => import('#components/goals/NextSteps.tsx').then(({ NextSteps }) => NextSteps);
const loadGoals = () => import('#entrypoints/newtab/goals-page.tsx').then(({ Goals }) => Goals);
const loadQuestion = () => import('#components/today/PromptCard.tsx').then(({ AskCard }) => AskCard);
const loadEvening = () =>
  import('#components/review/DayReflection.tsx').then(({ DayReflection }) => DayReflection);
const loadReflect = () => import('#entrypoints/newtab/review-page.tsx').then(({ LookBack }) => LookBack);
const loadShare = () => import('#entrypoints/newtab/highlights-page.tsx').then(({ Share }) => Share);
const loadProgress = () => import('#components/progress/Progress.tsx').then(({ Progress }) => Progress);
const loadRituals = () => import('#components/today/HabitsPage.tsx').then(({ HabitsPage }) => HabitsPage);
const loadHistory = () => import('#entrypoints/newtab/history-page.tsx').then(({ History }) => History);

/** Names the window after its page. Whoever comes from another page begins at its heading; who opens a tab, where they are. */
function useArrival(page: PageName): void {
  const before = useRef(page);
  useLayoutEffect(() => {
    // The way to the rituals is beside them.
    const { name = t('habits.title') } = PAGES.find(({ route }) => route.page === page) ?? {};
    document.title = t('pages.title', name);
    if (before.current === page) return;
    before.current = page;
    document.querySelector('h1')?.focus({ preventScroll: true });
    // On the way back the browser, or the page itself, knows the place.
    if (history.state === null) scrollTo(0, 0);
  }, [page]);
}

openUnlessRedirected(() => mountPage((view, actions) => <NewTab view={view} actions={actions} />));
