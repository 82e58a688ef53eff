import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
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
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), [asked]);

  const erase = (what: Erasable | 'all') =>
    command.run(async () => {
      await onErase(what === 'all' ? undefined : what);
      setAsked(undefined);
      setDone(true);
    });
  const ask = (what: Erasable | 'all') => {
    setDone(false);
    setAsked(what);
  };
  return (
    <>
      {asked ? (
        <>
          <p>{sureText(asked)}</p>
          <p class="actions">
            <button type="button" class="button danger" onClick={() => void erase(asked)}>
              {t('erase.do')}
            </button>
            <button ref={keep} type="button" class="button" onClick={() => setAsked(undefined)}>
              {t('erase.keep')}
            </button>
          </p>
        </>
      ) : (
        <p class="actions">
          {SITE_IDS.map((site) => (
            <button key={site} type="button" class="button" onClick={() => ask(site)}>
              {t('erase.site', siteName(site))}
            </button>
          ))}
          {hasPast && (
            <button type="button" class="button" onClick={() => ask('past')}>
              {t('erase.past')}
            </button>
          )}
          <button type="button" class="button" onClick={() => ask('all')}>
            {t('erase.all')}
          </button>
        </p>
      )}
      <p class="later" role="status">
        {isDone && t('erase.done')}
      </p>
      <Failure of={command} />
    </>
  );
}

function sureText(asked: Erasable | 'all'): string {
  if (asked === 'all') return t('erase.sureAll');
  return asked === 'past' ? t('erase.surePast') : t('erase.sure', siteName(asked));
}
