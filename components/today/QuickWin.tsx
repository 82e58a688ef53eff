import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Plus } from '#components/ui/icons.tsx';
import { LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  /** Titles of earlier wins by hand, to choose from. */
  earlier: readonly string[];
  /** Whether it can be typed into at once. */
  focused?: boolean;
  /** What could be typed, to whoever types for the first time. */
  example?: string;
  /** Resolves when it is written down. */
  onAdd: (title: string) => Promise<void>;
  /** What else can be said about it. */
  children?: ComponentChildren;
}

/** Where a person types what they finished and no site shows; Enter adds it. */
export function QuickWin({ earlier, focused = false, example, onAdd, children }: Props) {
  const [added, setAdded] = useState('');
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (focused) field.current?.focus({ preventScroll: true });
  }, [focused]);

  const say = (added: string, refusal: string) => {
    setAdded(added);
    setRefusal(refusal);
  };
  const add = async (event: Event) => {
    event.preventDefault();
    const input = field.current;
    // The button goes when there is nothing more to add, and the next thing can be typed at once.
    input?.focus();
    if (!input?.value.trim()) return;
    const typed = input.value;
    const title = parseTitle(typed);
    say('', title ? '' : whyNot(typed));
    if (!title) return;
    input.value = '';
    try {
      await onAdd(title);
      say(t('quick.added', title), '');
    } catch {
      input.value ||= typed;
      say('', t('quick.failed'));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const input = field.current;
    // A key that is held after it chose a suggestion must not add that as well.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    if (event.key !== 'Escape' || !input?.value) return;
    // Where there is nothing to clear, it closes the popup as ever.
    event.preventDefault();
    input.value = '';
    setRefusal('');
  };

  return (
    <form class="quick" onSubmit={add}>
      <Plus />
      <input
        ref={field}
        aria-label={t('quick.label')}
        placeholder={example ?? t('quick.label')}
        aria-invalid={refusal !== ''}
        aria-describedby="quick-said"
        list="quick-earlier"
        autocomplete="off"
        enterkeyhint="done"
        onKeyDown={onKeyDown}
        onInput={() => setRefusal('')}
      />
      {children}
      <button type="submit" class="button">
        {t('common.add')}
      </button>
      <datalist id="quick-earlier">
        {earlier.map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
      <p id="quick-said" class={refusal ? 'refusal' : 'unseen'} role="status">
        {refusal || added}
      </p>
    </form>
  );
}

/** Why what was typed is no title. */
export function whyNot(typed: string): string {
  return typed.trim().length > LONGEST_TITLE ? n('quick.tooLong', LONGEST_TITLE) : t('quick.unreadable');
}
