import { Radios, Setting, stillToday } from '#components/settings/Setting.tsx';
import { Field } from '#components/ui/Field.tsx';
import { formatList, formatMinute, formatNumber } from '#components/ui/format.ts';
import { WeekdayBoxes, weekdayName } from '#components/ui/WeekdayBoxes.tsx';
import { LATEST_DAY_START, TARGET_RANGE } from '#utils/domain/rules.ts';
import { DEFAULTS, type ScoringSettings, type Settings } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, PLACEHOLDER, t } from '#utils/platform/i18n.ts';

/** 23:59, in minutes after midnight. */
const LATEST = 24 * 60 - 1;

interface Props {
  view: DashboardState;
  onSettings: (settings: Partial<Settings>) => void;
}

/** The settings of days. They hold for scores from tomorrow. */
export function DaySettings({ view, onSettings }: Props) {
  const { dayStart, quietHours, quietToasts } = view.settings;
  const times = { type: 'time', min: 0, max: LATEST, refusal: t('days.timeRefusal') } as const;
  return (
    <div>
      <WorkingDays view={view} onSettings={onSettings} />
      <DailyTarget view={view} onSettings={onSettings} />
      <Setting
        name={t('days.start')}
        hint={t('days.startHint', formatMinute(DEFAULTS.dayStart))}
        still={stillToday(view, 'dayStart', formatMinute)}
      >
        <Field
          id="day-start"
          {...times}
          max={LATEST_DAY_START}
          value={dayStart}
          label={t('days.startField', PLACEHOLDER)}
          refusal={t('days.startRefusal', formatMinute(0), formatMinute(LATEST_DAY_START))}
          onChange={(dayStart) => onSettings({ dayStart })}
        />
      </Setting>
      <Setting
        name={t('days.quiet')}
        hint={t('days.quietHint', hours(DEFAULTS.quietHours))}
        still={stillToday(view, 'quietHours', hours)}
        mechanics={['quiet']}
      >
        <Field
          id="quiet-from"
          {...times}
          value={quietHours.from}
          label={t('days.quietFrom', PLACEHOLDER)}
          onChange={(from) => onSettings({ quietHours: { ...quietHours, from } })}
        />
        <Field
          id="quiet-to"
          {...times}
          value={quietHours.to}
          label={t('days.quietTo', PLACEHOLDER)}
          onChange={(to) => onSettings({ quietHours: { ...quietHours, to } })}
        />
      </Setting>
      <Setting name={t('days.quietToasts')}>
        <Radios
          name="quietToasts"
          options={[
            ['plain', t('days.quietPlain')],
            ['none', t('days.quietNone')],
          ]}
          value={quietToasts}
          onChange={(quietToasts) => onSettings({ quietToasts })}
        />
      </Setting>
    </div>
  );
}

/** On which days wins are expected. */
export function WorkingDays({ view, onSettings }: Props) {
  const { schedule } = view.settings;
  return (
    <Setting
      name={t('days.schedule')}
      hint={t('days.scheduleHint', weekdays(DEFAULTS.schedule))}
      still={stillToday(view, 'schedule', weekdays)}
    >
      <WeekdayBoxes chosen={schedule} onChange={(schedule) => onSettings({ schedule })} />
    </Setting>
  );
}

/** How many wins are the daily target. */
export function DailyTarget({ view, onSettings }: Props) {
  return (
    <Setting
      name={t('days.goal')}
      hint={n('days.goalHint', DEFAULTS.dailyTarget)}
      still={stillToday(view, 'dailyTarget', (held) => n('common.wins', held))}
      mechanics={['goal']}
    >
      <Field
        id="goal"
        type="number"
        {...TARGET_RANGE}
        value={view.settings.dailyTarget}
        label={t('days.goalField', PLACEHOLDER)}
        refusal={t('days.goalRefusal', formatNumber(TARGET_RANGE.min), formatNumber(TARGET_RANGE.max))}
        onChange={(dailyTarget) => onSettings({ dailyTarget })}
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
