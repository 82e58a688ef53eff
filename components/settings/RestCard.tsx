import { useRef, useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatLongDay } from '#components/ui/format.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { RestForm } from '#components/ui/RestForm.tsx';
import { Resting } from '#components/ui/Resting.tsx';
import { restOn } from '#components/ui/rest-today.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { RestView } from '#utils/domain/planning/plan.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<PageActions, 'onPlan' | 'onUndo'> {
  view: DashboardState;
}

/** Rests that are taken or planned, each with a way to take it back, and a way to take one. */
export function RestCard({ view, onPlan, onUndo }: Props) {
  const { today, plan } = view;
  const [open, setOpen] = useState(false);
  const command = useCommand();
  const button = useRef<HTMLButtonElement>(null);
  const planned = plan.rests
    .filter(({ from }) => from > today.day)
    .map((rest) => ({ ...rest, parts: [`cancel-${rest.id}`, `span-${rest.id}`] }));
  const rest = async (command: Parameters<PageActions['onPlan']>[0]) => {
    await onPlan(command);
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="rest-card">
      <Resting view={view} onUndo={onUndo} />
      {planned.map((rest) => (
        <p key={rest.id} class="planned">
          <span id={rest.parts[1]}>{spanOf(rest)}</span>
          <OnceButton
            id={rest.parts[0]}
            class="undo"
            // Several are told apart by their days.
            aria-labelledby={rest.parts.join(' ')}
            onPress={(pressed) => {
              passFocusOn(pressed, pressed.closest('.rest-card'), '.undo', button.current);
              void command.run(() => onUndo(rest.id));
            }}
          >
            {t('prompts.takeBack')}
          </OnceButton>
        </p>
      ))}
      <p class="actions">
        {!today.resting && (
          <OnceButton class="button" onPress={() => void command.run(() => rest(restOn(today.day)))}>
            {t('prompts.restToday')}
          </OnceButton>
        )}
        <button
          ref={button}
          type="button"
          class="button"
          aria-expanded={open}
          aria-controls="longer-rest"
          onClick={() => setOpen(!open)}
        >
          {t('prompts.restLonger')}
        </button>
        <Failure of={command} />
      </p>
      {open && <RestForm id="longer-rest" today={today.day} onPlan={rest} />}
    </div>
  );
}

function spanOf({ from, to }: RestView): string {
  return from === to
    ? t('prompts.plannedDay', formatLongDay(from))
    : t('prompts.planned', formatLongDay(from), formatLongDay(to));
}
