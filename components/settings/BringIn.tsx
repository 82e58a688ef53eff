import type { Ref } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { BringInChoice } from '#components/settings/BringInChoice.tsx';
import { BringInFiles } from '#components/settings/BringInFiles.tsx';
import { FileProgress } from '#components/settings/FileProgress.tsx';
import { formatLongSpan } from '#components/settings/format-span.ts';
import { formatNumber } from '#components/ui/format.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import { pastSourceName } from '#utils/domain/views/past-entry.ts';
import type { PastReport } from '#utils/pages/past/bring-in.ts';
import type { DateOrder } from '#utils/pages/past/dates.ts';
import type { OpenFile, OpenProblem, PastChoice } from '#utils/pages/past/open-file.ts';
import type { LeftOut } from '#utils/pages/past/types.ts';
import type { CopyWatch } from '#utils/pages/restore-copy.ts';
import { locale, n, t } from '#utils/platform/i18n.ts';

/** What can be done with another program's files. */
export interface BringInActions {
  onOpen: (files: readonly Blob[], usual: DateOrder) => Promise<OpenFile | { problem: OpenProblem }>;
  /** Resolves with what would come of bringing them in. */
  onCheck: (file: OpenFile, choice: PastChoice, watch: CopyWatch) => Promise<PastReport>;
  /** Brings in what is not here yet; resolves with what that was. */
  onTake: (file: OpenFile, choice: PastChoice, watch: CopyWatch) => Promise<PastReport>;
}

/** What is being done: files are chosen, asked about, read, shown, brought in, or that is over. */
type Stage =
  | { is: 'idle' }
  | { is: 'refused'; problem: OpenProblem }
  | { is: 'asked'; file: OpenFile }
  | { is: 'reading' | 'taking'; share: number }
  | { is: 'shown'; file: OpenFile; choice: PastChoice; report: PastReport }
  | { is: 'done'; report: PastReport; isStopped: boolean };

/** Brings in history from elsewhere: first says what is in a file, and takes it in when the person wants that. */
export function BringIn({ onOpen, onCheck, onTake }: BringInActions) {
  const [stage, setStage] = useState<Stage>({ is: 'idle' });
  const command = useCommand();
  const stop = useRef<AbortController>(undefined);
  const { first, opener } = useFocusBack<HTMLDivElement, HTMLInputElement>(
    (stage.is === 'asked' || stage.is === 'shown') && stage.is,
  );

  async function run(work: () => Promise<Stage>): Promise<void> {
    if (!(await command.run(async () => setStage(await work())))) setStage({ is: 'idle' });
  }
  function watch(is: 'reading' | 'taking'): CopyWatch {
    stop.current = new AbortController();
    const onProgress = (share: number) => setStage({ is, share });
    onProgress(0);
    return { onProgress, signal: stop.current.signal };
  }
  async function check(file: OpenFile, choice: PastChoice): Promise<Stage> {
    const watching = watch('reading');
    const report = await onCheck(file, choice, watching);
    return watching.signal.aborted ? { is: 'idle' } : { is: 'shown', file, choice, report };
  }
  const open = (files: readonly Blob[]) =>
    run(async () => {
      const file = await onOpen(files, usualOrder());
      if ('problem' in file) return { is: 'refused', problem: file.problem };
      return file.table || file.people.length > 0 ? { is: 'asked', file } : check(file, {});
    });
  const take = (file: OpenFile, choice: PastChoice) =>
    run(async () => {
      const watching = watch('taking');
      const report = await onTake(file, choice, watching);
      return { is: 'done', report, isStopped: watching.signal.aborted };
    });
  const leave = () => setStage({ is: 'idle' });

  return (
    <>
      {(stage.is === 'idle' || stage.is === 'refused' || stage.is === 'done') && (
        <>
          <p class="actions">
            <label class="button file-button">
              {t('past.choose')}
              <input
                ref={opener}
                type="file"
                class="unseen"
                multiple
                accept=".csv,.tsv,.txt,.json,.zip"
                onChange={({ currentTarget }) => {
                  const files = [...(currentTarget.files ?? [])];
                  if (files.length > 0) void open(files);
                }}
              />
            </label>
          </p>
          <BringInFiles />
        </>
      )}
      {stage.is === 'asked' && (
        <BringInChoice
          self={first}
          file={stage.file}
          onChoose={(choice) => void run(() => check(stage.file, choice))}
          onLeave={leave}
        />
      )}
      {(stage.is === 'reading' || stage.is === 'taking') && (
        <FileProgress name={t(`past.${stage.is}`)} share={stage.share} onStop={() => stop.current?.abort()} />
      )}
      {stage.is === 'shown' && (
        <Preview self={first} {...stage} onTake={() => void take(stage.file, stage.choice)} onLeave={leave} />
      )}
      <p class="later" role="status">
        {stage.is === 'refused' && t(`past.${stage.problem}`)}
        {stage.is === 'done' && n(stage.isStopped ? 'past.stopped' : 'past.done', stage.report.fresh)}
      </p>
      <Failure of={command} />
    </>
  );
}

interface PreviewProps {
  self: Ref<HTMLDivElement>;
  file: OpenFile;
  report: PastReport;
  onTake: () => void;
  onLeave: () => void;
}

/** What is in a file, before any of it is brought in. */
function Preview({
  self,
  file: { source },
  report: { fresh, known, left, years, days },
  onTake,
  onLeave,
}: PreviewProps) {
  const reasons = Object.entries(left) as [LeftOut, number][];
  const name = pastSourceName(source);
  return (
    <div ref={self} class="restore-preview" role="status" tabIndex={-1} data-open>
      <ul class="points">
        {name && <li>{t('past.is', name)}</li>}
        {days && <li>{formatLongSpan(...days)}</li>}
        <li>{n('restore.fresh', fresh)}</li>
        {known > 0 && <li>{n('restore.known', known)}</li>}
        {reasons.map(([why, count]) => (
          <li key={why}>{n(`past.left.${why}`, count)}</li>
        ))}
      </ul>
      {years.length > 1 && (
        <details>
          <summary>{t('past.years')}</summary>
          <ul class="points">
            {years.map(([year, count]) => (
              <li key={year}>{`${year}: ${formatNumber(count)}`}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="actions">
        {fresh > 0 ? (
          <button type="button" class="button main" onClick={onTake}>
            {t('past.take')}
          </button>
        ) : (
          <span>{t('past.nothing')}</span>
        )}
        <button type="button" class="button" data-close onClick={onLeave}>
          {t('restore.close')}
        </button>
      </p>
    </div>
  );
}

/** Whether people here write the day or the month first. */
function usualOrder(): DateOrder {
  const parts = new Intl.DateTimeFormat(locale()).formatToParts().map(({ type }) => type);
  return parts.indexOf('month') < parts.indexOf('day') ? 'mdy' : 'dmy';
}
