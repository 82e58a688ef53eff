import { useState } from 'preact/hooks';
import { TopRowSettings } from '#components/settings/TopRowSettings.tsx';
import { chosenPlace } from '#utils/pages/first-frame.ts';
import { changeTopRow, readTopRow, setDayCompact } from '#utils/pages/top-row.ts';
import { askToUse, giveBack } from '#utils/platform/row-permissions.ts';

/** What a new tab shows above today, and how much of today, as it is stored. */
export function NewTabRowSettings() {
  const [row, setRow] = useState(readTopRow);
  const [compact, setCompact] = useState(() => chosenPlace().compact);
  return (
    <TopRowSettings
      row={row}
      compact={compact}
      onChange={(part) => setRow(changeTopRow(part))}
      onCompact={(next) => {
        setDayCompact(next);
        setCompact(next);
      }}
      onAsk={askToUse}
      onGiveBack={giveBack}
    />
  );
}
