import { useRef, useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { Cross } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { t } from '#utils/platform/i18n.ts';

/** Names are cut here; no column and no option has a longer one. */
const LONGEST_NAME = 100;

interface Props {
  /** What the names are of, for the field in which one is added. */
  label: string;
  names: readonly string[];
  defaults: readonly string[];
  onChange: (names: readonly string[]) => void;
}

/** A list of names to add to and to take from. */
export function NameList({ label, names, defaults, onChange }: Props) {
  const [status, setStatus] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const add = (event: Event) => {
    event.preventDefault();
    const name = field.current?.value.replace(/\s+/g, ' ').trim() ?? '';
    if (!field.current || !name) return;
    field.current.value = '';
    const known = names.some((other) => other.toLowerCase() === name.toLowerCase());
    if (!known) onChange([...names, name]);
    setStatus(t(known ? 'names.known' : 'names.added', name));
  };
  const remove = (name: string, button: HTMLElement) => {
    passFocusOn(button, button.closest('ul'), 'button', field.current);
    onChange(names.filter((other) => other !== name));
    setStatus(t('names.removed', name));
  };

  return (
    <>
      {names.length > 0 ? (
        <ul class="names" aria-label={label}>
          {names.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
              <OnceButton
                class="drop"
                aria-label={t('names.remove', name)}
                onPress={(button) => remove(name, button)}
              >
                <Cross />
              </OnceButton>
            </li>
          ))}
        </ul>
      ) : (
        <p class="quiet">{t('names.empty')}</p>
      )}
      <form class="actions" onSubmit={add}>
        <input
          ref={field}
          class="field"
          dir="auto"
          aria-label={t('names.addTo', label)}
          placeholder={t('names.another')}
          maxLength={LONGEST_NAME}
        />
        <button type="submit" class="button">
          {t('common.add')}
        </button>
        {names.join('\n') !== defaults.join('\n') && (
          <button
            type="button"
            class="button"
            onClick={() => {
              field.current?.focus();
              onChange(defaults);
              setStatus(t('names.wasReset'));
            }}
          >
            {t('names.reset')}
          </button>
        )}
      </form>
      <p class="unseen" role="status">
        {status}
      </p>
    </>
  );
}
