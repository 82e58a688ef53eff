import { formatDecimals, formatGain } from '#components/ui/format.ts';
import { pointLabel } from '#components/ui/point-labels.ts';
import { SURPRISE_CHANCE } from '#utils/domain/rules.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { explainWin } from '#utils/domain/views/breakdown.ts';
import { t } from '#utils/platform/i18n.ts';

/** What made a win's points, a line for each part; behind them, what was rolled for a surprise. */
export function WinLines({ win }: { win: Win }) {
  const lines = explainWin(win);
  const surprise = lines.find(({ part }) => part === 'surprise');
  return (
    <div id={`parts-${win.id}`} class="parts">
      <dl>
        {lines
          .filter((line) => line !== surprise || line.points > 0)
          .map((line) => (
            <div key={line.part}>
              <dt>{pointLabel(line)}</dt>
              <dd>{formatGain(line.points)}</dd>
            </div>
          ))}
      </dl>
      {surprise?.part === 'surprise' && (
        <details>
          <summary>{t('common.details')}</summary>
          <p>{t('line.roll', formatDecimals(surprise.roll.hit, 4), formatDecimals(SURPRISE_CHANCE, 4))}</p>
        </details>
      )}
    </div>
  );
}
