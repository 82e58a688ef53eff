import { useEffect, useRef, useState } from 'preact/hooks';
import { whyNot } from '#components/today/QuickWin.tsx';
import { parseTitle } from '#utils/domain/title.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  title: string;
  /** Resolves when it is written down. */
  onRename: (title: string) => Promise<void>;
  /** Nothing more is to be typed; what was typed is written down or dropped. */
  onLeave: () => void;
}

/** A title to be typed anew: Enter says it, Escape leaves it as it was. */
export function Rename({ id, title, onRename, onLeave }: Props) {
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);

  const rename = async (event: Event) => {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    const next = parseTitle(typed);
    if (!next) return setRefusal(whyNot(typed));
    try {
      if (next !== title) await onRename(next);
      onLeave();
    } catch {
      setRefusal(t('quick.failed'));
    }
  };
  return (
    <form class="rename" onSubmit={rename}>
      <input
        ref={field}
        class="field"
        aria-label={t('goals.newName', title)}
        defaultValue={title}
        aria-invalid={refusal !== ''}
        aria-describedby={`${id}-refusal`}
        autocomplete="off"
        onInput={() => setRefusal('')}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onLeave();
        }}
      />
      <button type="submit" class="button">
        {t('goals.save')}
      </button>
      <button type="button" class="button" onClick={onLeave}>
        {t('goals.cancel')}
      </button>
      <p id={`${id}-refusal`} class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}
