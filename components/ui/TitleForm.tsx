import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Plus } from '#components/ui/icons.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { titleError } from '#components/ui/title-error.ts';
import { parseTitle } from '#utils/domain/title.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  label: string;
  /** Stands in the empty field; by default, the label. */
  placeholder?: string;
  /** The text to edit; without one, the next title can be typed after each. */
  value?: string;
  /** What was typed elsewhere and could not be saved: to be changed, and saved here. */
  unsaved?: string;
  /** On its button. */
  action?: string;
  /** Looks like a line of a list to which something is added, rather than like a field. */
  line?: boolean;
  /** Whether the person types at once. */
  focus?: boolean | FocusOptions;
  /** Titles to choose from. */
  suggestions?: readonly string[];
  /** What is heard, but not seen, once a title is saved. */
  saved?: (title: string) => string;
  /** Resolves when the title is saved. */
  onTitle: (title: string) => Promise<void>;
  /** Whether something else is made of a text that was typed or pasted; then it is gone from the field. */
  onTake?: (text: string) => boolean;
  /** The person does not want to edit any more. */
  onLeave?: () => void;
  /** Further fields. */
  children?: ComponentChildren;
}

/** A field for one title in the person's own words: Enter saves it, and a text that cannot be saved comes back. */
export function TitleForm({ id, label, value = '', line = false, focus = false, ...props }: Props) {
  const { placeholder = label, action = t('common.add'), suggestions, onTake, onLeave } = props;
  const [refusal, setRefusal] = useState('');
  const [status, setStatus] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!focus) return;
    field.current?.focus(focus === true ? {} : focus);
    if (value) field.current?.select();
  }, [focus === false]);
  useEffect(() => {
    if (!props.unsaved || !field.current || field.current.value) return;
    field.current.value = props.unsaved;
    setRefusal(parseTitle(props.unsaved) ? t('common.unwritten') : titleError(props.unsaved));
  }, [props.unsaved]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const input = field.current;
    // The button may go when there is nothing more to add, and the next title can be typed at once.
    input?.focus();
    const typed = input?.value ?? '';
    if (!input || (!typed.trim() && !value)) return;
    if (onTake?.(typed)) {
      input.value = '';
      return;
    }
    const title = parseTitle(typed);
    setStatus('');
    setRefusal(title ? '' : titleError(typed));
    if (!title) return;
    if (!value) input.value = '';
    try {
      await props.onTitle(title);
      setStatus(props.saved?.(title) ?? '');
    } catch (error) {
      input.value ||= typed;
      setRefusal(failureText(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const input = field.current;
    // A key that is held, perhaps since it chose a suggestion, must not add the next title as well.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    // What was typed goes first; the next Escape closes what the field stands in.
    if (event.key !== 'Escape' || event.isComposing || !input?.value || value) return;
    event.preventDefault();
    setRefusal('');
    input.value = '';
  };
  const onPaste = (event: ClipboardEvent) => {
    // A text that is pasted into a line that was begun belongs to that line.
    if (!field.current?.value && onTake?.(event.clipboardData?.getData('text') ?? '')) event.preventDefault();
  };

  return (
    <form class={line ? 'line-form' : 'title-form'} data-open={onLeave && ''} onSubmit={submit}>
      {line && <Plus />}
      <TextField
        ref={field}
        id={id}
        class={line ? undefined : 'field'}
        aria-label={label}
        placeholder={placeholder}
        defaultValue={value}
        aria-invalid={refusal !== ''}
        aria-describedby={`${id}-status`}
        list={suggestions && `${id}-suggestions`}
        enterkeyhint="done"
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onType={() => setRefusal('')}
      />
      {props.children}
      <button type="submit" class="button">
        {action}
      </button>
      {onLeave && (
        <button type="button" class="button" data-close onClick={onLeave}>
          {t('common.cancel')}
        </button>
      )}
      {suggestions && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((title) => (
            <option key={title} value={title} />
          ))}
        </datalist>
      )}
      <p id={`${id}-status`} class={refusal ? 'refusal' : 'unseen'} role="status">
        {refusal || status}
      </p>
    </form>
  );
}
