import { AskCard } from '@/components/care/AskCard.tsx';
import { Sliders } from '@/components/icons.tsx';
import { StatLine } from '@/components/Stats.tsx';
import { Today } from '@/components/Today.tsx';
import { Troubles } from '@/components/Troubles.tsx';
import { t } from '@/utils/i18n.ts';
import { openWindow } from '@/utils/window.ts';

openWindow((view, hand, trouble) => (
  <>
    <main>
      <Today view={view} popup {...hand} />
      <AskCard view={view} {...hand} outside />
      <Troubles {...trouble} />
    </main>
    <footer>
      {view.settings.game ? <StatLine {...view} /> : <span />}
      <nav>
        <a href="/newtab.html#/" target="_blank" rel="noopener">
          {t('popup.dashboard')}
        </a>
        <a
          class="quiet-link"
          href="/options.html"
          target="_blank"
          rel="noopener"
          aria-label={t('common.options')}
          title={t('common.options')}
        >
          <Sliders />
        </a>
      </nav>
    </footer>
  </>
));
