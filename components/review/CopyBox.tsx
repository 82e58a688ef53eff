import '#components/review/copy-text.css';
import { useRef, useState } from 'preact/hooks';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** What the text is. */
  label: string;
  text: string;
  /** It was copied by the button. */
  onCopied?: () => void;
}

/** A text to be pasted elsewhere; copied at the click, and by nothing else. */
export function CopyBox({ label, text, onCopied }: Props) {
  const [status, setStatus] = useState({ of: '', words: '' });
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setStatus({ of: text, words: t('share.copied') });
      onCopied?.();
    } catch {
      area.current?.select();
      setStatus({ of: text, words: t('share.uncopied') });
    }
  };
  return (
    <>
      <textarea
        ref={area}
        class="field"
        dir="auto"
        readOnly
        aria-label={label}
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
    </>
  );
}
