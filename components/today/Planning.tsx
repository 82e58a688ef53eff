import { useRef, useState } from 'preact/hooks';
import { HabitChips } from '#components/today/HabitChips.tsx';
import { Priority, PriorityQuestion } from '#components/today/Priority.tsx';
import { TimerCard } from '#components/today/TimerCard.tsx';
import { TimerStart } from '#components/today/TimerStart.tsx';
import type { OpenItem } from '#utils/domain/planning/priority.ts';
import { STARTER_MINUTES } from '#utils/domain/rules.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<PageActions, 'onPlan' | 'onToggle' | 'onTimer'> {
  view: DashboardState;
  /** Where ways to other pages open. */
  target?: '_blank';
}

/** What the person means to do today: the one thing that matters, a few minutes for it, and the small things. */
export function Planning({ view, target, onPlan, onToggle, onTimer }: Props) {
  const { plan, settings, today, todaysWins } = view;
  const { priority, timer, asksForPriority, priorityOptions, habits } = plan;
  const [open, setOpen] = useState(false);
  const [said, say] = useState('');
  const self = useRef<HTMLElement>(null);

  /** Does what a button stands for that goes with it; so focus stays near. */
  const act = async (doing: Promise<void>, then = '') => {
    self.current?.focus({ preventScroll: true });
    say('');
    await doing.then(
      () => say(then),
      () => say(t('quick.failed')),
    );
  };
  const begin = (minutes: number) =>
    act(
      onTimer('begin', {
        minutes,
        ...(priority && !priority.done && { relatedTo: priority.subject, title: priority.title }),
      }),
    );
  const choose = ({ subject, title, url }: OpenItem) =>
    act(onPlan({ type: 'priority', subject, text: { title, url } }), t('priority.picked', title));

  return (
    <section class="planning" aria-label={t('planning.label')} tabIndex={-1} ref={self}>
      {priority && <Priority priority={priority} onToggle={(doing) => act(onToggle(doing))} />}
      {!priority && (asksForPriority || open) && (
        <PriorityQuestion
          choices={priorityOptions}
          open={open}
          onToggle={() => setOpen(!open)}
          onPick={choose}
        />
      )}
      <p class="quiet status" role="status">
        {said}
      </p>
      {timer ? (
        <TimerCard
          timer={timer}
          // Where it stands right above, it need not be said again.
          isNamed={timer.relatedTo === undefined || timer.relatedTo !== priority?.subject}
          onMore={() => act(onTimer('go on'))}
          onAgain={() => begin(STARTER_MINUTES.usual)}
          onStop={() => act(onTimer('stop'))}
        />
      ) : (
        <TimerStart
          {...(priority && !priority.done && { on: priority.title })}
          onBegin={begin}
          {...(!priority && !asksForPriority && !open && settings.game && { onPick: () => setOpen(true) })}
          {...(target && { target })}
        />
      )}
      {habits.length > 0 && (
        <HabitChips
          habits={habits}
          day={today.day}
          wins={todaysWins}
          numbers={settings.game && settings.numbers}
          onToggle={onToggle}
        />
      )}
    </section>
  );
}
