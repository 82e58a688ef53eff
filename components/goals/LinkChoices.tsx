import { useEffect, useRef, useState } from 'preact/hooks';
import { Cross, SiteIcon } from '#components/ui/icons.tsx';
import { type LinkableItem, siteOf } from '#utils/pages/steps.ts';
import { t } from '#utils/platform/i18n.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

/** Things that are offered. */
const OFFERED = 6;

interface Props {
  /** Of no other element on the page. */
  id: string;
  label: string;
  things: readonly LinkableItem[];
  /** What a text leads to, if it is a link that we know. */
  read: (text: string) => LinkedItem | undefined;
  onChoose: (thing: LinkableItem) => void;
  /** A link was pasted. */
  onLink: (link: LinkedItem, text: string) => void;
  onLeave: () => void;
}

/** What a step can stand for: by a link to it, or one of the things of late. */
export function LinkChoices({ id, label, things, read, onChoose, onLink, onLeave }: Props) {
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const take = (text: string): boolean => {
    const link = read(text);
    if (link) onLink(link, text);
    return link !== undefined;
  };
  return (
    <fieldset
      class="link-choices"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const typed = field.current?.value ?? '';
          if (typed.trim() && !take(typed)) setRefusal(t('goals.noLink'));
        }}
      >
        <input
          ref={field}
          class="field"
          aria-label={t('goals.pasteLink')}
          placeholder={t('goals.pasteLink')}
          aria-invalid={refusal !== ''}
          aria-describedby={`${id}-refusal`}
          autocomplete="off"
          inputMode="url"
          onInput={() => setRefusal('')}
          onPaste={(event) => {
            if (take(event.clipboardData?.getData('text') ?? '')) event.preventDefault();
          }}
        />
        <button type="submit" class="button">
          {t('goals.link')}
        </button>
        <button type="button" class="quiet-link" aria-label={t('goals.cancel')} onClick={onLeave}>
          <Cross />
        </button>
      </form>
      <p id={`${id}-refusal`} class="refusal" role="status">
        {refusal}
      </p>
      {things.length > 0 && (
        <>
          <h3 id={`${id}-lately`}>{t('goals.lately')}</h3>
          <ul aria-labelledby={`${id}-lately`}>
            {things.slice(0, OFFERED).map((thing) => (
              <li key={thing.subject}>
                <button type="button" class="thing" onClick={() => onChoose(thing)}>
                  <SiteIcon site={siteOf(thing.subject)} />
                  <span>{thing.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}
