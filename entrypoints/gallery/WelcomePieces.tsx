import { later, VIEW, win } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { FirstWin } from '#entrypoints/welcome/FirstWin.tsx';
import { Sites } from '#entrypoints/welcome/Sites.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { SITES } from '#utils/sites/registry.ts';

const ACCESS = SITES.map(({ id, matches }) => ({ site: id, patterns: matches, allowed: id !== 'notion' }));

const BEGUN: DashboardState = {
  ...VIEW,
  today: { ...VIEW.today, wins: 1, targetWins: 1 },
  todaysWins: [win({ id: '1', title: 'Call the landlord', site: '', kind: 'manual', url: '' })],
};

/** What stands on the first page only. */
export function WelcomePieces() {
  return (
    <>
      <Piece name="First win: none yet">
        <FirstWin view={VIEW} onAdd={later} onUndo={later}>
          <Sites access={ACCESS} requestPermission={async () => false} />
        </FirstWin>
      </Piece>
      <Piece name="First win: done">
        <FirstWin view={BEGUN} onAdd={later} onUndo={later}>
          <Sites access={ACCESS} requestPermission={async () => false} />
        </FirstWin>
      </Piece>
    </>
  );
}
