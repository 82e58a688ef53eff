import { useRef, useState } from 'preact/hooks';
import { RitualChips } from '#components/today/HabitChips.tsx';
import { PickAsk, Picked } from '#components/today/Priority.tsx';
import { TimerCard } from '#components/today/Timer.tsx';
import { Start } from '#components/today/TimerStart.tsx';
import type { OpenThing } from '#utils/domain/planning/plan.ts';
import { STARTER_MINUTES } from '#utils/domain/rules.ts';
import type { View } from '#utils/domain/views/dashboard.ts';
import type { Hand } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<Hand, 'onTell' | 'onDo' | 'onTime'> {
  view: View;
  /** Where ways to other pages open. */
  target?: '_blank';
}

/** What the person means to do today: the one thing that matters, a few minutes for it, and the small things. */
export function Practice({ view, target, onTell, onDo, onTime }: Props) {
  const { plan, settings, today, todaysWins } = view;
  const { pick, timer, asksPick, choices, rituals } = plan;
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
    act(onTime('begin', { minutes, ...(pick && !pick.done && { about: pick.subject, title: pick.title }) }));
  const choose = ({ subject, title, url }: OpenThing) =>
    act(onTell({ type: 'pick', subject, text: { title, url } }), t('pick.picked', title));

  return (
    <section class="practice" aria-label={t('practice.label')} tabIndex={-1} ref={self}>
      {pick && <Picked pick={pick} onDo={(doing) => act(onDo(doing))} />}
      {!pick && (asksPick || open) && (
        <PickAsk choices={choices} open={open} onToggle={() => setOpen(!open)} onPick={choose} />
      )}
      <p class="quiet said" role="status">
        {said}
      </p>
      {timer ? (
        <TimerCard
          timer={timer}
          // Where it stands right above, it need not be said again.
          isNamed={timer.about === undefined || timer.about !== pick?.subject}
          onMore={() => act(onTime('go on'))}
          onAgain={() => begin(STARTER_MINUTES.usual)}
          onStop={() => act(onTime('stop'))}
        />
      ) : (
        <Start
          {...(pick && !pick.done && { on: pick.title })}
          onBegin={begin}
          {...(!pick && !asksPick && !open && settings.game && { onPick: () => setOpen(true) })}
          {...(target && { target })}
        />
      )}
      {rituals.length > 0 && (
        <RitualChips
          rituals={rituals}
          day={today.day}
          wins={todaysWins}
          numbers={settings.game && settings.numbers}
          onDo={onDo}
        />
      )}
    </section>
  );
}
