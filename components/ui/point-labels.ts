import { formatNumber } from '#components/ui/format.ts';
import { BASE_POINTS, DAILY_CAPS, type WinKind } from '#utils/domain/rules.ts';
import type { DayLine, PointBreakdownLine } from '#utils/domain/views/breakdown.ts';
import { t } from '#utils/platform/i18n.ts';

/** One part of a win's points in words. */
export function pointLabel(line: PointBreakdownLine): string {
  switch (line.part) {
    case 'base':
      return t(`did.${line.kind}`);
    case 'recorded':
      return recorded(line.kind);
    case 'batch':
      return t('line.batch', formatNumber(line.place));
    default:
      return t(`line.${line.part}`);
  }
}

/** Why something brings no points. */
function recorded(kind: WinKind): string {
  if (BASE_POINTS[kind] === 0) return t('line.worthless');
  return t(DAILY_CAPS[kind] ? 'line.capped' : 'line.recorded');
}

/** One part of a day's points in words. */
export function dayPointLabel({ part }: DayLine): string {
  return t(`dayLine.${part}`);
}
