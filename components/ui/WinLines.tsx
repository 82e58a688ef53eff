import { formatGain } from '#components/ui/format.ts';
import { pointLabel } from '#components/ui/point-labels.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { explainWin } from '#utils/domain/views/breakdown.ts';

/** What made a win's points, a line for each part. */
export function WinLines({ win, ...props }: { win: Win; class?: string }) {
  return (
    <dl {...props}>
      {explainWin(win).map((line) => (
        <div key={line.part}>
          <dt>{pointLabel(line)}</dt>
          <dd>{formatGain(line.points)}</dd>
        </div>
      ))}
    </dl>
  );
}
