import { useRef, useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { Cross } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { MOST_SHORTCUTS, type Shortcut, webAddress } from '#utils/pages/top-row.ts';
import { t } from '#utils/platform/i18n.ts';

const EXAMPLE = 'example.org';
/** Signs of a title at the most. */
const LONGEST_TITLE = 40;

interface Props {
  shortcuts: readonly Shortcut[];
  /** Resolves with whether they are kept; why not is said elsewhere. */
  onChange: (shortcuts: readonly Shortcut[]) => Promise<boolean>;
}

/** The person's own shortcuts, to add to and to take from. */
export function ShortcutList({ shortcuts, onChange }: Props) {
  const [status, setStatus] = useState('');
  const address = useRef<HTMLInputElement>(null);

  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const typed = new FormData(form);
    const url = webAddress(String(typed.get('address')));
    if (!url) {
      address.current?.focus();
      return setStatus(t('row.unreadable', EXAMPLE));
    }
    const title = String(typed.get('title')).trim() || new URL(url).host;
    const others = shortcuts.filter((shortcut) => shortcut.url !== url);
    if (!(await onChange([...others, { title, url }]))) return setStatus('');
    form.reset();
    address.current?.focus();
    setStatus(t('row.added', title));
  };
  const remove = (gone: Shortcut, button: HTMLElement) => {
    passFocusOn(button, button.closest('ul'), 'button', address.current);
    void onChange(shortcuts.filter(({ url }) => url !== gone.url));
    setStatus(t('row.removed', gone.title));
  };

  return (
    <div class="stack">
      {shortcuts.length > 0 && (
        <ul class="names" aria-label={t('row.own')}>
          {shortcuts.map((shortcut) => (
            <li key={shortcut.url} title={shortcut.url}>
              <bdi>{shortcut.title}</bdi>
              <OnceButton
                class="drop"
                aria-label={t('row.remove', shortcut.title)}
                onPress={(button) => remove(shortcut, button)}
              >
                <Cross />
              </OnceButton>
            </li>
          ))}
        </ul>
      )}
      {shortcuts.length < MOST_SHORTCUTS ? (
        <form class="actions" onSubmit={add}>
          <TextField
            ref={address}
            name="address"
            inputMode="url"
            autocapitalize="none"
            spellcheck={false}
            aria-label={t('row.address')}
            placeholder={EXAMPLE}
          />
          <TextField
            name="title"
            maxLength={LONGEST_TITLE}
            aria-label={t('row.title')}
            placeholder={t('row.title')}
          />
          <button type="submit" class="button">
            {t('common.add')}
          </button>
        </form>
      ) : (
        <p class="quiet">{t('row.full', String(MOST_SHORTCUTS))}</p>
      )}
      <p class="quiet status" role="status">
        {status}
      </p>
    </div>
  );
}
