import { GOAL_RANGE, LATEST_DAY_START } from '../utils/game/constants.ts';
import { addDays } from '../utils/game/days.ts';
import { DEFAULTS, type Scoring, type Settings } from '../utils/game/settings.ts';
import type { View } from '../utils/game/view.ts';
import { plural } from '../utils/plural.ts';
import { Field } from './Field.tsx';
import { formatList, formatMinute, formatWeekday } from './format.ts';
import { Setting, stillToday } from './Setting.tsx';

/** Any Monday, to name weekdays by. */
const MONDAY = '2026-03-02';
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const LATEST = 24 * 60 - 1;

interface Props {
  view: View;
  onSay: (settings: Partial<Settings>) => void;
}

/** What a person says about their days. All of it scores from tomorrow. */
export function DayChoices({ view, onSay }: Props) {
  const { schedule, goal, dayStart, quiet } = view.settings;
  const times = { type: 'time', min: 0, max: LATEST, refusal: 'That is no time of day.' } as const;
  return (
    <div>
      <Setting
        name="Working days"
        hint={`Wins on other days count, and none are expected. Default: ${weekdays(DEFAULTS.schedule)}.`}
        still={stillToday(view, 'schedule', weekdays)}
      >
        {WEEKDAYS.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={schedule.includes(day)}
              onChange={() =>
                onSay({
                  schedule: WEEKDAYS.filter((other) => schedule.includes(other) !== (other === day)),
                })
              }
            />
            {weekdayName(day)}
          </label>
        ))}
      </Setting>
      <Setting
        name="Daily goal"
        hint={`Default: ${plural(DEFAULTS.goal, 'win')}.`}
        still={stillToday(view, 'goal', (held) => plural(held, 'win'))}
        whys={['goal']}
      >
        <Field
          id="goal"
          type="number"
          {...GOAL_RANGE}
          value={goal}
          after="wins on a working day"
          refusal={`A goal is a whole number from ${GOAL_RANGE.min} to ${GOAL_RANGE.max}.`}
          onChange={(goal) => onSay({ goal })}
        />
      </Setting>
      <Setting
        name="Start of the day"
        hint={`Before that, a late evening still belongs to its day. Default: ${formatMinute(DEFAULTS.dayStart)}.`}
        still={stillToday(view, 'dayStart', formatMinute)}
      >
        <Field
          id="day-start"
          {...times}
          max={LATEST_DAY_START}
          value={dayStart}
          before="A day begins at"
          refusal={`A day begins between ${formatMinute(0)} and ${formatMinute(LATEST_DAY_START)}.`}
          onChange={(dayStart) => onSay({ dayStart })}
        />
      </Setting>
      <Setting
        name="Quiet hours"
        hint={`Toasts keep silent at once; the score follows tomorrow. The same time twice is never. Default: ${hours(DEFAULTS.quiet)}.`}
        still={stillToday(view, 'quiet', hours)}
        whys={['quiet']}
      >
        <Field
          id="quiet-from"
          {...times}
          value={quiet.from}
          before="Quiet from"
          onChange={(from) => onSay({ quiet: { ...quiet, from } })}
        />
        <Field
          id="quiet-to"
          {...times}
          value={quiet.to}
          before="until"
          onChange={(to) => onSay({ quiet: { ...quiet, to } })}
        />
      </Setting>
    </div>
  );
}

function weekdayName(day: number): string {
  return formatWeekday(addDays(MONDAY, day - 1));
}

function weekdays(days: Scoring['schedule']): string {
  return days.length > 0 ? formatList(days.map(weekdayName)) : 'none';
}

function hours({ from, to }: Scoring['quiet']): string {
  return from === to ? 'never' : `${formatMinute(from)} to ${formatMinute(to)}`;
}
