import { useState } from 'preact/hooks';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import { t } from '#utils/platform/i18n.ts';
import { SITE_IDS, siteName } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';

/** The wins of a site, or all that was brought in from elsewhere. */
export type Erasable = SiteId | 'past';

interface Props {
  /** Whether anything was brought in. */
  hasPast: boolean;
  /** Resolves when they are gone. @param what undefined for everything, wherever it comes from */
  onErase: (what: Erasable | undefined) => Promise<void>;
}

/** Deletes the wins of a site, what was brought in, or all, for good; after the person was asked once more. */
export function EraseWins({ hasPast, onErase }: Props) {
  const [asked, setAsked] = useState<Erasable | 'all'>();
  const [isDone, setDone] = useState(false);
  const command = useCommand();
  const { first: keep, opener } = useFocusBack(asked);
  /** What was asked about last; its button gets the focus back. */
  const [last, setLast] = useState<Erasable | 'all'>();

  const erase = (what: Erasable | 'all') =>
    command.run(async () => {
      await onErase(what === 'all' ? undefined : what);
      setAsked(undefined);
      setDone(true);
    });
  const ask = (what: Erasable | 'all') => {
    setDone(false);
    setLast(what);
    setAsked(what);
  };
  return (
    <>
      {asked ? (
        <div class="stack" data-open>
          <p>{sureText(asked)}</p>
          <p class="actions">
            <OnceButton class="button danger" onPress={() => void erase(asked)}>
              {t('erase.do')}
            </OnceButton>
            <button ref={keep} type="button" class="button" data-close onClick={() => setAsked(undefined)}>
              {t('erase.keep')}
            </button>
          </p>
        </div>
      ) : (
        <p class="actions">
          {[...SITE_IDS, ...(hasPast ? (['past'] as const) : []), 'all' as const].map((what) => (
            <button
              key={what}
              ref={what === last ? opener : null}
              type="button"
              class="button"
              onClick={() => ask(what)}
            >
              {eraseText(what)}
            </button>
          ))}
        </p>
      )}
      <p class="later" role="status">
        {isDone && t('erase.done')}
      </p>
      <Failure of={command} />
    </>
  );
}

function eraseText(what: Erasable | 'all'): string {
  if (what === 'all') return t('erase.all');
  return what === 'past' ? t('erase.past') : t('erase.site', siteName(what));
}

function sureText(asked: Erasable | 'all'): string {
  if (asked === 'all') return t('erase.sureAll');
  return asked === 'past' ? t('erase.surePast') : t('erase.sure', siteName(asked));
}
