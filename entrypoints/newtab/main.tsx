import { render } from 'preact';
import { formatLongDay } from '@/components/format.ts';
import { Heatmap } from '@/components/Heatmap.tsx';
import { Mark } from '@/components/icons.tsx';
import { Stats } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { WeekBars } from '@/components/WeekBars.tsx';
import { WinList } from '@/components/WinList.tsx';
import { type View, view } from '@/utils/game/view.ts';
import { cachedSnapshot, followSnapshot, today, undo } from '@/utils/window.ts';

function NewTab({ view }: { view: View }) {
  const { day, target } = view.today;
  return (
    <>
      <header>
        <Mark />
        <span>Microwin</span>
        <time dateTime={day}>{formatLongDay(day)}</time>
      </header>
      <main>
        <div class="card today">
          <Today view={view} onUndo={undo} />
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
            <WinList wins={view.earlierWins} dated onUndo={undo} />
          </section>
        )}
      </main>
    </>
  );
}

let snapshot = cachedSnapshot();

function paint() {
  render(<NewTab view={view(snapshot, today())} />, document.body);
}

paint();
followSnapshot((latest) => {
  snapshot = latest;
  paint();
});
// The day may have turned while nobody looked.
document.addEventListener('visibilitychange', paint);
