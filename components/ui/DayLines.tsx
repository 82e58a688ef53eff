import { formatGain } from '#components/ui/format.ts';
import { dayPointLabel } from '#components/ui/point-labels.ts';
import type { DayLine } from '#utils/domain/views/breakdown.ts';
import { t } from '#utils/platform/i18n.ts';

/** What made a day's points, a line for each part. */
export function DayLines({ lines, sum }: { lines: readonly DayLine[]; sum?: number }) {
  return (
    <dl class="sum">
      {lines.map((line) => (
        <Row key={line.part} name={dayPointLabel(line)} points={line.points} />
      ))}
      {sum !== undefined && <Row name={t('dayLine.sum')} points={sum} />}
    </dl>
  );
}

function Row({ name, points }: { name: string; points: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatGain(points)}</dd>
    </div>
  );
}
