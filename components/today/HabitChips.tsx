import { useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatNumber } from '#components/ui/format.ts';
import { SiteIcon } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { type HabitOnDay, habitSubjectOn } from '#utils/domain/planning/habits.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { explainWin } from '#utils/domain/views/breakdown.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Habits that are shown at first; a click shows the others, so that the wins have room. */
const SHOWN_AT_FIRST = 6;

interface Props {
  habits: readonly HabitOnDay[];
  yesterdays: readonly HabitOnDay[];
  today: DayKey;
  wins: readonly Win[];
  /** Whether points are shown. */
  numbers: boolean;
  onToggle: PageActions['onToggle'];
}

/** Today's habits, each ticked by one click and unticked by another; behind a line, those of yesterday. */
export function HabitChips({ habits, yesterdays, today, wins, numbers, onToggle }: Props) {
  const [refusal, setRefusal] = useState('');
  const [wasOpened, setOpened] = useState(false);
  const subjects = habits.map(({ subject }) => habitSubjectOn(subject, today));
  const onlyRecorded = wins.some(
    (win) => subjects.includes(win.name) && explainWin(win).some(({ part }) => part === 'recorded'),
  );
  const toggle = ({ subject, title, done }: HabitOnDay, day: DayKey) => {
    setRefusal('');
    onToggle({
      ...{ to: done ? 'open' : 'done', kind: 'manual', title },
      subject: habitSubjectOn(subject, day),
      ...(day !== today && { today }),
    }).catch((error) => setRefusal(failureText(error)));
  };
  return (
    <div>
      {habits.length > 0 && (
        <Chips label={t('habits.today')} habits={habits} onPress={(habit) => toggle(habit, today)} />
      )}
      {/* Once opened it stays, so that what was ticked there can be unticked. */}
      {(wasOpened || yesterdays.some(({ done }) => !done)) && (
        <details class="yesterday" onToggle={() => setOpened(true)}>
          <summary class="quiet">{t('habits.yesterday')}</summary>
          <Chips
            label={t('habits.yesterdays')}
            habits={yesterdays}
            onPress={(habit) => toggle(habit, addDays(today, -1))}
          />
        </details>
      )}
      <p class="quiet status" role="status">
        {refusal || (numbers && onlyRecorded && t('habits.recorded'))}
      </p>
    </div>
  );
}

interface ChipsProps {
  label: string;
  habits: readonly HabitOnDay[];
  onPress: (habit: HabitOnDay) => void;
}

function Chips({ label, habits, onPress }: ChipsProps) {
  const [all, setAll] = useState(false);
  const shown = all ? habits : habits.slice(0, SHOWN_AT_FIRST);
  return (
    <ul class="habits" aria-label={label}>
      {shown.map((habit) => (
        <li key={habit.subject}>
          <OnceButton class="chip" aria-pressed={habit.done} onPress={() => onPress(habit)}>
            {habit.done && <SiteIcon site="" />}
            <bdi>{habit.title}</bdi>
            {habit.week && (
              <span class="quiet">
                {t('habits.ofWeek', formatNumber(habit.week.done), formatNumber(habit.week.times))}
              </span>
            )}
          </OnceButton>
        </li>
      ))}
      {shown.length < habits.length && (
        <li>
          <button
            type="button"
            class="opener"
            onClick={({ currentTarget }) => {
              // To the chip after which the others come.
              passFocusOn(currentTarget, currentTarget.closest('ul'), 'button');
              setAll(true);
            }}
          >
            {n('habits.more', habits.length - shown.length)}
          </button>
        </li>
      )}
    </ul>
  );
}
