import { useEffect, useRef, useState } from 'preact/hooks';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { Cross, SiteIcon } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import type { LinkableItem } from '#utils/pages/steps.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteOf } from '#utils/sites/registry.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

/** Items that are offered. */
const OFFERED = 6;

interface Props extends Pick<GoalPageContext, 'items' | 'readLink'> {
  /** Of no other element on the page. */
  id: string;
  label: string;
  onChoose: (item: LinkableItem) => void;
  /** A link was pasted. */
  onLink: (link: LinkedItem, text: string) => void;
  onLeave: () => void;
}

/** What a step can stand for: one of the recent items, or a link to any other. */
export function LinkChoices({ id, label, items, readLink, onChoose, onLink, onLeave }: Props) {
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const takeLink = (text: string): boolean => {
    const link = readLink(text);
    if (link) onLink(link, text);
    return link !== undefined;
  };
  return (
    <fieldset class="link-choices" aria-label={label} data-open>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const typed = field.current?.value ?? '';
          if (typed.trim() && !takeLink(typed)) setRefusal(t('goals.noLink'));
        }}
      >
        <TextField
          ref={field}
          aria-label={t('goals.pasteLink')}
          placeholder={t('goals.pasteLink')}
          aria-invalid={refusal !== ''}
          aria-describedby={`${id}-refusal`}
          inputMode="url"
          onType={() => setRefusal('')}
          onPaste={(event) => {
            if (takeLink(event.clipboardData?.getData('text') ?? '')) event.preventDefault();
          }}
        />
        <button type="submit" class="button">
          {t('goals.link')}
        </button>
        <button type="button" class="quiet-link" aria-label={t('common.cancel')} data-close onClick={onLeave}>
          <Cross />
        </button>
      </form>
      <p id={`${id}-refusal`} class="refusal" role="status">
        {refusal}
      </p>
      {items.length > 0 && (
        <>
          <h3 id={`${id}-lately`}>{t('goals.lately')}</h3>
          <ul aria-labelledby={`${id}-lately`}>
            {items.slice(0, OFFERED).map((item) => (
              <li key={item.subject}>
                <OnceButton class="link-choice" onPress={() => onChoose(item)}>
                  <SiteIcon site={siteOf(item.subject)} />
                  <bdi>{item.title}</bdi>
                </OnceButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}
