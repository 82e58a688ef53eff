import type { View } from '@/utils/game/view.ts';
import { FirstWin } from '../welcome/FirstWin.tsx';
import { Picture } from '../welcome/Picture.tsx';
import { later, nothing, VIEW, win } from './data.ts';
import { Piece } from './Piece.tsx';

const BEGUN: View = {
  ...VIEW,
  today: { ...VIEW.today, wins: 1, goalWins: 1 },
  todaysWins: [win({ id: '1', title: 'Call the landlord', site: '', kind: 'manual', url: '' })],
};

/** What stands on the first page only. */
export function Welcome() {
  return (
    <>
      <Piece name="Picture of a win">
        <Picture />
      </Piece>
      <Piece name="First win: none yet">
        <FirstWin view={VIEW} onAdd={later} onUndo={nothing} />
      </Piece>
      <Piece name="First win: done">
        <FirstWin view={BEGUN} onAdd={later} onUndo={nothing} />
      </Piece>
    </>
  );
}
