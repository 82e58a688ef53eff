import { useRef, useState } from 'preact/hooks';
import { whyNot } from '#components/today/QuickWin.tsx';
import { parseTitle } from '#utils/domain/title.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  label: string;
  /** On its button. */
  action: string;
  /** Resolves when it is written down. */
  onTitle: (title: string) => Promise<void>;
}

/** A field for one title in the person's own words; Enter says it. */
export function TitleForm({ id, label, action, onTitle }: Props) {
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const say = async (event: Event) => {
    event.preventDefault();
    const input = field.current;
    if (!input?.value.trim()) return;
    const typed = input.value;
    const title = parseTitle(typed);
    setRefusal(title ? '' : whyNot(typed));
    if (!title) return;
    input.value = '';
    try {
      await onTitle(title);
    } catch {
      input.value ||= typed;
      setRefusal(t('quick.failed'));
    }
  };

  return (
    <form class="title-form" onSubmit={say}>
      <input
        ref={field}
        class="field"
        aria-label={label}
        placeholder={label}
        aria-invalid={refusal !== ''}
        aria-describedby={id}
        autocomplete="off"
        enterkeyhint="done"
        onInput={() => setRefusal('')}
      />
      <button type="submit" class="button">
        {action}
      </button>
      <p id={id} class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}
