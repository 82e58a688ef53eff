import { useEffect, useRef, useState } from 'preact/hooks';
import { whyNot } from '#components/today/QuickWin.tsx';
import { Plus } from '#components/ui/icons.tsx';
import { parseTitle } from '#utils/domain/title.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  label: string;
  /** What stands in it already. */
  value?: string;
  /** Whether whoever meets it types at once. */
  focus?: boolean;
  /** Resolves when it is written down. */
  onAdd: (title: string) => Promise<void>;
  /** Whether something else is made of a text that was typed or pasted; then it is gone from the field. */
  onTake?: (text: string) => boolean;
  /** Escape in a field with nothing in it, or in one that had something in it from the start. */
  onLeave?: () => void;
}

/** One line to type: Enter adds it, and the next one can be typed. */
export function LineField({ id, label, value = '', focus = false, onAdd, onTake, onLeave }: Props) {
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);

  const add = async (event: Event) => {
    event.preventDefault();
    const input = field.current;
    input?.focus();
    if (!input?.value.trim()) return;
    const typed = input.value;
    if (onTake?.(typed)) {
      input.value = '';
      return;
    }
    const title = parseTitle(typed);
    setRefusal(title ? '' : whyNot(typed));
    if (!title) return;
    input.value = '';
    try {
      await onAdd(title);
    } catch {
      input.value ||= typed;
      setRefusal(t('quick.failed'));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const input = field.current;
    // A key that is held must not add the next thing as well.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    if (event.key !== 'Escape' || !input) return;
    event.stopPropagation();
    setRefusal('');
    if (input.value && !value) input.value = '';
    else onLeave?.();
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text') ?? '';
    // What is pasted into a line that was begun belongs to that line.
    if (!field.current?.value && onTake?.(text)) event.preventDefault();
  };

  return (
    <form class="quick line-field" onSubmit={add}>
      <Plus />
      <input
        ref={field}
        id={id}
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        aria-invalid={refusal !== ''}
        aria-describedby={`${id}-refusal`}
        autocomplete="off"
        enterkeyhint="done"
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onInput={() => setRefusal('')}
      />
      <button type="submit" class="button">
        {t('common.add')}
      </button>
      <p id={`${id}-refusal`} class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}
