import { Sliders } from '@/components/icons.tsx';
import { StatLine } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { Troubles } from '@/components/Troubles.tsx';
import { openWindow } from '@/utils/window.ts';

openWindow((view, hand, trouble) => (
  <>
    <main>
      <Today view={view} {...hand} />
      <Troubles {...trouble} />
    </main>
    <footer>
      {view.settings.game ? <StatLine {...view} /> : <span />}
      <nav>
        <a href="/newtab.html#/" target="_blank" rel="noopener">
          Dashboard
        </a>
        <a
          class="quiet-link"
          href="/options.html"
          target="_blank"
          rel="noopener"
          aria-label="Options"
          title="Options"
        >
          <Sliders />
        </a>
      </nav>
    </footer>
  </>
));
