import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { t } from '#utils/platform/i18n.ts';

/** Leaves a milestone, after the person was asked once more. */
export function LeaveTeam({ onLeave }: { onLeave: () => Promise<void> }) {
  const [asked, setAsked] = useState(false);
  const command = useCommand();
  const stay = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => stay.current?.focus(), [asked]);
  if (!asked)
    return (
      <p class="actions">
        <button type="button" class="button" onClick={() => setAsked(true)}>
          {t('together.leave')}
        </button>
      </p>
    );
  return (
    <>
      <p>{t('together.leaveIs')}</p>
      <p class="actions">
        <button type="button" class="button" onClick={() => void command.run(onLeave)}>
          {t('together.doLeave')}
        </button>
        <button ref={stay} type="button" class="button" onClick={() => setAsked(false)}>
          {t('together.stay')}
        </button>
        <Failure of={command} />
      </p>
    </>
  );
}
