import { formatLongMonth, formatNumber } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import type { Month } from '#utils/domain/calendar.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  month: Month;
  /** Whole target days, of all members together. */
  days: number;
  target: number;
}

/** How far a milestone is in a month. */
export function SharedBar({ month, days, target }: Props) {
  const words = t('together.shown', formatNumber(days), formatNumber(target));
  return (
    <div class="shared-bar">
      <p>
        <strong>{words}</strong> <span class="quiet">{formatLongMonth(`${month}-01`)}</span>
      </p>
      <ProgressBar label={words} value={days} max={target} />
      {days >= target && <p>{t('together.reached')}</p>}
    </div>
  );
}
