import { render } from 'preact';
import { StatLine } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { type View, view } from '@/utils/game/view.ts';
import { cachedSnapshot, followSnapshot, today, undo } from '@/utils/window.ts';

function Popup({ view }: { view: View }) {
  return (
    <>
      <main>
        <Today view={view} onUndo={undo} />
      </main>
      <footer>
        <StatLine {...view} />
        <a href="/newtab.html" target="_blank" rel="noopener">
          Dashboard
        </a>
      </footer>
    </>
  );
}

let snapshot = cachedSnapshot();

function paint() {
  render(<Popup view={view(snapshot, today())} />, document.body);
}

paint();
followSnapshot((latest) => {
  snapshot = latest;
  paint();
});
// The day may have turned while nobody looked.
document.addEventListener('visibilitychange', paint);
