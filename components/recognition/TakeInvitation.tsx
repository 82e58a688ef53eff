import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { Team } from '#utils/domain/recognition/team.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  team: Team;
  onJoin: () => Promise<void>;
}

/** An invitation that was handed in: to what, and whether to join. */
export function TakeInvitation({ team, onJoin }: Props) {
  const command = useCommand();
  return (
    <div class="sharing offer">
      <p dir="auto">{t('together.invitation', team.name, team.target)}</p>
      <p class="actions">
        <button type="button" class="button main" onClick={() => void command.run(onJoin)}>
          {t('together.join')}
        </button>
      </p>
      <Failure of={command} />
    </div>
  );
}
