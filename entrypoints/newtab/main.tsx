import { useEffect, useState } from 'preact/hooks';
import { formatLongDay } from '@/components/format.ts';
import { Heatmap } from '@/components/Heatmap.tsx';
import { Mark, Sliders } from '@/components/icons.tsx';
import type { LongView } from '@/components/LongView.tsx';
import { Stats } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { WeekBars } from '@/components/WeekBars.tsx';
import { WinList } from '@/components/WinList.tsx';
import type { View } from '@/utils/game/view.ts';
import { openUnlessKept } from '@/utils/newtab.ts';
import { type Hand, openWindow } from '@/utils/window.ts';

function NewTab({ view, hand }: { view: View; hand: Hand }) {
  const { today, settings } = view;
  return (
    <>
      <header>
        <Mark />
        <span>Microwin</span>
        <time dateTime={today.day}>{formatLongDay(today.day)}</time>
        <a class="quiet-link" href="/options.html" aria-label="Options" title="Options">
          <Sliders />
        </a>
      </header>
      <main>
        <div class="card today">
          <Today view={view} {...hand} />
        </div>
        {settings.game && <Game {...view} />}
        {view.earlierWins.length > 0 && (
          <section class="card earlier" aria-labelledby="earlier">
            <h2 id="earlier">Earlier wins</h2>
            <WinList
              wins={view.earlierWins}
              dated
              numbers={settings.game && settings.numbers}
              onUndo={hand.onUndo}
            />
          </section>
        )}
      </main>
    </>
  );
}

/** Everything that is not the log itself. */
function Game(view: View) {
  const { week, weekly, today, year } = view;
  return (
    <>
      <section class="card this-week" aria-labelledby="this-week">
        <h2 id="this-week">This week</h2>
        <WeekBars week={week} weekly={weekly} today={today.day} target={today.aim} />
      </section>
      <section class="card numbers" aria-label="Consistency, streak, level and points">
        <Stats {...view} />
      </section>
      <section class="card the-year" aria-labelledby="the-year">
        <h2 id="the-year">The last year</h2>
        <Heatmap year={year} />
      </section>
      <Further {...view} />
    </>
  );
}

/** Loaded apart: it lies below the first screen, which need not wait for it. */
function Further(view: View) {
  const [Loaded, setLoaded] = useState<typeof LongView>();
  useEffect(
    () => void import('@/components/LongView.tsx').then(({ LongView }) => setLoaded(() => LongView)),
    [],
  );
  return Loaded ? <Loaded {...view} /> : null;
}

openUnlessKept(() => openWindow((view, hand) => <NewTab view={view} hand={hand} />));
