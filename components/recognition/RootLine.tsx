import { useEffect, useState } from 'preact/hooks';
import { rootLine, rootTime } from '#components/recognition/root-line.ts';
import { CopyBox } from '#components/review/CopyBox.tsx';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { KeptRoot } from '#utils/domain/recognition/log-root.ts';
import type { ProofActions } from '#utils/pages/recognition/actions.ts';
import type { MonthLines } from '#utils/pages/recognition/own-log.ts';
import { t } from '#utils/platform/i18n.ts';

/** The line of a month: all that the log held when it was over, in so many signs that nobody can make another log of them. */
export function RootLine({ onLines, onLineCopied }: Pick<ProofActions, 'onLines' | 'onLineCopied'>) {
  const [lines, setLines] = useState<MonthLines>();
  const [share, setShare] = useState(0);
  const [root, setRoot] = useState<KeptRoot>();
  const command = useCommand();
  useEffect(() => {
    void command.run(async () => {
      const read = await onLines(setShare);
      const [latest] = read.months;
      setLines(read);
      if (latest) setRoot(read.lineOf(latest));
    });
  }, []);
  return (
    <div class="sharing copy-text">
      <p class="quiet">{t('proof.lineIs')}</p>
      {!lines && !command.failure && <ProgressBar label={t('proof.reading')} value={share} max={1} />}
      {lines?.months.length === 0 && <p class="quiet">{t('proof.noLine')}</p>}
      {lines && root && (
        <>
          <label class="row">
            {t('proof.month')}
            <select
              class="field"
              value={root.until}
              onChange={({ currentTarget }) => setRoot(lines.lineOf(currentTarget.value))}
            >
              {lines.months.map((month) => (
                <option key={month} value={month}>
                  {rootTime(month)}
                </option>
              ))}
            </select>
          </label>
          <CopyBox
            key={root.until}
            label={t('proof.lineOf', rootTime(root.until))}
            text={rootLine(root)}
            onCopied={() => void command.run(() => onLineCopied(root))}
          />
        </>
      )}
      <Failure of={command} />
    </div>
  );
}
