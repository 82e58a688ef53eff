import { TextField } from '#components/ui/TextField.tsx';
import '#components/ui/names.css';
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
  /** Resolves with whether they are saved; why not is said elsewhere. */
  onChange: (names: readonly string[]) => Promise<boolean>;
}

/** A list of names to add to and to take from. */
export function NameList({ label, names, defaults, onChange }: Props) {
  const [status, setStatus] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const change = async (next: readonly string[], done: string): Promise<boolean> => {
    // At once, as the list shows it: later it would take the place of what is said of the next name.
    setStatus(done);
    const saved = await onChange(next);
    if (!saved) setStatus('');
    return saved;
  };
  const add = async (event: Event) => {
    event.preventDefault();
    const input = field.current;
    const name = input?.value.replace(/\s+/g, ' ').trim() ?? '';
    if (!input || !name) return;
    input.value = '';
    if (names.some((other) => other.toLowerCase() === name.toLowerCase()))
      return setStatus(t('names.known', name));
    const saved = await change([...names, name], t('names.added', name));
    // Nobody types a name twice because it could not be saved, nor loses what they have typed since.
    if (!saved && !input.value) input.value = name;
  };
  const remove = (name: string, button: HTMLElement) => {
    passFocusOn(button, button.closest('ul'), 'button', field.current);
    void change(
      names.filter((other) => other !== name),
      t('names.removed', name),
    );
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
        <TextField
          ref={field}
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
              void change(defaults, t('names.wasReset'));
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
