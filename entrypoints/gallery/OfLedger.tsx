import { Achievements } from '@/components/Achievements.tsx';
import { DayChoices } from '@/components/DayChoices.tsx';
import { FeelChoices } from '@/components/FeelChoices.tsx';
import { Heatmap } from '@/components/Heatmap.tsx';
import { RollCheck } from '@/components/RollCheck.tsx';
import { StatLine, Stats } from '@/components/Stats.tsx';
import { Sums } from '@/components/Sums.tsx';
import { Today } from '@/components/Today.tsx';
import { Trends } from '@/components/Trends.tsx';
import { WeekBars } from '@/components/WeekBars.tsx';
import { WinList } from '@/components/WinList.tsx';
import { Worth } from '@/components/Worth.tsx';
import type { View } from '@/utils/game/view.ts';
import { HAND, nothing } from './data.ts';
import { Piece } from './Piece.tsx';

/** What shows a ledger. */
export function OfLedger({ view }: { view: View }) {
  const { week, weekly, today, year, settings, earlierWins } = view;
  return (
    <>
      <Piece name="Today">
        <Today view={view} {...HAND} />
        <StatLine {...view} />
      </Piece>
      <Piece name="Today, record only">
        <Today view={{ ...view, settings: { ...settings, game: false } }} {...HAND} />
      </Piece>
      <Piece name="Week">
        <WeekBars week={week} weekly={weekly} today={today.day} target={today.aim} />
      </Piece>
      <Piece name="Numbers">
        <Stats {...view} />
      </Piece>
      <Piece name="Year">
        <Heatmap year={year} onOpen={nothing} />
      </Piece>
      <Piece name="Trends and sums">
        <Trends {...view} />
        <Sums {...view} />
      </Piece>
      <Piece name="Achievements">
        <Achievements {...view} />
      </Piece>
      <Piece name="Wins, dated">
        <WinList wins={earlierWins.slice(0, 6)} dated numbers={false} onUndo={nothing} />
      </Piece>
      <Piece name="Choices">
        <DayChoices view={view} onSay={nothing} />
        <FeelChoices view={view} onSay={nothing} />
        <Worth view={view} />
        <RollCheck lots={{}} wins={view.todaysWins} />
      </Piece>
    </>
  );
}
