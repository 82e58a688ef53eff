import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ExportData } from '#components/settings/ExportData.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import { language, t } from '#utils/platform/i18n.ts';

interface Props {
  /** Resolves with the name of the file. @param own whether it holds what the person wrote to themselves */
  onSave: (own: boolean) => Promise<string>;
  /** Resolves when nothing is left. */
  onForget: () => Promise<void>;
}

/** Deletes everything, once the person has read what that is and typed that they want it. */
export function DeleteData({ onSave, onForget }: Props) {
  const [open, setOpen] = useState(false);
  const [gone, setGone] = useState(false);
  const { first, opener } = useFocusBack<HTMLFormElement>(open);
  if (gone) return <Gone />;
  return (
    <>
      <p>{t('forget.about')}</p>
      {open ? (
        <Confirm
          form={first}
          onSave={onSave}
          onKeep={() => setOpen(false)}
          onForget={() => onForget().then(() => setGone(true))}
        />
      ) : (
        <p class="actions">
          <button ref={opener} type="button" class="button" onClick={() => setOpen(true)}>
            {t('forget.open')}
          </button>
        </p>
      )}
    </>
  );
}

interface ConfirmProps extends Props {
  /** Gets the form: the keyboard begins above what there is to read. */
  form: RefObject<HTMLFormElement | null>;
  onKeep: () => void;
}

function Confirm({ form, onSave, onForget, onKeep }: ConfirmProps) {
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const word = t('forget.word');

  const forget = async (event: Event) => {
    event.preventDefault();
    field.current?.focus();
    if (plain(field.current?.value ?? '') !== plain(word)) return setRefusal(t('forget.otherWord', word));
    setRefusal('');
    await onForget().catch(() => setRefusal(t('forget.failed')));
  };
  return (
    <form ref={form} class="confirm" tabIndex={-1} data-open onSubmit={(event) => void forget(event)}>
      <p>{t('forget.list')}</p>
      <ul class="points">
        <li>{t('forget.wins')}</li>
        <li>{t('forget.written')}</li>
        <li>{t('forget.said')}</li>
        <li>{t('forget.addresses')}</li>
        <li>{t('forget.key')}</li>
        <li>{t('forget.health')}</li>
      </ul>
      <p>
        {t('forget.final')} {t('forget.copyFirst')} {t('forget.browser')} {t('forget.folder')}
      </p>
      <ExportData onSave={onSave} />
      <label for="forget-word">{t('forget.type', word)}</label>
      <div class="actions">
        <TextField
          id="forget-word"
          ref={field}
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={refusal !== ''}
          aria-describedby="forget-refusal"
          onType={() => setRefusal('')}
        />
        <button type="submit" class="button danger">
          {t('forget.do')}
        </button>
        <button type="button" class="button" data-close onClick={onKeep}>
          {t('forget.keep')}
        </button>
      </div>
      <p id="forget-refusal" class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}

function Gone() {
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <p ref={heading} class="gone" tabIndex={-1}>
        {t('forget.gone')}
      </p>
      <p>
        {t('forget.browser')} {t('forget.folder')} {t('forget.after')}
      </p>
      <p class="actions">
        <a class="button" href="/welcome.html">
          {t('forget.again')}
        </a>
      </p>
    </>
  );
}

/** What was typed, however it was typed. */
function plain(word: string): string {
  return word.normalize('NFKC').trim().toLocaleLowerCase(language());
}
