import { PromptCard } from '#components/today/PromptCard.tsx';
import { StatLine } from '#components/today/Stats.tsx';
import { Today } from '#components/today/Today.tsx';
import { OptionsLink } from '#components/ui/OptionsLink.tsx';
import { SiteWarnings } from '#components/ui/SiteWarnings.tsx';
import { mountPage } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

mountPage((view, actions, warning) => (
  <>
    <main>
      <Today view={view} popup {...actions} />
      <PromptCard view={view} {...actions} outside />
      <SiteWarnings {...warning} />
    </main>
    <footer>
      {view.settings.game ? <StatLine {...view} /> : <span />}
      <nav>
        <a href="/newtab.html#/" target="_blank" rel="noopener">
          {t('popup.dashboard')}
        </a>
        <OptionsLink target="_blank" />
      </nav>
    </footer>
  </>
));
