import { useState } from 'preact/hooks';
import { SiteIcon } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import { habitSubjectOn } from '#utils/domain/planning/habits.ts';
import type { PlanView } from '#utils/domain/planning/plan.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { explainWin } from '#utils/domain/views/breakdown.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Habits that are shown at first; a click shows the others, so that the wins have room. */
const SHOWN_AT_FIRST = 6;

interface Props {
  habits: PlanView['habits'];
  day: DayKey;
  wins: readonly Win[];
  /** Whether points are shown. */
  numbers: boolean;
  onToggle: PageActions['onToggle'];
}

/** Today's habits, each ticked by one click and unticked by another. */
export function HabitChips({ habits, day, wins, numbers, onToggle }: Props) {
  const [all, setAll] = useState(false);
  const [refusal, setRefusal] = useState('');
  const shown = all ? habits : habits.slice(0, SHOWN_AT_FIRST);
  const subjects = habits.map(({ subject }) => habitSubjectOn(subject, day));
  const onlyRecorded = wins.some(
    (win) => subjects.includes(win.name) && explainWin(win).some(({ part }) => part === 'recorded'),
  );
  return (
    <div>
      <ul class="habits" aria-label={t('habits.today')}>
        {shown.map(({ subject, title, doneToday }) => (
          <li key={subject}>
            <OnceButton
              class="chip"
              aria-pressed={doneToday}
              onPress={() => {
                setRefusal('');
                onToggle({
                  to: doneToday ? 'open' : 'done',
                  kind: 'manual',
                  subject: habitSubjectOn(subject, day),
                  title,
                }).catch((error) => setRefusal(failureText(error)));
              }}
            >
              {doneToday && <SiteIcon site="" />}
              <bdi>{title}</bdi>
            </OnceButton>
          </li>
        ))}
        {shown.length < habits.length && (
          <li>
            <button type="button" class="opener" onClick={() => setAll(true)}>
              {n('habits.more', habits.length - shown.length)}
            </button>
          </li>
        )}
      </ul>
      <p class="quiet status" role="status">
        {refusal || (numbers && onlyRecorded && t('habits.recorded'))}
      </p>
    </div>
  );
}
