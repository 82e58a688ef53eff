import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { HabitChips } from '#components/today/HabitChips.tsx';
import { Priority, PriorityQuestion } from '#components/today/Priority.tsx';
import { TimerStart } from '#components/today/TimerStart.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { restOn } from '#components/ui/rest-today.ts';
import type { OpenItem } from '#utils/domain/planning/priority.ts';
import { STARTER_MINUTES } from '#utils/domain/rules.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { isPutAway, putAway } from '#utils/pages/put-away.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

// Mostly none runs.
const TimerCard = lazy(() => import('#components/today/TimerCard.tsx').then((it) => it.TimerCard));
// Few weeks have one.
const Challenge = lazy(() => import('#components/today/Challenge.tsx').then((it) => it.Challenge));
/** Loaded by a click. */
const HabitEditor = lazy(() => import('#components/today/HabitEditor.tsx').then((it) => it.HabitEditor));

interface Props extends Pick<PageActions, 'onPlan' | 'onToggle' | 'onTimer' | 'onHabitDays' | 'onUndo'> {
  view: DashboardState;
  /** There is little room in a popup: what is not used yet stands behind a button. */
  popup?: boolean;
}

/** What the person means to do today: the priority, a few minutes for it, and the habits. */
export function Planning({ view, popup = false, onPlan, onToggle, onTimer, onHabitDays, onUndo }: Props) {
  const { plan, settings, today, todaysWins } = view;
  const { priority, timer, asksForPriority, priorityOptions, habits, yesterdaysHabits, allHabits } = plan;
  const [open, setOpen] = useState(false);
  const [editsHabits, setEditsHabits] = useState(false);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const asks = asksForPriority && !isPutAway('priority', today.day);
  const showsHabits = !popup || allHabits.length > 0 || editsHabits;
  const [status, setStatus] = useState('');
  const self = useRef<HTMLElement>(null);
  // What was said of one day is not so on the next.
  useEffect(() => setStatus(''), [today.day]);

  /** For when what has the focus is about to go. */
  const moveOn = () => self.current?.focus({ preventScroll: true });
  /** Waits for what a button did, which then goes. */
  const act = async (action: Promise<void>, then = '') => {
    moveOn();
    setStatus('');
    await action.then(
      () => setStatus(then),
      (error) => setStatus(failureText(error)),
    );
  };
  const begin = (minutes: number) =>
    act(
      onTimer('begin', {
        minutes,
        ...(priority && !priority.done && { relatedTo: priority.subject, title: priority.title }),
      }),
    );
  const editHabits = () => {
    moveOn();
    setEditsHabits(true);
  };
  const openQuestion = () => {
    moveOn();
    setOpen(true);
  };
  const choose = ({ subject, title, url }: OpenItem) =>
    act(onPlan({ type: 'priority', subject, text: { title, url } }), t('priority.picked', title));

  return (
    <section class="planning" aria-label={t('planning.label')} tabIndex={-1} ref={self}>
      {priority && <Priority priority={priority} onToggle={(command) => act(onToggle(command))} />}
      {!priority && (asks || open) && (
        <PriorityQuestion
          choices={priorityOptions}
          open={open}
          onToggle={() => {
            if (!asks) moveOn();
            setOpen(!open);
          }}
          onChoose={choose}
          {...(asks && {
            onPutAway: () => {
              moveOn();
              putAway('priority', today.day);
              setOpen(false);
              drawAgain(null);
            },
          })}
        />
      )}
      <p class="quiet status" role="status">
        {status}
      </p>
      {timer ? (
        <TimerCard
          timer={timer}
          // Its title need not be repeated right below the priority.
          isNamed={timer.relatedTo === undefined || timer.relatedTo !== priority?.subject}
          onMore={() => act(onTimer('go on'))}
          onAgain={() => begin(STARTER_MINUTES.usual)}
          onStop={() => act(onTimer('stop'))}
        />
      ) : (
        <TimerStart
          {...(priority && !priority.done && { on: priority.title })}
          onBegin={begin}
          {...(!priority && !asks && !open && settings.game && { onPriority: openQuestion })}
          {...(!showsHabits && { onHabits: editHabits })}
        />
      )}
      {plan.challenges.log.chosen && <Challenge view={view} onDrop={(id) => act(onUndo(id))} />}
      {habits.length + yesterdaysHabits.length > 0 && (
        <HabitChips
          habits={habits}
          yesterdays={yesterdaysHabits}
          today={today.day}
          wins={todaysWins}
          numbers={settings.game && settings.numbers}
          onToggle={onToggle}
        />
      )}
      {showsHabits && (
        <div class="also-planned">
          <button
            type="button"
            class="opener"
            aria-expanded={editsHabits}
            aria-controls="habit-editor"
            onClick={() => setEditsHabits(!editsHabits)}
          >
            {t(allHabits.length > 0 ? 'habits.change' : 'habits.first')}
          </button>
          {!popup && !view.inUse.goals && (
            <a class="opener" href={formatRoute({ page: 'goals' })}>
              {t('goals.offer')}
            </a>
          )}
          {!popup && settings.game && !today.resting && (
            <OnceButton class="opener" onPress={() => void act(onPlan(restOn(today.day)))}>
              {t('prompts.restToday')}
            </OnceButton>
          )}
        </div>
      )}
      {editsHabits && <HabitEditor view={view} onPlan={onPlan} onHabitDays={onHabitDays} />}
    </section>
  );
}
