import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { FileProgress } from '#components/settings/FileProgress.tsx';
import { formatLongSpan } from '#components/settings/format-span.ts';
import { formatNumber } from '#components/ui/format.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import type { CopyAnswer, CopyReport, CopyWatch } from '#utils/pages/restore-copy.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What can be done with the file of a copy. */
export interface RestoreActions {
  /** Resolves with what would come of restoring it. */
  onCheck: (file: Blob, watch: CopyWatch) => Promise<CopyAnswer>;
  /** Takes in what is not here yet; resolves with what that was. */
  onTake: (file: Blob, watch: CopyWatch) => Promise<CopyAnswer>;
}

/** What is being done with a file: it is read, its preview is shown, it is restored, or that is over. */
type Stage =
  | { is: 'idle' }
  | { is: 'reading' | 'taking'; share: number }
  | { is: 'refused'; problem: Extract<CopyAnswer, { problem: string }>['problem'] }
  | { is: 'shown'; file: Blob; report: CopyReport }
  | { is: 'done'; report: CopyReport; isStopped: boolean };

/** Restores a copy: first says what is in the file, and takes it in when the person wants that. */
export function RestoreCopy({ onCheck, onTake }: RestoreActions) {
  const [stage, setStage] = useState<Stage>({ is: 'idle' });
  const command = useCommand();
  const stop = useRef<AbortController>(undefined);
  const { first, opener } = useFocusBack<HTMLDivElement, HTMLInputElement>(stage.is === 'shown');

  async function follow(is: 'reading' | 'taking', work: (watch: CopyWatch) => Promise<Stage>): Promise<void> {
    const own = new AbortController();
    stop.current = own;
    setStage({ is, share: 0 });
    const onProgress = (share: number) => setStage({ is, share });
    const isDone = await command.run(async () => setStage(await work({ onProgress, signal: own.signal })));
    if (!isDone) setStage({ is: 'idle' });
  }

  const check = (file: Blob) =>
    follow('reading', async (watch) => {
      const answer = await onCheck(file, watch);
      if (watch.signal.aborted) return { is: 'idle' };
      return 'problem' in answer
        ? { is: 'refused', problem: answer.problem }
        : { is: 'shown', file, report: answer.report };
    });
  const take = (file: Blob) =>
    follow('taking', async (watch) => {
      const answer = await onTake(file, watch);
      return 'problem' in answer
        ? { is: 'refused', problem: answer.problem }
        : { is: 'done', report: answer.report, isStopped: watch.signal.aborted };
    });

  return (
    <>
      {(stage.is === 'idle' || stage.is === 'refused' || stage.is === 'done') && (
        <p class="actions">
          <label class="button file-button">
            {t('restore.choose')}
            <input
              ref={opener}
              type="file"
              class="unseen"
              accept=".jsonl,application/jsonl"
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file) void check(file);
              }}
            />
          </label>
        </p>
      )}
      {(stage.is === 'reading' || stage.is === 'taking') && (
        <FileProgress
          name={t(`restore.${stage.is}`)}
          share={stage.share}
          onStop={() => stop.current?.abort()}
        />
      )}
      {stage.is === 'shown' && (
        <Preview
          self={first}
          report={stage.report}
          onTake={() => void take(stage.file)}
          onKeep={() => setStage({ is: 'idle' })}
        />
      )}
      <p class="later" role="status">
        {stage.is === 'refused' && t(`restore.${stage.problem}`)}
        {stage.is === 'done' && n(stage.isStopped ? 'restore.stopped' : 'restore.done', stage.report.fresh)}
      </p>
      {stage.is === 'done' && <AsideList report={stage.report} />}
      <Failure of={command} />
    </>
  );
}

interface PreviewProps {
  self: RefObject<HTMLDivElement | null>;
  report: CopyReport;
  onTake: () => void;
  onKeep: () => void;
}

/** What is in a file, before any of it is taken in. */
function Preview({ self, report, onTake, onKeep }: PreviewProps) {
  const { fresh, known, texts, forks, days, devices, state } = report;
  const isWorth = fresh > 0 || texts > 0;
  return (
    <div ref={self} class="restore-preview" role="status" tabIndex={-1} data-open>
      {state !== 'whole' && <p class="refusal">{t(`restore.${state}`)}</p>}
      <ul class="points">
        {days && <li>{formatLongSpan(...days)}</li>}
        <li>{n('restore.fresh', fresh)}</li>
        {known > 0 && <li>{n('restore.known', known)}</li>}
        {texts > 0 && <li>{n('restore.texts', texts)}</li>}
        {forks > 0 && <li>{t('restore.forks')}</li>}
        {devices.map(({ id, events, isThis }) => (
          <li key={id}>
            {isThis ? n('restore.thisDevice', events) : n('restore.device', events, id.slice(0, 8))}
          </li>
        ))}
      </ul>
      <AsideList report={report} />
      <p class="actions">
        {isWorth ? (
          <button type="button" class="button main" onClick={onTake}>
            {t('restore.take')}
          </button>
        ) : (
          <span>{t('restore.nothing')}</span>
        )}
        <button type="button" class="button" data-close onClick={onKeep}>
          {t('restore.close')}
        </button>
      </p>
    </div>
  );
}

/** What of a file is set aside, the first few by their names. */
function AsideList({ report: { aside, firstAside } }: Pick<PreviewProps, 'report'>) {
  if (aside === 0) return null;
  return (
    <details>
      <summary>{n('restore.aside', aside)}</summary>
      <ul class="points">
        {firstAside.map(({ id, device, seq, why }) => (
          <li key={`${id} ${why}`}>
            {seq > 0 && `${device.slice(0, 8)} ${formatNumber(seq)} · `}
            {t(`restore.why.${why}`)}
          </li>
        ))}
        {aside > firstAside.length && <li>…</li>}
      </ul>
    </details>
  );
}
