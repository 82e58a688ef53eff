import { useRef } from 'preact/hooks';
import { Passphrase } from '#components/settings/FolderChoice.tsx';
import type { FolderReport } from '#utils/messaging/queries.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  report: FolderReport;
  isBusy: boolean;
  onSync: () => void;
  onChoose: () => void;
  onAllow: () => void;
  onUnlock: (passphrase: string) => void;
  onStop: () => void;
}

/** How it stands with the folder, in words, with the one button that helps, and the way out. */
export function FolderStatus({ report, isBusy, onSync, onChoose, onAllow, onUnlock, onStop }: Props) {
  const { state, name, isEncrypted } = report;
  const main = {
    ask: { label: t('folder.allow'), onPress: onAllow },
    refused: { label: t('folder.chooseAgain'), onPress: onChoose },
    gone: { label: t('folder.chooseAgain'), onPress: onChoose },
    failed: { label: t('folder.again'), onPress: onSync },
    waiting: { label: t('folder.sync'), onPress: onSync },
    current: { label: t('folder.sync'), onPress: onSync },
  };
  return (
    <>
      <p>{t(isEncrypted ? 'folder.isEncrypted' : 'folder.is', name)}</p>
      <p role="status">{state !== 'none' && t(`folder.${state}`)}</p>
      {(state === 'current' || state === 'waiting') && <News report={report} />}
      {state === 'locked' && <Unlock onUnlock={onUnlock} />}
      <p class="actions">
        {state !== 'none' && state !== 'locked' && <IdleButton isBusy={isBusy} {...main[state]} />}
        <IdleButton isBusy={isBusy} label={t('folder.stop')} onPress={onStop} />
      </p>
    </>
  );
}

/** A button that does nothing while something runs. */
function IdleButton({ label, isBusy, onPress }: { label: string; isBusy: boolean; onPress: () => void }) {
  return (
    // One that is disabled would lose the focus.
    <button type="button" class="button" aria-disabled={isBusy} onClick={() => !isBusy && onPress()}>
      {label}
    </button>
  );
}

function News({ report: { fresh, aside, others } }: Pick<Props, 'report'>) {
  return (
    <ul class="points">
      <li>{others > 0 ? n('folder.others', others) : t('folder.alone')}</li>
      {fresh > 0 && <li>{n('restore.fresh', fresh)}</li>}
      {aside > 0 && <li>{n('restore.aside', aside)}</li>}
    </ul>
  );
}

function Unlock({ onUnlock }: Pick<Props, 'onUnlock'>) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onUnlock(field.current?.value ?? '');
      }}
    >
      <Passphrase field={field} label={t('folder.thePassphrase')} hint={t('folder.unlockIs')} required />
      <p class="actions">
        <button type="submit" class="button">
          {t('folder.unlock')}
        </button>
      </p>
    </form>
  );
}
