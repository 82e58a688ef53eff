import { formatNumber } from '#components/ui/format.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** What the bar measures, for those who cannot see it. */
  label: string;
  value: number;
  max: number;
  /** The value in words, where it is no number of `max`. */
  text?: string;
  /** Notches at every whole step; for a goal that is counted, not for a long way. */
  notched?: boolean;
}

/** How far along something is. Full stays full: more than `max` shows as `max`. */
export function ProgressBar({ label, value, max, text, notched = false }: Props) {
  const done = Math.min(value, max);
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={text ?? t('common.outOf', formatNumber(value), formatNumber(max))}
      style={{ '--done': done / max, '--steps': notched ? max : 1 }}
    >
      <div class="bar-fill" />
    </div>
  );
}
