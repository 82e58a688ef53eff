import { useState } from 'preact/hooks';
import { formatShare } from '#components/ui/format.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /**
   * Resolves with the name of the file.
   * @param own whether it holds what the person wrote to themselves
   * @param onProgress hears how much of the log is read, 0…1
   */
  onSave: (own: boolean, onProgress: (share: number) => void) => Promise<string>;
}

/** Saves a copy of the log, and names its file. */
export function ExportData({ onSave }: Props) {
  const [own, setOwn] = useState(false);
  const [status, setStatus] = useState('');
  const save = async () => {
    setStatus(t('data.saving'));
    try {
      const name = await onSave(own, (share) => setStatus(`${t('data.saving')} ${formatShare(share)}`));
      setStatus(t('data.saved', name));
    } catch {
      setStatus(t('data.unsaved'));
    }
  };
  return (
    <>
      <label class="choice">
        <input type="checkbox" checked={own} onChange={() => setOwn(!own)} />
        {t('data.own')}
      </label>
      <p class="actions">
        <button type="button" class="button" onClick={() => void save()}>
          {t('data.save')}
        </button>
      </p>
      <p class="later" role="status">
        {status}
      </p>
    </>
  );
}
