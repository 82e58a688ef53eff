import { formatShare } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** What is being done with the file. */
  name: string;
  /** How much of it is done, 0…1. */
  share: number;
  onStop: () => void;
}

/** How far the work on a file is, and the way to end it. */
export function FileProgress({ name, share, onStop }: Props) {
  return (
    <>
      <ProgressBar label={name} value={share} max={1} text={formatShare(share)} />
      <p class="actions">
        <span>{`${name} ${formatShare(share)}`}</span>
        <button type="button" class="button" onClick={onStop}>
          {t('restore.stop')}
        </button>
      </p>
    </>
  );
}
