import { useState } from 'preact/hooks';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';

interface Props {
  label: string;
  /** What the button says. */
  action: string;
  /** What stands in the field at first. */
  typed: string;
  /** Whether the field is empty again once its name is saved. */
  isForMore?: boolean;
  onSave: (name: string) => Promise<unknown>;
}

/** One field for a name, saved by its button. */
export function NameForm({ label, action, typed, isForMore, onSave }: Props) {
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
        <input
          class="field"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          maxLength={LONGEST_TITLE}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        {action}
      </button>
      <Failure of={command} />
    </form>
  );
}
