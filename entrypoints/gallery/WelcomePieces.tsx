import { later, VIEW, win } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { ExampleWin } from '#entrypoints/welcome/ExampleWin.tsx';
import { FirstWin } from '#entrypoints/welcome/FirstWin.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

const BEGUN: DashboardState = {
  ...VIEW,
  today: { ...VIEW.today, wins: 1, targetWins: 1 },
  todaysWins: [win({ id: '1', title: 'Call the landlord', site: '', kind: 'manual', url: '' })],
};

/** What stands on the first page only. */
export function WelcomePieces() {
  return (
    <>
      <Piece name="Picture of a win">
        <ExampleWin />
      </Piece>
      <Piece name="First win: none yet">
        <FirstWin view={VIEW} onAdd={later} onUndo={later} />
      </Piece>
      <Piece name="First win: done">
        <FirstWin view={BEGUN} onAdd={later} onUndo={later} />
      </Piece>
    </>
  );
}
