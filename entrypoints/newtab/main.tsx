import { formatLongDay } from '@/components/format.ts';
import { Heatmap } from '@/components/Heatmap.tsx';
import { Mark, Sliders } from '@/components/icons.tsx';
import { Stats } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { WeekBars } from '@/components/WeekBars.tsx';
import { WinList } from '@/components/WinList.tsx';
import type { View } from '@/utils/game/view.ts';
import { openWindow } from '@/utils/window.ts';

function NewTab({ view, onUndo }: { view: View; onUndo: (id: string) => void }) {
  const { day, target } = view.today;
  return (
    <>
      <header>
        <Mark />
        <span>Microwin</span>
        <time dateTime={day}>{formatLongDay(day)}</time>
        <a class="quiet-link" href="/options.html" aria-label="Options" title="Options">
          <Sliders />
        </a>
      </header>
      <main>
        <div class="card today">
          <Today view={view} onUndo={onUndo} />
        </div>
        <section class="card this-week" aria-labelledby="this-week">
          <h2 id="this-week">This week</h2>
          <WeekBars week={view.week} today={day} target={target} />
        </section>
        <section class="card numbers" aria-label="Streak, level and points">
          <Stats {...view} />
        </section>
        <section class="card the-year" aria-labelledby="the-year">
          <h2 id="the-year">The last year</h2>
          <Heatmap year={view.year} />
        </section>
        {view.earlierWins.length > 0 && (
          <section class="card earlier" aria-labelledby="earlier">
            <h2 id="earlier">Earlier wins</h2>
            <WinList wins={view.earlierWins} dated onUndo={onUndo} />
          </section>
        )}
      </main>
    </>
  );
}

openWindow((view, onUndo) => <NewTab view={view} onUndo={onUndo} />);
