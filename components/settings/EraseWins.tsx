import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { t } from '#utils/platform/i18n.ts';
import { SITE_IDS, siteName } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';

interface Props {
  /** Resolves when they are gone. @param site undefined for all wins, wherever they come from */
  onErase: (site: SiteId | undefined) => Promise<void>;
}

/** Deletes the wins of a site, or all, for good; after the person was asked once more. */
export function EraseWins({ onErase }: Props) {
  const [asked, setAsked] = useState<SiteId | 'all'>();
  const [isDone, setDone] = useState(false);
  const command = useCommand();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), [asked]);

  const erase = (what: SiteId | 'all') =>
    command.run(async () => {
      await onErase(what === 'all' ? undefined : what);
      setAsked(undefined);
      setDone(true);
    });
  const ask = (what: SiteId | 'all') => {
    setDone(false);
    setAsked(what);
  };
  return (
    <>
      {asked ? (
        <>
          <p>{asked === 'all' ? t('erase.sureAll') : t('erase.sure', siteName(asked))}</p>
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
