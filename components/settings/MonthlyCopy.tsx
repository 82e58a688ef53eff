import { useState } from 'preact/hooks';
import { StatusAction } from '#components/settings/StatusAction.tsx';
import { formatLongDay } from '#components/ui/format.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import { t } from '#utils/platform/i18n.ts';

/** What is known, and done, about the copy that is saved each month. */
export interface MonthlyCopyProps {
  /** The day of the last copy of all words; undefined for none. */
  lastDay: () => DayKey | undefined;
  /** Whether that is a month ago, or was never. */
  isDue: () => boolean;
  /** Saves a copy with all words; resolves with the name of its file. */
  onSave: () => Promise<string>;
}

/** Offers a copy once a month, where a browser gives no folder. Nothing is saved by itself. */
export function MonthlyCopy({ lastDay, isDue, onSave }: MonthlyCopyProps) {
  const [status, setStatus] = useState('');
  const last = lastDay();
  const save = async () => {
    setStatus(t('data.saving'));
    try {
      setStatus(t('data.saved', await onSave()));
    } catch {
      setStatus(t('data.unsaved'));
    }
  };
  return (
    <>
      <p>{t('folder.none')}</p>
      <p>
        {last ? t('folder.lastCopy', formatLongDay(last)) : t('folder.noCopy')} {isDue() && t('folder.due')}
      </p>
      <StatusAction name={t('folder.monthly')} onPress={save} status={status} />
    </>
  );
}
