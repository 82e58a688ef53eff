import '#components/today/habit-editor.css';
import { useState } from 'preact/hooks';
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

interface Props {
  view: DashboardState;
  onPlan: PageActions['onPlan'];
}

/** Where habits are added, changed and removed. */
export function HabitEditor({ view: { plan, settings }, onPlan }: Props) {
  const [status, setStatus] = useState('');
  const command = useCommand();
  const habits = plan.allHabits;

  const tell = ({ subject, title, weekdays }: Habit, dropped = false) =>
    onPlan({
      ...{ type: 'habit', subject, weekdays: [...weekdays], text: { title, url: '' } },
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
    <div class="habit-editor">
      <p class="quiet">
        {t('habits.about')} {DAILY_CAPS.manual && n('habits.cap', DAILY_CAPS.manual)}
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
            />
          ))}
        </ul>
      )}
      <TitleForm id="new-habit" label={t('habits.add')} onTitle={add} />
      {ideas.length > 0 && (
        <fieldset class="actions">
          <legend class="quiet">{t('habits.ideas')}</legend>
          {ideas.map((idea) => (
            <button
              key={idea}
              type="button"
              class="chip"
              onClick={(event) => {
                passFocusOn(event.currentTarget, event.currentTarget.closest('fieldset'), 'button');
                void command.run(() => add(idea));
              }}
            >
              {idea}
            </button>
          ))}
        </fieldset>
      )}
      <p class="quiet status" role="status">
        {command.failure || status}
      </p>
    </div>
  );
}

interface RowProps {
  habit: Habit;
  /** Resolves with whether that is written down. */
  onChange: (changed: Habit) => Promise<boolean>;
  onRemove: () => Promise<void>;
}

function Row({ habit, onChange, onRemove }: RowProps) {
  const { value, change } = useUnsaved(habit, onChange);
  const { title, weekdays } = value;
  return (
    <li class="habit">
      <input
        class="field"
        dir="auto"
        aria-label={t('habits.name', title)}
        value={title}
        onChange={({ currentTarget }) => {
          const named = parseTitle(currentTarget.value);
          currentTarget.value = named ?? title;
          // What is not written down stays in the field, to be saved with the next change of it.
          if (named && named !== title) void change(() => ({ title: named }));
        }}
      />
      <fieldset class="habit-days">
        <legend class="unseen">{t('habits.days', title)}</legend>
        <WeekdayBoxes
          chosen={weekdays}
          onToggle={(weekday) =>
            void change(({ weekdays }) => ({ weekdays: toggleWeekday(weekdays, weekday) }))
          }
        />
      </fieldset>
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
    </li>
  );
}
