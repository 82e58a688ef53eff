import { Achievements } from '#components/progress/Achievements.tsx';
import { Totals } from '#components/progress/Totals.tsx';
import { Trends } from '#components/progress/Trends.tsx';
import { DaySettings } from '#components/settings/DaySettings.tsx';
import { GameSettings } from '#components/settings/GameSettings.tsx';
import { PointRules } from '#components/settings/PointRules.tsx';
import { SurpriseAudit } from '#components/settings/SurpriseAudit.tsx';
import { Heatmap } from '#components/today/Heatmap.tsx';
import { StatLine, Stats } from '#components/today/Stats.tsx';
import { Today } from '#components/today/Today.tsx';
import { WeekBars } from '#components/today/WeekBars.tsx';
import { WinList } from '#components/ui/WinList.tsx';
import { ACTIONS, later } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

/** What shows a ledger. */
export function StatePieces({ view }: { view: DashboardState }) {
  const { week, weekly, today, year, settings, earlierWins } = view;
  return (
    <>
      <Piece name="Today">
        <Today view={view} {...ACTIONS} />
        <StatLine {...view} />
      </Piece>
      <Piece name="Today, record only">
        <Today view={{ ...view, settings: { ...settings, game: false } }} {...ACTIONS} />
      </Piece>
      <Piece name="Week">
        <WeekBars week={week} weekly={weekly} today={today.day} target={today.dailyTarget} />
      </Piece>
      <Piece name="Numbers">
        <Stats {...view} />
      </Piece>
      <Piece name="Year">
        <Heatmap year={year} numbers onOpen={() => undefined} />
      </Piece>
      <Piece name="Trends and sums">
        <Trends {...view} />
        <Totals {...view} />
      </Piece>
      <Piece name="Achievements">
        <Achievements {...view} />
      </Piece>
      <Piece name="Wins, dated">
        <WinList label="Earlier" wins={earlierWins.slice(0, 6)} dated numbers={false} onUndo={later} />
      </Piece>
      <Piece name="Choices">
        <DaySettings view={view} onSettings={later} />
        <GameSettings view={view} onSettings={later} />
        <PointRules view={view} />
        <SurpriseAudit salts={{}} wins={view.todaysWins} />
      </Piece>
    </>
  );
}
