import { useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import {
  isTeamName,
  isTeamTarget,
  LONGEST_TEAM_NAME,
  newTeam,
  TEAM_TARGET,
  type Team,
} from '#utils/domain/recognition/team.ts';
import { parseTitle } from '#utils/domain/title.ts';
import { t } from '#utils/platform/i18n.ts';

/** Begins a milestone: what it is called, and how many target days of a month it has. */
export function BeginTeam({ onBegin }: { onBegin: (team: Team) => Promise<void> }) {
  const [typed, setTyped] = useState('');
  const [target, setTarget] = useState(String(TEAM_TARGET.usual));
  const [refusal, setRefusal] = useState('');
  const command = useCommand();
  const begin = () => {
    const name = parseTitle(typed) ?? '';
    if (!isTeamName(name)) return setRefusal(t('together.noName', LONGEST_TEAM_NAME));
    if (!isTeamTarget(Number(target)))
      return setRefusal(t('together.noTarget', TEAM_TARGET.min, TEAM_TARGET.max));
    setRefusal('');
    void command.run(() => onBegin(newTeam(name, Number(target), randomSalt())));
  };
  return (
    <form
      class="sharing begin-team"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <label class="row">
        {t('together.name')}
        <TextField maxLength={LONGEST_TEAM_NAME} value={typed} onType={setTyped} />
      </label>
      <label class="row">
        {t('together.target')}
        <input
          type="number"
          class="field"
          min={TEAM_TARGET.min}
          max={TEAM_TARGET.max}
          value={target}
          onInput={({ currentTarget }) => setTarget(currentTarget.value)}
        />
      </label>
      <p class="quiet">{t('together.targetIs')}</p>
      <p class="actions">
        <button type="submit" class="button main">
          {t('together.begin')}
        </button>
      </p>
      <p class="refusal" role="status">
        {refusal}
      </p>
      <Failure of={command} />
      <p class="quiet">{t('together.howToJoin')}</p>
    </form>
  );
}

function randomSalt(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
