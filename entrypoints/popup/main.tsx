import { useEffect, useState } from 'preact/hooks';
import { Planning } from '#components/today/Planning.tsx';
import { StatLine } from '#components/today/Stats.tsx';
import { Today } from '#components/today/Today.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { OptionsLink } from '#components/ui/OptionsLink.tsx';
import { SiteWarnings } from '#components/ui/SiteWarnings.tsx';
import { SidebarButton } from '#entrypoints/popup/SidebarButton.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { FirstFrame } from '#utils/pages/first-frame.ts';
import type { SiteWarning } from '#utils/pages/ledger-client.ts';
import { mountPage, type PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';
import { HAS_SIDEBAR } from '#utils/platform/sidebar.ts';
import { unsavedTitle } from '#utils/storage/address-bar.ts';

const LedgerNotice = lazy(() => import('#components/ui/LedgerNotice.tsx').then((it) => it.LedgerNotice));

/** On few days something is asked. */
const PromptCard = lazy(() => import('#components/today/PromptCard.tsx').then((it) => it.PromptCard));

const ChallengeOffer = lazy(() => import('#components/today/Challenge.tsx').then((it) => it.ChallengeOffer));

/** Mostly there is no news, and nothing waits for it. */
const WhatsNew = lazy(() => import('#entrypoints/popup/WhatsNew.tsx').then((it) => it.WhatsNew));

/** Most people have no folder, or one that may be used. */
const FolderNotice = lazy(() => import('#entrypoints/popup/FolderNotice.tsx').then((it) => it.FolderNotice));

/** What was typed into the address bar and could not be saved. */
const unsaved = unsavedTitle.take();

interface Props {
  view: DashboardState;
  actions: PageActions;
  warning: SiteWarning;
  /** Whether it stands in the browser's sidebar. */
  inSidebar: boolean;
}

function Popup({ view, actions, warning, inSidebar }: Props) {
  const [typed, setTyped] = useState('');
  useEffect(() => void unsaved.then(setTyped), []);
  return (
    <>
      <main>
        <Today view={view} popup focused={!inSidebar} typed={typed} {...actions}>
          <Planning view={view} popup {...actions} />
        </Today>
        {view.plan.prompt ? (
          <PromptCard view={view} {...actions} outside />
        ) : (
          <ChallengeOffer view={view} {...actions} />
        )}
        <SiteWarnings {...warning} />
        <FolderNotice />
        <WhatsNew />
      </main>
      <footer>
        {view.settings.game ? <StatLine {...view} /> : <span />}
        <nav>
          {HAS_SIDEBAR && !inSidebar && <SidebarButton />}
          <a href="/newtab.html#/" target="_blank" rel="noopener">
            {t('popup.dashboard')}
          </a>
          <OptionsLink target="_blank" />
        </nav>
      </footer>
    </>
  );
}

/** Opens the popup. @param frame what its first frame was drawn from, and the next one's will be */
export const openPopup = (frame: FirstFrame): void => open(frame, false);

/** Opens the same in the sidebar, which takes no focus by itself. */
export const openSidebar = (frame: FirstFrame): void => open(frame, true);

function open(frame: FirstFrame, inSidebar: boolean): void {
  mountPage(
    (view, actions, warning) => (
      <Popup view={view} actions={actions} warning={warning} inSidebar={inSidebar} />
    ),
    (problem, isOld, onRetry) => <LedgerNotice problem={problem} isOld={isOld} onRetry={onRetry} />,
    frame,
  );
}
