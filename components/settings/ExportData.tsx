import { useState } from 'preact/hooks';
import { OwnWords, StatusAction } from '#components/settings/StatusAction.tsx';
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
      <OwnWords own={own} onChange={setOwn} />
      <StatusAction name={t('data.save')} onPress={save} status={status} />
    </>
  );
}
