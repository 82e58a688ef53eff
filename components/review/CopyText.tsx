import '#components/review/copy-text.css';
import { useRef, useState } from 'preact/hooks';
import type { ShareForm } from '#components/review/share-text.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  text: string;
  form: ShareForm;
  onForm: (form: ShareForm) => void;
}

const FORMS = ['chat', 'email'] as const satisfies readonly ShareForm[];

/** A text as it will be pasted, for a chat or an e-mail; copied at the click, and by nothing else. */
export function CopyText({ id, text, form, onForm }: Props) {
  const [status, setStatus] = useState({ of: '', words: '' });
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setStatus({ of: text, words: t('share.copied') });
    } catch {
      area.current?.select();
      setStatus({ of: text, words: t('share.uncopied') });
    }
  };
  return (
    <div class="copy-text">
      <fieldset class="pills">
        <legend class="unseen">{t('share.as')}</legend>
        {FORMS.map((one) => (
          <label key={one} class="pill">
            <input type="radio" name={`${id}-form`} checked={one === form} onChange={() => onForm(one)} />
            {t(`share.${one}`)}
          </label>
        ))}
      </fieldset>
      <textarea
        ref={area}
        class="field"
        dir="auto"
        readOnly
        aria-label={t('share.preview')}
        rows={Math.max(2, text.split('\n').length)}
        value={text}
      />
      <p class="actions">
        <button type="button" class="button" onClick={() => void copy()}>
          {t('share.copy')}
        </button>
        <span class="later" role="status">
          {status.of === text && status.words}
        </span>
      </p>
    </div>
  );
}
