import { Radios, Setting, stillToday } from '#components/settings/Setting.tsx';
import { Field } from '#components/ui/Field.tsx';
import { formatList, formatMinute, formatNumber } from '#components/ui/format.ts';
import { useCommand } from '#components/ui/use-command.tsx';
import { longWeekdayName, toggleWeekday, WeekdayBoxes, weekdayName } from '#components/ui/WeekdayBoxes.tsx';
import { LATEST_DAY_START, TARGET_RANGE } from '#utils/domain/rules.ts';
import { DEFAULTS, type ScoringSettings, type Settings } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, PLACEHOLDER, t } from '#utils/platform/i18n.ts';

/** 23:59, in minutes after midnight. */
const LATEST = 24 * 60 - 1;

interface Props {
  view: DashboardState;
  /** Resolves when they are saved. */
  onSettings: (settings: Partial<Settings>) => Promise<void>;
}

/** The settings of days. They hold for scores from tomorrow. */
export function DaySettings({ view, onSettings }: Props) {
  const { dayStart, quietHours, quietToasts } = view.settings;
  const start = useCommand();
  const quiet = useCommand();
  const toasts = useCommand();
  const times = { type: 'time', min: 0, max: LATEST, refusal: t('days.timeRefusal') } as const;
  return (
    <div>
      <WorkingDays view={view} onSettings={onSettings} />
      <WeekStart view={view} onSettings={onSettings} />
      <DailyTarget view={view} onSettings={onSettings} />
      <Setting
        name={t('days.start')}
        hint={t('days.startHint', formatMinute(DEFAULTS.dayStart))}
        still={stillToday(view, 'dayStart', formatMinute)}
        command={start}
      >
        <Field
          id="day-start"
          {...times}
          max={LATEST_DAY_START}
          value={dayStart}
          label={t('days.startField', PLACEHOLDER)}
          refusal={t('days.startRefusal', formatMinute(0), formatMinute(LATEST_DAY_START))}
          onChange={(dayStart) => void start.run(() => onSettings({ dayStart }))}
        />
      </Setting>
      <Setting
        name={t('days.quiet')}
        hint={t('days.quietHint', hours(DEFAULTS.quietHours))}
        still={stillToday(view, 'quietHours', hours)}
        command={quiet}
        mechanics={['quiet']}
      >
        <Field
          id="quiet-from"
          {...times}
          value={quietHours.from}
          label={t('days.quietFrom', PLACEHOLDER)}
          onChange={(from) => void quiet.run(() => onSettings({ quietHours: { ...quietHours, from } }))}
        />
        <Field
          id="quiet-to"
          {...times}
          value={quietHours.to}
          label={t('days.quietTo', PLACEHOLDER)}
          onChange={(to) => void quiet.run(() => onSettings({ quietHours: { ...quietHours, to } }))}
        />
      </Setting>
      <Setting name={t('days.quietToasts')} command={toasts}>
        <Radios
          name="quietToasts"
          options={[
            ['plain', t('days.quietPlain')],
            ['none', t('days.quietNone')],
          ]}
          value={quietToasts}
          onChange={(quietToasts) => void toasts.run(() => onSettings({ quietToasts }))}
        />
      </Setting>
    </div>
  );
}

/** On which days wins are expected. */
export function WorkingDays({ view, onSettings }: Props) {
  const { schedule } = view.settings;
  const command = useCommand();
  return (
    <Setting
      name={t('days.schedule')}
      hint={t('days.scheduleHint', weekdays(DEFAULTS.schedule))}
      still={stillToday(view, 'schedule', weekdays)}
      command={command}
    >
      <WeekdayBoxes
        chosen={schedule}
        onToggle={(weekday) =>
          void command.run(() => onSettings({ schedule: toggleWeekday(schedule, weekday) }))
        }
      />
    </Setting>
  );
}

/** Weekdays on which weeks begin somewhere, the most common first. */
const WEEK_STARTS = [1, 7, 6];

/** On which weekday a week begins. */
function WeekStart({ view: { settings }, onSettings }: Props) {
  const { weekStart } = settings;
  const command = useCommand();
  const choices = WEEK_STARTS.includes(weekStart) ? WEEK_STARTS : [...WEEK_STARTS, weekStart];
  return (
    <Setting name={t('days.weekStart')} hint={t('days.weekStartHint')} command={command}>
      <Radios
        name="week-start"
        options={choices.map((day) => [day, longWeekdayName(day)] as const)}
        value={weekStart}
        onChange={(weekStart) => void command.run(() => onSettings({ weekStart }))}
      />
    </Setting>
  );
}

/** How many wins are the daily target. */
export function DailyTarget({ view, onSettings }: Props) {
  const command = useCommand();
  return (
    <Setting
      name={t('days.goal')}
      hint={n('days.goalHint', DEFAULTS.dailyTarget)}
      still={stillToday(view, 'dailyTarget', (held) => n('common.wins', held))}
      command={command}
      mechanics={['goal']}
    >
      <Field
        id="goal"
        type="number"
        {...TARGET_RANGE}
        value={view.settings.dailyTarget}
        label={t('days.goalField', PLACEHOLDER)}
        refusal={t('days.goalRefusal', formatNumber(TARGET_RANGE.min), formatNumber(TARGET_RANGE.max))}
        onChange={(dailyTarget) => void command.run(() => onSettings({ dailyTarget }))}
      />
    </Setting>
  );
}

function weekdays(days: ScoringSettings['schedule']): string {
  return days.length > 0 ? formatList(days.map(weekdayName)) : t('days.noDay');
}

function hours({ from, to }: ScoringSettings['quietHours']): string {
  return from === to ? t('days.never') : t('days.hours', formatMinute(from), formatMinute(to));
}
