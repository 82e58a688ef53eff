import '#components/review/copy-text.css';
import { CopyBox } from '#components/review/CopyBox.tsx';
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

/** A text as it will be pasted, for a chat or an e-mail. */
export function CopyText({ id, text, form, onForm }: Props) {
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
      <CopyBox label={t('share.preview')} text={text} />
    </div>
  );
}
