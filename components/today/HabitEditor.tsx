import { TextField } from '#components/ui/TextField.tsx';
import '#components/today/habit-editor.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { HabitDays } from '#components/today/HabitDays.tsx';
import { passFocusOn } from '#components/ui/focus.ts';
import { Cross } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import { useCommand } from '#components/ui/use-command.tsx';
import { useUnsaved } from '#components/ui/use-unsaved.ts';
import { toggleWeekday, WEEKDAYS, WeekdayBoxes } from '#components/ui/WeekdayBoxes.tsx';
import type { Habit } from '#utils/domain/planning/habits.ts';
import { DAILY_CAPS } from '#utils/domain/rules.ts';
import { parseTitle } from '#utils/domain/title.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

const IDEAS = ['water', 'stretch', 'plan', 'walk', 'air', 'tidy', 'read'] as const;

interface Props extends Pick<PageActions, 'onPlan' | 'onHabitDays'> {
  view: DashboardState;
}

/** Where habits are added, changed and removed. */
export function HabitEditor({ view: { plan, settings, activeSettings, today }, onPlan, onHabitDays }: Props) {
  const [status, setStatus] = useState('');
  const command = useCommand();
  const habits = plan.allHabits;

  const tell = ({ subject, title, weekdays, timesAWeek }: Definition, dropped = false) =>
    onPlan({
      ...{ type: 'habit', subject, weekdays: [...weekdays], text: { title, url: '' } },
      ...(timesAWeek && { timesAWeek }),
      ...(dropped && { dropped }),
    });
  const add = async (title: string) => {
    const weekdays = settings.schedule.length > 0 ? settings.schedule : WEEKDAYS;
    await tell({ subject: `habit:${crypto.randomUUID()}`, title, weekdays });
    setStatus(t('quick.added', title));
  };
  const ideas = IDEAS.map((idea) => t(`habits.idea.${idea}`)).filter(
    (idea) => !habits.some(({ title }) => title === idea),
  );

  return (
    <div id="habit-editor" class="habit-editor">
      <p class="quiet">
        {t('habits.about')}{' '}
        {settings.game && settings.numbers && DAILY_CAPS.manual && n('habits.cap', DAILY_CAPS.manual)}
      </p>
      {habits.length > 0 && (
        <ul>
          {habits.map((habit) => (
            <Row
              key={habit.subject}
              habit={habit}
              onChange={(changed) => command.run(() => tell(changed))}
              onRemove={async () => {
                if (await command.run(() => tell(habit, true))) setStatus(t('habits.removed', habit.title));
              }}
            >
              <HabitDays
                habit={habit}
                today={today.day}
                weekStart={activeSettings.weekStart}
                onFetch={onHabitDays}
              />
            </Row>
          ))}
        </ul>
      )}
      <TitleForm id="new-habit" label={t('habits.add')} onTitle={add} />
      {ideas.length > 0 && (
        <fieldset class="actions">
          <legend class="quiet">{t('habits.ideas')}</legend>
          {ideas.map((idea) => (
            <OnceButton
              key={idea}
              class="chip"
              onPress={(button) => {
                passFocusOn(button, button.closest('fieldset'), 'button');
                void command.run(() => add(idea));
              }}
            >
              {idea}
            </OnceButton>
          ))}
        </fieldset>
      )}
      <p class="quiet status" role="status">
        {command.failure || status}
      </p>
    </div>
  );
}

/** What a person says of a habit. */
type Definition = Pick<Habit, 'subject' | 'title' | 'weekdays' | 'timesAWeek'>;

/** Every week has more days. */
const TIMES_A_WEEK = [1, 2, 3, 4, 5, 6];

interface RowProps {
  habit: Habit;
  /** Resolves with whether that is written down. */
  onChange: (changed: Definition) => Promise<boolean>;
  onRemove: () => Promise<void>;
  children: ComponentChildren;
}

function Row({ habit: { subject, title: stored, weekdays: on, timesAWeek = 0 }, ...props }: RowProps) {
  const { onChange, onRemove, children } = props;
  // None a week: it is meant on its weekdays.
  const { value, change } = useUnsaved({ subject, title: stored, weekdays: on, timesAWeek }, onChange);
  const { title, weekdays } = value;
  return (
    <li class="habit">
      <TextField
        aria-label={t('habits.name', title)}
        value={title}
        onChange={({ currentTarget }) => {
          const named = parseTitle(currentTarget.value);
          currentTarget.value = named ?? title;
          // What is not written down stays in the field, to be saved with the next change of it.
          if (named && named !== title) void change(() => ({ title: named }));
        }}
      />
      <div class="habit-rhythm">
        <select
          class="field"
          aria-label={t('habits.often', title)}
          value={value.timesAWeek}
          onChange={({ currentTarget }) => void change(() => ({ timesAWeek: Number(currentTarget.value) }))}
        >
          <option value={0}>{t('habits.onDays')}</option>
          {TIMES_A_WEEK.map((times) => (
            <option key={times} value={times}>
              {n('habits.times', times)}
            </option>
          ))}
        </select>
        {value.timesAWeek === 0 && (
          <fieldset class="habit-days">
            <legend class="unseen">{t('habits.days', title)}</legend>
            <WeekdayBoxes
              chosen={weekdays}
              onToggle={(weekday) =>
                void change(({ weekdays }) => ({ weekdays: toggleWeekday(weekdays, weekday) }))
              }
            />
          </fieldset>
        )}
      </div>
      <OnceButton
        class="drop"
        aria-label={t('habits.remove', title)}
        onPress={(button) => {
          passFocusOn(button, button.closest('ul'), '.drop');
          void onRemove();
        }}
      >
        <Cross />
      </OnceButton>
      {children}
    </li>
  );
}
