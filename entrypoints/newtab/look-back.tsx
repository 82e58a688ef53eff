import { LookBack as Page } from '@/components/reflect/LookBack.tsx';
import type { DayKey } from '@/utils/game/days.ts';
import type { View } from '@/utils/game/view.ts';
import { reflections, weekOf } from '@/utils/live.ts';
import type { Hand } from '@/utils/window.ts';

interface Props {
  view: View;
  week: DayKey | undefined;
  hand: Hand;
}

/** The page that looks back, with the ledger behind it. */
export function LookBack(props: Props) {
  return <Page {...props} onWeek={weekOf} onWritten={reflections} />;
}
