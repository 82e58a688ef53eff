import { StatLine } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { openWindow } from '@/utils/window.ts';

openWindow((view, onUndo) => (
  <>
    <main>
      <Today view={view} onUndo={onUndo} />
    </main>
    <footer>
      <StatLine {...view} />
      <a href="/newtab.html" target="_blank" rel="noopener">
        Dashboard
      </a>
    </footer>
  </>
));
