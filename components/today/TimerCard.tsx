import { useEffect, useState } from 'preact/hooks';
import { TimerSound } from '#components/today/TimerSound.tsx';
import { formatCountdown, formatMoment } from '#components/ui/format.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { MINUTE_MS } from '#utils/domain/calendar.ts';
import type { TimerView } from '#utils/domain/planning/timer.ts';
import { countsFor, fiveMore, remaining, type Timer, timerWorth } from '#utils/domain/planning/timer.ts';
import { MORE_MINUTES } from '#utils/domain/rules.ts';
import { n, t } from '#utils/platform/i18n.ts';

const SECOND_MS = 1000;

/** What a person does about the timer. */
export interface TimerActions {
  onMore: () => void;
  /** Ends it, and begins another. */
  onAgain: () => void;
  onStop: () => void;
}

interface Props extends TimerActions {
  timer: TimerView;
  /** Whether its title is shown while it runs. */
  isNamed: boolean;
}

/** A timer: what it is for and how long it still runs; at its end, two equal choices. */
export function TimerCard({ timer, isNamed, ...actions }: Props) {
  const now = useNow(timer);
  const left = remaining(timer, now);
  return (
    <div class="timer">
      {left > 0 && <Running timer={timer} isNamed={isNamed} left={left} onStop={actions.onStop} />}
      <TimerSound {...timer} />
      {/* It is there before the end, so that the end is heard. */}
      <div class="timer-status" role="status">
        {left === 0 && <Over timer={timer} now={now} />}
      </div>
      {left === 0 && <Choices goesOn={fiveMore(timer, now) !== undefined} {...actions} />}
    </div>
  );
}

function Running({ timer, isNamed, left, onStop }: Omit<Props, 'onMore' | 'onAgain'> & { left: number }) {
  const { title, kept, planned } = timer;
  const stretch = (kept > 0 ? MORE_MINUTES : planned) * MINUTE_MS;
  return (
    <>
      <div class="timer-clock">
        <Ring share={Math.min(1, left / stretch)} />
        <span role="timer" aria-label={t('timer.left')}>
          {formatCountdown(left)}
        </span>
        {title && isNamed && <span class="quiet">{t('timer.for', title)}</span>}
        <button type="button" class="button" aria-describedby="timer-stop" onClick={onStop}>
          {t('timer.stop')}
        </button>
      </div>
      <p id="timer-stop" class="quiet">
        {kept > 0 ? n('timer.stopKeeps', kept) : t('timer.stopNothing')}
      </p>
    </>
  );
}

/** What a timer that has ended counts for, shown before the person chooses how to go on. */
function Over({ timer, now }: { timer: TimerView; now: number }) {
  const { planned, title } = timer;
  const worth = timerWorth(timer, now);
  const ended = countsFor(timer, now);
  return (
    <>
      <p>{title ? n('timer.overFor', planned, title) : n('timer.over', planned)}</p>
      <p class="quiet">
        {worth?.kind === 'focus' ? n('timer.asFocus', worth.minutes) : t('timer.asStart')}{' '}
        {ended < now && t('timer.longAgo', formatMoment(ended))}
      </p>
    </>
  );
}

function Choices({ goesOn, onMore, onAgain, onStop }: TimerActions & { goesOn: boolean }) {
  return (
    <div class="timer-choices">
      <OnceButton class="button" onPress={goesOn ? onMore : onAgain}>
        {t(goesOn ? 'timer.fiveMore' : 'timer.again')}
      </OnceButton>
      <button type="button" class="button" onClick={onStop}>
        {t('timer.stopHere')}
      </button>
    </div>
  );
}

/** @param share 0…1 that is left */
function Ring({ share }: { share: number }) {
  return (
    <svg class="ring" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="8" />
      <circle cx="10" cy="10" r="8" pathLength="1" stroke-dasharray={`${share} 1`} />
    </svg>
  );
}

/** The time in UTC ms, at every second of the timer while the page is visible, and as soon as it is visible again. */
function useNow({ startedAt, planned, kept }: Timer): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      clearTimeout(next);
      const at = Date.now();
      setNow(at);
      const left = remaining({ startedAt, planned, kept }, at);
      // Once it is over, only that it was long ago can still change.
      const pause = left > 0 ? left % SECOND_MS || SECOND_MS : MINUTE_MS;
      if (!document.hidden) next = setTimeout(update, pause);
    };
    update();
    document.addEventListener('visibilitychange', update);
    return () => {
      clearTimeout(next);
      document.removeEventListener('visibilitychange', update);
    };
  }, [startedAt, planned, kept]);
  return now;
}
