import { useEffect, useState } from 'preact/hooks';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  onHasFolder: () => Promise<boolean>;
  /** Resolves with how many cards were new; undefined if the folder may not be used. */
  onExchange: () => Promise<number | undefined>;
}

/** Gives and takes cards by the folder that the person has chosen for Microwin; nothing where there is none. */
export function CardFolder({ onHasFolder, onExchange }: Props) {
  const [hasFolder, setHasFolder] = useState(false);
  const [status, setStatus] = useState('');
  const command = useCommand();
  useEffect(() => {
    onHasFolder().then(setHasFolder, () => setHasFolder(false));
  }, []);
  if (!hasFolder) return null;
  const exchange = async () => {
    setStatus('');
    const fresh = await onExchange();
    if (fresh === undefined) setStatus(t('together.noFolder'));
    else setStatus(fresh === 0 ? t('together.nothingNew') : n('together.taken', fresh));
  };
  return (
    <details class="recognition-part">
      <summary>{t('together.byFolder')}</summary>
      <div class="sharing">
        <p class="quiet">{t('together.folderIs')}</p>
        <p class="actions">
          <button type="button" class="button" onClick={() => void command.run(exchange)}>
            {t('together.exchange')}
          </button>
          <span class="later" role="status">
            {status}
          </span>
        </p>
        <Failure of={command} />
      </div>
    </details>
  );
}
