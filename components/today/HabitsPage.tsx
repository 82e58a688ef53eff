import { useState } from 'preact/hooks';
import { formatWeekday } from '#components/ui/format.ts';
import { Cross } from '#components/ui/icons.tsx';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import { addDays } from '#utils/domain/calendar.ts';
import type { Habit } from '#utils/domain/planning/plan.ts';
import { DAILY_CAPS } from '#utils/domain/rules.ts';
import { parseTitle } from '#utils/domain/title.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Any Monday, to name weekdays by. */
const MONDAY = '2026-03-02';
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const IDEAS = ['water', 'stretch', 'plan', 'walk', 'air', 'tidy', 'read'] as const;

interface Props {
  view: DashboardState;
  onPlan: PageActions['onPlan'];
}

/** Where rituals are made, changed and taken away. */
export function HabitsPage({ view: { plan, settings }, onPlan }: Props) {
  const [said, say] = useState('');
  const habits = plan.allHabits;

  const tell = ({ subject, title, weekdays }: Habit, dropped = false) =>
    onPlan({
      ...{ type: 'habit', subject, weekdays: [...weekdays], text: { title, url: '' } },
      ...(dropped && { dropped }),
    });
  const add = async (title: string) => {
    const weekdays = settings.schedule.length > 0 ? settings.schedule : WEEKDAYS;
    await tell({ subject: `habit:${crypto.randomUUID()}`, title, weekdays });
    say(t('quick.added', title));
  };
  const ideas = IDEAS.map((idea) => t(`habits.idea.${idea}`)).filter(
    (idea) => !habits.some(({ title }) => title === idea),
  );

  return (
    <div class="card rituals-kept">
      <p class="quiet">
        {t('habits.about')} {DAILY_CAPS.manual && n('habits.cap', DAILY_CAPS.manual)}
      </p>
      {habits.length > 0 && (
        <ul>
          {habits.map((habit) => (
            <Row
              key={habit.subject}
              habit={habit}
              onChange={(change) => void tell({ ...habit, ...change })}
              onRemove={() => {
                say(t('habits.removed', habit.title));
                void tell(habit, true);
              }}
            />
          ))}
        </ul>
      )}
      <TitleForm id="ritual-refusal" label={t('habits.add')} action={t('common.add')} onTitle={add} />
      {ideas.length > 0 && (
        <fieldset class="actions">
          <legend class="quiet">{t('habits.ideas')}</legend>
          {ideas.map((idea) => (
            <button
              key={idea}
              type="button"
              class="chip"
              onClick={(event) => {
                passFocusOn(event.currentTarget);
                void add(idea);
              }}
            >
              {idea}
            </button>
          ))}
        </fieldset>
      )}
      <p class="quiet said" role="status">
        {said}
      </p>
    </div>
  );
}

interface RowProps {
  habit: Habit;
  onChange: (change: Partial<Pick<Habit, 'title' | 'weekdays'>>) => void;
  onRemove: () => void;
}

function Row({ habit: { title, weekdays }, onChange, onRemove }: RowProps) {
  return (
    <li class="habit">
      <input
        class="field"
        aria-label={t('habits.name', title)}
        value={title}
        onChange={({ currentTarget }) => {
          const named = parseTitle(currentTarget.value);
          currentTarget.value = named ?? title;
          if (named && named !== title) onChange({ title: named });
        }}
      />
      <fieldset class="ritual-days">
        <legend class="unseen">{t('habits.days', title)}</legend>
        {WEEKDAYS.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={weekdays.includes(day)}
              onChange={() =>
                onChange({
                  weekdays: WEEKDAYS.filter((other) => weekdays.includes(other) !== (other === day)),
                })
              }
            />
            {formatWeekday(addDays(MONDAY, day - 1))}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="drop"
        aria-label={t('habits.remove', title)}
        // The next one comes under the finger: a held key or a double click must not take that one too.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={(event) => {
          if (event.detail > 1) return;
          passFocusOn(event.currentTarget.closest('li') ?? event.currentTarget);
          onRemove();
        }}
      >
        <Cross />
      </button>
    </li>
  );
}

/** What was pressed is about to go: focus moves to its neighbour, or to the heading. */
function passFocusOn(gone: HTMLElement): void {
  const neighbour = gone.nextElementSibling ?? gone.previousElementSibling;
  const target = neighbour?.matches('button') ? neighbour : neighbour?.querySelector('.drop');
  const next = target ?? document.querySelector('h1');
  if (next instanceof HTMLElement) next.focus();
}
