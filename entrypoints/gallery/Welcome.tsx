import { later, nothing, VIEW, win } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { FirstWin } from '#entrypoints/welcome/FirstWin.tsx';
import { Picture } from '#entrypoints/welcome/Picture.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

const BEGUN: DashboardState = {
  ...VIEW,
  today: { ...VIEW.today, wins: 1, targetWins: 1 },
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
