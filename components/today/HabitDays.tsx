import { useEffect, useState } from 'preact/hooks';
import { formatDate, formatLongMonth, formatNumber, formatWeekday } from '#components/ui/format.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { addDays, type DayKey, latestWeekday, monthOf } from '#utils/domain/calendar.ts';
import type { Habit } from '#utils/domain/planning/habits.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  habit: Habit;
  today: DayKey;
  /** The weekday on which a week begins; 1 is Monday. */
  weekStart: number;
  onFetch: PageActions['onHabitDays'];
}

/** A line behind which the days stand on which a habit was done, month by month. */
export function HabitDays(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="habit-history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={t('habits.historyOf', props.habit.title)}>{t('habits.history')}</summary>
      {isOpen && <History {...props} />}
    </details>
  );
}

function History({ habit, today, weekStart, onFetch }: Props) {
  const [days, setDays] = useState<readonly DayKey[]>();
  const [first, setFirst] = useState(firstOf(today));
  const command = useCommand();
  useEffect(() => void command.read(() => onFetch(habit.subject).then(setDays)), [habit]);
  if (!days) return <Failure of={command} />;
  const [since = today] = [habit.since, ...days].sort();
  return (
    <>
      <p class="quiet">{n('habits.doneOn', days.length, formatDate(since))}</p>
      <div class="month-head">
        <MonthButton
          label={t('habits.earlier')}
          sign="‹"
          disabled={first <= since}
          onPress={() => setFirst(firstOf(addDays(first, -1)))}
        />
        <span role="status">{formatLongMonth(first)}</span>
        <MonthButton
          label={t('habits.later')}
          sign="›"
          disabled={first >= firstOf(today)}
          onPress={() => setFirst(nextMonth(first))}
        />
      </div>
      <MonthTable first={first} done={new Set(days)} weekStart={weekStart} />
    </>
  );
}

interface MonthButtonProps {
  label: string;
  sign: string;
  disabled: boolean;
  onPress: () => void;
}

function MonthButton({ label, sign, disabled, onPress }: MonthButtonProps) {
  return (
    <button
      type="button"
      class="button"
      aria-label={label}
      // One that is disabled would lose the focus.
      aria-disabled={disabled}
      onClick={() => !disabled && onPress()}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** The days of a month. @param first its first day */
function MonthTable({
  first,
  done,
  weekStart,
}: { first: DayKey; done: ReadonlySet<DayKey> } & Pick<Props, 'weekStart'>) {
  const start = latestWeekday(first, weekStart);
  const week = (begin: DayKey) => Array.from({ length: 7 }, (_, index) => addDays(begin, index));
  const weeks = [0, 7, 14, 21, 28, 35]
    .map((days) => addDays(start, days))
    .filter((begin) => begin < nextMonth(first));
  return (
    <table class="month">
      <caption class="unseen">{formatLongMonth(first)}</caption>
      <thead>
        <tr>
          {week(start).map((day) => (
            <th key={day} scope="col">
              {formatWeekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((begin) => (
          <tr key={begin}>
            {week(begin).map((day) => (
              <td key={day}>{monthOf(day) === monthOf(first) && <Day day={day} isDone={done.has(day)} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, isDone }: { day: DayKey; isDone: boolean }) {
  return (
    <span class={isDone ? 'done' : ''}>
      {formatNumber(Number(day.slice(-2)))}
      {isDone && <span class="unseen"> {t('habits.done')}</span>}
    </span>
  );
}

/** The first day of a day's month. */
function firstOf(day: DayKey): DayKey {
  return `${monthOf(day)}-01`;
}

/** The first day of the month after one. @param first its first day */
function nextMonth(first: DayKey): DayKey {
  return firstOf(addDays(first, 31));
}
