import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatLongDay } from '#components/ui/format.ts';
import { Mark } from '#components/ui/icons.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { OptionsLink } from '#components/ui/OptionsLink.tsx';
import { SkipLink } from '#components/ui/SkipLink.tsx';
import { TodayPage } from '#entrypoints/newtab/today-page.tsx';
import { type Go, useRoute } from '#entrypoints/newtab/use-route.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { FirstFrame, Place } from '#utils/pages/first-frame.ts';
import { mountPage, type PageActions } from '#utils/pages/mount-page.ts';
import { openUnlessRedirected } from '#utils/pages/newtab-override.ts';
import { formatRoute, type PageName, type Route } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

/** The pages that the header may link to, in this order, each with where it begins. */
const PAGES: { route: Route; name: string }[] = [
  { route: { page: 'today' }, name: t('pages.today') },
  { route: { page: 'goals' }, name: t('pages.goals') },
  { route: { page: 'progress' }, name: t('pages.progress') },
  { route: { page: 'review' }, name: t('pages.review') },
  { route: { page: 'history', find: {} }, name: t('pages.history') },
];

// These pages are seen less often: today's does not wait for them.
const GoalsPage = lazy(() => import('#entrypoints/newtab/goals-page.tsx').then((it) => it.GoalsPage));
const ProgressPage = lazy(() =>
  import('#entrypoints/newtab/progress-page.tsx').then((it) => it.ProgressPage),
);
const ReviewPage = lazy(() => import('#entrypoints/newtab/review-page.tsx').then((it) => it.ReviewPage));
const HistoryPage = lazy(() => import('#entrypoints/newtab/history-page.tsx').then((it) => it.HistoryPage));

// Few people have chosen one, and the first frame keeps its place.
const NewTabRow = lazy(() => import('#entrypoints/newtab/top-row.tsx').then((it) => it.NewTabRow));

// Seldom seen.
const LedgerNotice = lazy(() => import('#components/ui/LedgerNotice.tsx').then((it) => it.LedgerNotice));

interface Props {
  view: DashboardState;
  actions: PageActions;
  place: Place;
}

function NewTab({ view, actions, place }: Props) {
  const [route, go] = useRoute();
  const lines = route.page === 'today' ? place.lines : 0;
  useArrival(route.page);
  return (
    <>
      <header>
        <SkipLink />
        <Mark />
        <span>Microwin</span>
        <PageLinks page={route.page} view={view} />
        <time dateTime={view.today.day}>{formatLongDay(view.today.day)}</time>
        <OptionsLink />
      </header>
      {lines > 0 && (
        <div class="top-row" style={{ '--lines': lines }}>
          <NewTabRow />
        </div>
      )}
      <main class={`${route.page}-page`}>
        {/* Today's heading is the count of its wins. */}
        {route.page !== 'today' && <h1 tabIndex={-1}>{nameOf(route.page)}</h1>}
        <Content route={route} go={go} view={view} actions={actions} place={place} />
      </main>
    </>
  );
}

function PageLinks({ page, view: { settings, inUse } }: { page: PageName; view: DashboardState }) {
  const isShown: Partial<Record<PageName, boolean>> = {
    // A person who only records has no progress to look at.
    progress: settings.game,
    // From their first use on; whoever is there uses them.
    goals: inUse.goals || page === 'goals',
    review: inUse.review || page === 'review',
  };
  const shown = PAGES.filter(({ route }) => isShown[route.page] ?? true);
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

function Content({ route, go, view, actions, place }: Props & { route: Route; go: Go }) {
  switch (route.page) {
    case 'today':
      return <TodayPage view={view} actions={actions} go={go} compact={place.compact} />;
    case 'goals':
      return <GoalsPage view={view} actions={actions} />;
    case 'progress':
      return <ProgressPage view={view} actions={actions} given={route.given === true} />;
    case 'review':
      return <ReviewPage week={route.week} share={route.share} view={view} actions={actions} />;
    case 'history':
      return <HistoryPage find={route.find} go={go} view={view} actions={actions} />;
  }
}

function nameOf(page: PageName): string {
  return PAGES.find(({ route }) => route.page === page)?.name ?? '';
}

/** Names the document after its page. A person who comes from another page begins at its heading. */
function useArrival(page: PageName): void {
  const before = useRef(page);
  useLayoutEffect(() => {
    document.title = t('pages.title', nameOf(page));
    if (before.current === page) return;
    before.current = page;
    document.querySelector('h1')?.focus({ preventScroll: true });
    // On the way back the browser, or the page itself, restores the scroll position.
    if (history.state === null) scrollTo(0, 0);
  }, [page]);
}

/** Opens the page of new tabs. @param frame what its first frame was drawn from, and the next one's will be @param place of the row */
export function openNewTab(frame: FirstFrame, place: Place): void {
  openUnlessRedirected(() =>
    mountPage(
      (view, actions) => <NewTab view={view} actions={actions} place={place} />,
      (problem, isOld, onRetry) => <LedgerNotice problem={problem} isOld={isOld} onRetry={onRetry} />,
      frame,
    ),
  );
}
