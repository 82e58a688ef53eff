import { useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  label: string;
  /** What the button says. */
  action: string;
  /** What stands in the field at first. */
  typed: string;
  /** Whether the field is empty again once its name is saved. */
  isForMore?: boolean;
  /** What is to be thought of before a name is saved; '' for nothing. */
  warningOf?: (name: string) => string;
  onSave: (name: string) => Promise<unknown>;
  /** Takes away what stands there; missing where that cannot be. */
  onRemove?: () => Promise<unknown>;
}

/** One field for a name, saved by its button. */
export function NameForm({ label, action, typed, isForMore, warningOf, onSave, onRemove }: Props) {
  const [name, setName] = useState(typed);
  const command = useCommand();
  const parsed = parseTitle(name);
  return (
    <form
      class="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!parsed || parsed === typed) return;
        void command.run(() => onSave(parsed)).then((isDone) => isDone && isForMore && setName(''));
      }}
    >
      <label>
        {label}
        <TextField spellcheck={false} maxLength={LONGEST_TITLE} value={name} onType={setName} />
      </label>
      <span class="actions">
        <button type="submit" class="button">
          {action}
        </button>
        {onRemove && (
          <button
            type="button"
            class="button"
            onClick={() => void command.run(onRemove).then((isDone) => isDone && setName(''))}
          >
            {t('common.remove')}
          </button>
        )}
      </span>
      {warningOf && (
        <span class="refusal" role="status">
          {parsed && warningOf(parsed)}
        </span>
      )}
      <Failure of={command} />
    </form>
  );
}
