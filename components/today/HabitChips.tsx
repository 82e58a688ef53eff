import { useState } from 'preact/hooks';
import { SiteIcon } from '#components/ui/icons.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import { habitSubjectOn, type PlanView } from '#utils/domain/planning/plan.ts';
import { explainWin } from '#utils/domain/views/breakdown.ts';
import type { Win } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** How many stand in sight; the rest is a click away, so that they leave room for the wins. */
const IN_SIGHT = 6;

interface Props {
  habits: PlanView['habits'];
  day: DayKey;
  wins: readonly Win[];
  /** Whether to tell what they are worth. */
  numbers: boolean;
  onToggle: PageActions['onToggle'];
}

/** Small things that are meant for today, each ticked by one click and unticked by another. */
export function HabitChips({ habits, day, wins, numbers, onToggle }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? habits : habits.slice(0, IN_SIGHT);
  const names = habits.map(({ subject }) => habitSubjectOn(subject, day));
  const worthless = wins.some(
    (win) => names.includes(win.name) && explainWin(win).some(({ part }) => part === 'recorded'),
  );
  return (
    <div>
      <ul class="habits" aria-label={t('habits.today')}>
        {shown.map(({ subject, title, doneToday }) => (
          <li key={subject}>
            <button
              type="button"
              class="chip"
              aria-pressed={doneToday}
              // A double click, or a held key, means to tick it once.
              onKeyDown={(event) => event.repeat && event.preventDefault()}
              onClick={(event) =>
                event.detail < 2 &&
                void onToggle({
                  ...{ to: doneToday ? 'open' : 'done', kind: 'manual', title },
                  subject: habitSubjectOn(subject, day),
                })
              }
            >
              {doneToday && <SiteIcon site="" />}
              {title}
            </button>
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
        {numbers && worthless && t('habits.recorded')}
      </p>
    </div>
  );
}
