import { type ComponentChildren, render } from 'preact';
import { DailyTarget, WorkingDays } from '#components/settings/DaySettings.tsx';
import { ProfileChoices } from '#components/settings/GameSettings.tsx';
import { RestoreLink } from '#components/settings/RestoreLink.tsx';
import { SiteAccess } from '#components/settings/SiteAccess.tsx';
import { Mark, SiteIcon } from '#components/ui/icons.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { ExampleWin } from '#entrypoints/welcome/ExampleWin.tsx';
import { FirstWin } from '#entrypoints/welcome/FirstWin.tsx';
import { checkCopy, takeCopy } from '#utils/pages/copies.ts';
import type { OptionsState } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/sites/registry.ts';

const LedgerNotice = lazy(() =>
  import('#components/ui/LedgerNotice.tsx').then(({ LedgerNotice }) => LedgerNotice),
);

function Page({ view, problem, retry, access, setSettings, requestPermission, undo }: OptionsState) {
  return (
    <>
      <header>
        <Mark />
        <span>Microwin</span>
      </header>
      <main>
        {problem && <LedgerNotice problem={problem} isOld={view !== undefined} onRetry={retry} />}
        <div class="opening">
          <h1>{t('welcome.title')}</h1>
          <p>{t('welcome.about')}</p>
          <ExampleWin />
          <p class="quiet">
            {t('welcome.defaults')} <a href="#first">{t('welcome.straight')}</a>
          </p>
          <RestoreLink onCheck={checkCopy} onTake={takeCopy} />
        </div>
        <Section id="sites" title={t('welcome.sites')}>
          <p>{t('welcome.sitesAre')}</p>
          <ul class="sites">
            {access.map((own) => (
              <li key={own.site}>
                <SiteIcon site={own.site} />
                <div>
                  <p>
                    <strong>{siteName(own.site)}</strong> {t(`welcome.${own.site}`)}
                  </p>
                  <SiteAccess access={own} onAllow={requestPermission} />
                </div>
              </li>
            ))}
          </ul>
          <p class="leaves">{t('welcome.leaves')}</p>
        </Section>
        {view && (
          <>
            <Section id="days" title={t('options.days')}>
              <div>
                <WorkingDays view={view} onSettings={setSettings} />
                <DailyTarget view={view} onSettings={setSettings} />
              </div>
            </Section>
            <Section id="feel" title={t('options.feel')}>
              <div>
                <ProfileChoices view={view} onSettings={setSettings} />
              </div>
            </Section>
            <Section id="first" title={t('welcome.first')}>
              <FirstWin view={view} onAdd={addWin} onUndo={undo} />
            </Section>
          </>
        )}
      </main>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

const addWin = async (title: string) =>
  (await import('#utils/pages/ledger-client.ts')).command('addWin', { title });

// What asks the ledger is loaded apart, so that the page's own script does not wait for it.
void import('#utils/pages/options-store.ts').then(({ followOptions }) =>
  followOptions((options) => render(<Page {...options} />, document.body)),
);
