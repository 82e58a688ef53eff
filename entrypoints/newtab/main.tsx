import type { ComponentProps } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AskCard } from '@/components/care/AskCard.tsx';
import { formatLongDay } from '@/components/format.ts';
import type { NextSteps } from '@/components/goals/NextSteps.tsx';
import { Heatmap } from '@/components/Heatmap.tsx';
import { Mark, Sliders } from '@/components/icons.tsx';
import type { RitualPage } from '@/components/practice/RitualPage.tsx';
import type { DayReflection } from '@/components/reflect/DayReflection.tsx';
import { Stats } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { useLoaded } from '@/components/use-loaded.ts';
import { WeekBars } from '@/components/WeekBars.tsx';
import { WinList } from '@/components/WinList.tsx';
import type { View } from '@/utils/game/view.ts';
import { t } from '@/utils/i18n.ts';
import { openUnlessKept } from '@/utils/newtab.ts';
import { formatRoute, type Page, type Route } from '@/utils/routes.ts';
import { type Hand, openWindow } from '@/utils/window.ts';
import type { History } from './history.tsx';
import type { LookBack } from './look-back.tsx';
import type { Share } from './share.tsx';
import { type Go, useRoute } from './use-route.ts';

/** Earlier wins that today's page lists; the others are in the history. */
const EARLIER_WINS = 6;

/** The pages, in the order of their links, with where each begins. */
const PAGES: { route: Route; name: string }[] = [
  { route: { page: 'today' }, name: t('pages.today') },
  { route: { page: 'goals' }, name: t('pages.goals') },
  { route: { page: 'progress' }, name: t('pages.progress') },
  { route: { page: 'reflect' }, name: t('pages.reflect') },
  { route: { page: 'share' }, name: t('pages.share') },
  { route: { page: 'history', find: {} }, name: t('pages.history') },
];

interface Props {
  view: View;
  hand: Hand;
}

function NewTab({ view, hand }: Props) {
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
        <Content route={route} go={go} view={view} hand={hand} />
      </main>
    </>
  );
}

/** Who only records has no progress to look at. */
function Pages({ page, game }: { page: Page; game: boolean }) {
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

function Content({ route, go, view, hand }: Props & { route: Route; go: Go }) {
  switch (route.page) {
    case 'today':
      return <TodayPage view={view} hand={hand} go={go} />;
    case 'goals':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.goals')}</h1>
          <GoalsPage view={view} hand={hand} />
        </>
      );
    case 'progress':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.progress')}</h1>
          <ProgressPage {...view} />
        </>
      );
    case 'rituals':
      return (
        <>
          <h1 tabIndex={-1}>{t('rituals.title')}</h1>
          <RitualsPage view={view} onTell={hand.onTell} />
        </>
      );
    case 'reflect':
      return (
        <>
          <h1 tabIndex={-1}>{t('pages.reflect')}</h1>
          <ReflectPage week={route.week} view={view} hand={hand} />
        </>
      );
    case 'share':
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
          <HistoryPage find={route.find} go={go} view={view} hand={hand} />
        </>
      );
  }
}

function TodayPage({ view, hand, go }: Props & { go: Go }) {
  const { settings } = view;
  return (
    <>
      {view.plan.asks && <Question view={view} {...hand} />}
      <div class="card today">
        <Today view={view} {...hand} />
      </div>
      {settings.game && <Game view={view} go={go} />}
      <NextStepsCard goals={view.plan.goals} onDo={hand.onDo} />
      {(view.plan.mayReflect || view.plan.reflection) && (
        <section class="card evening" aria-label={t('reflect.today')}>
          <Evening day={view.today.day} reflection={view.plan.reflection} onTell={hand.onTell} />
        </section>
      )}
      {view.earlierWins.length > 0 && (
        <section class="card earlier" aria-labelledby="earlier">
          <h2 id="earlier">{t('pages.earlier')}</h2>
          <WinList
            wins={view.earlierWins.slice(0, EARLIER_WINS)}
            dated
            numbers={settings.game && settings.numbers}
            onUndo={hand.onUndo}
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
function Game({ view, go }: { view: View; go: Go }) {
  const { week, weekly, today, year } = view;
  return (
    <>
      <section class="card this-week" aria-labelledby="this-week">
        <h2 id="this-week">{t('pages.thisWeek')}</h2>
        <WeekBars week={week} weekly={weekly} today={today.day} target={today.aim} />
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
function ProgressPage(view: View) {
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

function RitualsPage(props: ComponentProps<typeof RitualPage>) {
  const Loaded = useLoaded(loadRituals);
  return Loaded ? <Loaded {...props} /> : null;
}

function HistoryPage(props: ComponentProps<typeof History>) {
  const Loaded = useLoaded(loadHistory);
  return Loaded ? <Loaded {...props} /> : null;
}

const loadNextSteps = () => import('@/components/goals/NextSteps.tsx').then(({ NextSteps }) => NextSteps);
const loadGoals = () => import('./goals.tsx').then(({ Goals }) => Goals);
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

const loadQuestion = () => import('@/components/care/AskCard.tsx').then(({ AskCard }) => AskCard);
const loadEvening = () =>
  import('@/components/reflect/DayReflection.tsx').then(({ DayReflection }) => DayReflection);
const loadReflect = () => import('./look-back.tsx').then(({ LookBack }) => LookBack);
const loadShare = () => import('./share.tsx').then(({ Share }) => Share);
const loadProgress = () => import('@/components/Progress.tsx').then(({ Progress }) => Progress);
const loadRituals = () => import('@/components/practice/RitualPage.tsx').then(({ RitualPage }) => RitualPage);
const loadHistory = () => import('./history.tsx').then(({ History }) => History);

/** Names the window after its page. Whoever comes from another page begins at its heading; who opens a tab, where they are. */
function useArrival(page: Page): void {
  const before = useRef(page);
  useLayoutEffect(() => {
    // The way to the rituals is beside them.
    const { name = t('rituals.title') } = PAGES.find(({ route }) => route.page === page) ?? {};
    document.title = t('pages.title', name);
    if (before.current === page) return;
    before.current = page;
    document.querySelector('h1')?.focus({ preventScroll: true });
    // On the way back the browser, or the page itself, knows the place.
    if (history.state === null) scrollTo(0, 0);
  }, [page]);
}

openUnlessKept(() => openWindow((view, hand) => <NewTab view={view} hand={hand} />));
