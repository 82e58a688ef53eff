import { useState } from 'preact/hooks';
import type { DayKey } from '../../utils/game/days.ts';
import { explainWin } from '../../utils/game/explain.ts';
import { type PlanNow, ritualOn } from '../../utils/game/plan.ts';
import type { Win } from '../../utils/game/view.ts';
import { n, t } from '../../utils/i18n.ts';
import type { Hand } from '../../utils/window.ts';
import { SiteIcon } from '../icons.tsx';

/** How many stand in sight; the rest is a click away, so that they leave room for the wins. */
const IN_SIGHT = 6;

interface Props {
  rituals: PlanNow['rituals'];
  day: DayKey;
  wins: readonly Win[];
  /** Whether to tell what they are worth. */
  numbers: boolean;
  onDo: Hand['onDo'];
}

/** Small things that are meant for today, each ticked by one click and unticked by another. */
export function RitualChips({ rituals, day, wins, numbers, onDo }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? rituals : rituals.slice(0, IN_SIGHT);
  const names = rituals.map(({ subject }) => ritualOn(subject, day));
  const worthless = wins.some(
    (win) => names.includes(win.name) && explainWin(win).some(({ part }) => part === 'recorded'),
  );
  return (
    <div>
      <ul class="rituals" aria-label={t('rituals.today')}>
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
                void onDo({
                  ...{ to: doneToday ? 'open' : 'done', kind: 'manual', title },
                  subject: ritualOn(subject, day),
                })
              }
            >
              {doneToday && <SiteIcon site="" />}
              {title}
            </button>
          </li>
        ))}
        {shown.length < rituals.length && (
          <li>
            <button type="button" class="opener" onClick={() => setAll(true)}>
              {n('rituals.more', rituals.length - shown.length)}
            </button>
          </li>
        )}
      </ul>
      <p class="quiet said" role="status">
        {numbers && worthless && t('rituals.recorded')}
      </p>
    </div>
  );
}
