import { useEffect, useState } from 'preact/hooks';
import { rootLine, rootTime } from '#components/recognition/root-line.ts';
import { CopyBox } from '#components/review/CopyBox.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { KeptRoot } from '#utils/domain/recognition/log-root.ts';
import type { ProofActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

/** The line of a month: all that the log held when it was over, in so many signs that nobody can make another log of them. */
export function RootLine({ onRoots, onRootCopied }: Pick<ProofActions, 'onRoots' | 'onRootCopied'>) {
  const [roots, setRoots] = useState<KeptRoot[]>();
  const [month, setMonth] = useState('');
  const command = useCommand();
  useEffect(() => {
    void command.run(() => onRoots().then(setRoots));
  }, []);
  const root = roots?.find(({ until }) => until === month) ?? roots?.[0];
  return (
    <div class="sharing copy-text">
      <p class="quiet">{t('proof.lineIs')}</p>
      {!roots && <p class="quiet">{command.failure ? '' : t('proof.reading')}</p>}
      {roots?.length === 0 && <p class="quiet">{t('proof.noLine')}</p>}
      {roots && root && (
        <>
          <label class="row">
            {t('proof.month')}
            <select
              class="field"
              value={root.until}
              onChange={({ currentTarget }) => setMonth(currentTarget.value)}
            >
              {roots.map((one) => (
                <option key={one.until} value={one.until}>
                  {rootTime(one)}
                </option>
              ))}
            </select>
          </label>
          <CopyBox
            key={root.until}
            label={t('proof.lineOf', rootTime(root))}
            text={rootLine(root)}
            onCopied={() => void command.run(() => onRootCopied(root))}
          />
        </>
      )}
      <Failure of={command} />
    </div>
  );
}
