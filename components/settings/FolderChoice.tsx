import { useRef } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Called right in the click. @param passphrase '' for none */
  onChoose: (passphrase: string) => void;
}

/** The way to a folder of one's own, and what to know before the browser asks. */
export function FolderChoice({ onChoose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(field.current?.value ?? '');
      }}
    >
      <p>{t('folder.before')}</p>
      <Passphrase field={field} label={t('folder.passphrase')} hint={t('folder.passphraseIs')} />
      <p class="actions">
        <button type="submit" class="button">
          {t('folder.choose')}
        </button>
      </p>
    </form>
  );
}

interface PassphraseProps {
  field: { current: HTMLInputElement | null };
  label: string;
  hint: string;
  required?: boolean;
}

/** A field for the passphrase. It can be read as it is typed: nobody can bring a wrong one back. */
export function Passphrase({ field, label, hint, required = false }: PassphraseProps) {
  return (
    <>
      <label for="folder-passphrase">{label}</label>
      <TextField
        id="folder-passphrase"
        ref={field}
        autocapitalize="none"
        spellcheck={false}
        required={required}
        aria-describedby="folder-passphrase-hint"
      />
      <p id="folder-passphrase-hint" class="quiet">
        {hint}
      </p>
    </>
  );
}
