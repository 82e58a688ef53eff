import { useState } from 'preact/hooks';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { FOCUS_MINUTES, STARTER_MINUTES } from '#utils/domain/rules.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Minutes to choose from besides the usual five: a shorter and a longer start, and two lengths of focus. */
const LENGTHS = [STARTER_MINUTES.min, STARTER_MINUTES.max, FOCUS_MINUTES, 2 * FOCUS_MINUTES];

interface Props {
  /** What the minutes are for, by its title. */
  on?: string;
  onBegin: (minutes: number) => void;
  /** Given where the priority can still be chosen, though it is not asked for. */
  onPriority?: () => void;
  /** Given where there is no other way to the habits. */
  onHabits?: () => void;
}

/** Five minutes to get going; other lengths, and other ways to begin, behind it. */
export function TimerStart({ on, onBegin, onPriority, onHabits }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div class="start">
      <div class="actions">
        <OnceButton
          class="button"
          {...(on && { 'aria-label': t('timer.startOn', on) })}
          onPress={() => onBegin(STARTER_MINUTES.usual)}
        >
          {t('timer.start')}
        </OnceButton>
        <button
          type="button"
          class="opener"
          aria-expanded={open}
          aria-controls="other-starts"
          onClick={() => setOpen(!open)}
        >
          {t('timer.more')}
        </button>
      </div>
      {open && (
        <div id="other-starts" class="opened">
          <div class="actions" role="toolbar" aria-label={t('timer.lengths')}>
            {LENGTHS.map((minutes) => (
              <OnceButton key={minutes} class="button" onPress={() => onBegin(minutes)}>
                {n(minutes < FOCUS_MINUTES ? 'timer.minutes' : 'timer.focus', minutes)}
              </OnceButton>
            ))}
          </div>
          <div class="actions">
            {onPriority && (
              <button type="button" class="button" onClick={onPriority}>
                {t('priority.open')}
              </button>
            )}
            {onHabits && (
              <button type="button" class="button" onClick={onHabits}>
                {t('habits.first')}
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
