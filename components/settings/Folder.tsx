import { useEffect, useRef, useState } from 'preact/hooks';
import { FolderChoice } from '#components/settings/FolderChoice.tsx';
import { FolderStatus } from '#components/settings/FolderStatus.tsx';
import { MonthlyCopy, type MonthlyCopyProps } from '#components/settings/MonthlyCopy.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { FolderReport } from '#utils/messaging/queries.ts';
import { t } from '#utils/platform/i18n.ts';

/** What can be done with a folder of one's own. Each resolves with how it stands then. */
export interface FolderActions {
  /** Whether this browser lets a person choose one. */
  canChoose: boolean;
  sync: () => Promise<FolderReport>;
  /**
   * Called right in the click: only then may the browser ask.
   * @param passphrase '' for none; undefined for the same as before
   * @returns undefined if they chose none
   */
  choose: (passphrase?: string) => Promise<FolderReport | undefined>;
  allow: () => Promise<FolderReport>;
  unlock: (passphrase: string) => Promise<FolderReport>;
  stop: () => Promise<FolderReport>;
}

interface Props extends FolderActions {
  copy: MonthlyCopyProps;
}

/** A folder that holds the log for all of a person's browsers; where a browser has none, a copy once a month. */
export function Folder({ copy, ...folder }: Props) {
  return folder.canChoose ? <OwnFolder {...folder} /> : <MonthlyCopy {...copy} />;
}

function OwnFolder({ sync, choose, allow, unlock, stop }: FolderActions) {
  const [report, setReport] = useState<FolderReport>();
  const [isBusy, setBusy] = useState(true);
  const [isStopped, setStopped] = useState(false);
  const command = useCommand();
  const line = useRef<HTMLParagraphElement>(null);
  const run = async (work: () => Promise<FolderReport | undefined>) => {
    setBusy(true);
    await command.run(async () => {
      const latest = await work();
      if (!latest) return;
      setReport(latest);
      // What was pressed goes with its form.
      if (report && formOf(report) !== formOf(latest)) line.current?.focus();
    });
    setBusy(false);
  };
  useEffect(() => void run(sync), []);
  const start = (passphrase: string) => {
    setStopped(false);
    void run(() => choose(passphrase));
  };
  return (
    <>
      {report?.state === 'none' && <FolderChoice onChoose={start} />}
      {report && report.state !== 'none' && (
        <FolderStatus
          report={report}
          isBusy={isBusy}
          onSync={() => void run(sync)}
          onChoose={() => void run(() => choose())}
          onAllow={() => void run(allow)}
          onUnlock={(passphrase) => void run(() => unlock(passphrase))}
          onStop={() => void run(stop).then(() => setStopped(true))}
        />
      )}
      <p ref={line} class="later" role="status" tabIndex={-1}>
        {isBusy && t('folder.working')}
        {!isBusy && isStopped && t('folder.stopped')}
      </p>
      <Failure of={command} />
    </>
  );
}

/** What of the folder is shown: the way to one, the field for its passphrase, or how it stands with it. */
function formOf({ state }: FolderReport): 'none' | 'locked' | undefined {
  return state === 'none' || state === 'locked' ? state : undefined;
}
