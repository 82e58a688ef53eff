import type { ComponentChildren } from 'preact';
import { useReducer } from 'preact/hooks';
import { DayLines } from '#components/ui/DayLines.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { formatMinute, formatNumber } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { QuickWin } from '#components/ui/QuickWin.tsx';
import { WinList } from '#components/ui/WinList.tsx';
import { winsToday } from '#components/ui/wins-today.ts';
import { explainDay } from '#utils/domain/views/breakdown.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { isPutAway, putAway } from '#utils/pages/put-away.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

// On few days there is one.
const Resting = lazy(() => import('#components/ui/Resting.tsx').then((it) => it.Resting));
const WelcomeBack = lazy(() => import('#components/today/WelcomeBack.tsx').then((it) => it.WelcomeBack));

interface Props extends Pick<PageActions, 'onUndo' | 'onAdd'> {
  view: DashboardState;
  /** A popup is opened to type what was just done, and its links lead out of it. */
  popup?: boolean;
  /** Whether the field for a win has the focus as it opens. */
  focused?: boolean;
  /** What was typed elsewhere and could not be saved; '' for nothing. */
  typed?: string;
  /** Stands below the wins. */
  children?: ComponentChildren;
}

/** Today: the way to the goal first, then what got you there and what it is worth. */
export function Today({ view, popup = false, focused = false, typed = '', onUndo, onAdd, children }: Props) {
  const { today, todaysWins, settings } = view;
  const others = todaysWins.filter(({ isWin }) => !isWin);
  return (
    <>
      <TodayHead {...view} />
      {today.resting && <Resting view={view} onUndo={onUndo} />}
      <QuickWin earlier={view.manualTitles} focused={focused} typed={typed} onAdd={onAdd} />
      {todaysWins.length > 0 ? (
        <>
          <WinList
            label={t('today.list')}
            wins={todaysWins.filter(({ isWin }) => isWin)}
            numbers={settings.game && settings.numbers}
            onUndo={onUndo}
          />
          {view.unlistedToday > 0 && (
            <a
              class="further"
              href={`/newtab.html${formatRoute({ page: 'history', find: { day: today.day } })}`}
              {...(popup && { target: '_blank' })}
            >
              {n('today.more', view.unlistedToday)}
            </a>
          )}
        </>
      ) : (
        <Beginning view={view} popup={popup} />
      )}
      {others.length > 0 && (
        <section class="also" aria-labelledby="also">
          <h2 id="also" class="quiet">
            {t('today.also')}
          </h2>
          <WinList
            label={t('today.also')}
            wins={others}
            numbers={settings.game && settings.numbers}
            onUndo={onUndo}
          />
        </section>
      )}
      {settings.game && settings.numbers && <Sum {...today} />}
      {children}
    </>
  );
}

/** How far today is. */
export function TodayHead(view: DashboardState) {
  const { today, settings } = view;
  const { targetWins, dailyTarget } = today;
  return (
    <>
      {/* The heading is the live region: a change is spoken once, in the words that are on screen. */}
      <div role="status">
        <h1 tabIndex={-1}>{winsToday(view)}</h1>
      </div>
      {settings.game && (
        <>
          <ProgressBar label={t('today.goal')} value={targetWins} max={dailyTarget} notched />
          <Aside {...view} />
        </>
      )}
    </>
  );
}

/** What there is to say of the day besides its wins; of a day of rest that stands below. */
function Aside({ today, weekly }: DashboardState) {
  const { scheduled, resting, wins, targetWins, dailyTarget, quietUntil } = today;
  if (resting) return null;
  const reached = scheduled && targetWins >= dailyTarget;
  const someCount = targetWins < dailyTarget && targetWins < wins;
  if (scheduled && !reached && !someCount && quietUntil === undefined) return null;
  return (
    <p class="quiet">
      {!scheduled && t('today.dayOff')}{' '}
      {someCount && n('today.counted', targetWins, formatNumber(dailyTarget))}{' '}
      {reached && t('today.reached', formatNumber(dailyTarget))}{' '}
      {reached && weekly.reached && t('today.weekReached')}{' '}
      {quietUntil !== undefined && t('today.quietUntil', formatMinute(quietUntil))}
    </p>
  );
}

/** Stands in for wins where there are none yet. */
function Beginning({ view, popup }: { view: DashboardState; popup: boolean }) {
  const { today, returning, inUse } = view;
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  if (returning && !today.resting && !isPutAway('welcome', today.day))
    return (
      <WelcomeBack
        view={view}
        onClose={() => {
          putAway('welcome', today.day);
          drawAgain(null);
        }}
      />
    );
  const target = popup ? '_blank' : undefined;
  return (
    <EmptyState {...(target && { target })}>
      <p>{t('today.nextThing')}</p>
      <p class="quiet">{t('today.showsUp')}</p>
      {/* In a new tab they are offered below. */}
      {popup && !inUse.goals && (
        <p class="quiet">
          <a href={`/newtab.html${formatRoute({ page: 'goals' })}`} target={target} rel="noopener">
            {t('goals.offer')}
          </a>
        </p>
      )}
    </EmptyState>
  );
}

/** What today's points are made of besides the wins listed above. */
function Sum(today: DashboardState['today']) {
  if (!today.raw && !today.points) return null;
  const lines = explainDay(today).filter(({ part }) => part !== 'wins');
  return <DayLines lines={lines} sum={today.points} />;
}
