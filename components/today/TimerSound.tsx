import { useEffect, useState } from 'preact/hooks';
import { MINUTE_MS } from '#utils/domain/calendar.ts';
import { remaining, type Timer } from '#utils/domain/planning/timer.ts';
import { setTimerSound, soundTimerEnd, wantsTimerSound } from '#utils/pages/timer-sound.ts';
import { t } from '#utils/platform/i18n.ts';

/** A choice, while the timer runs, to hear its end; and the sound then, also of a page that is in the background. */
export function TimerSound({ startedAt, planned, kept }: Timer) {
  const [wanted, setWanted] = useState(wantsTimerSound);
  const left = () => remaining({ startedAt, planned, kept }, Date.now());
  useEffect(() => {
    const end = startedAt + planned * MINUTE_MS;
    // Of a timer that was over before, or while the computer slept, nobody wants to hear any more.
    const sound = () => Date.now() - end < MINUTE_MS && void soundTimerEnd(end);
    if (left() === 0) return;
    const timeout = setTimeout(sound, left());
    return () => clearTimeout(timeout);
  }, [startedAt, planned]);
  if (left() === 0) return null;
  return (
    <label class="timer-sound">
      <input
        type="checkbox"
        checked={wanted}
        onChange={({ currentTarget: { checked } }) => {
          setTimerSound(checked);
          setWanted(checked);
        }}
      />
      {t('timer.sound')}
    </label>
  );
}
