import { AskCard } from '#components/today/PromptCard.tsx';
import { Troubles } from '#components/today/SiteWarnings.tsx';
import { StatLine } from '#components/today/Stats.tsx';
import { Today } from '#components/today/Today.tsx';
import { Sliders } from '#components/ui/icons.tsx';
import { mountPage } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

mountPage((view, actions, warning) => (
  <>
    <main>
      <Today view={view} popup {...actions} />
      <AskCard view={view} {...actions} outside />
      <Troubles {...warning} />
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
