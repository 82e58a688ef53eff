import { render } from 'preact';
import { DailyTarget, WorkingDays } from '#components/settings/DaySettings.tsx';
import { ProfileChoices } from '#components/settings/GameSettings.tsx';
import { RestoreLink } from '#components/settings/RestoreLink.tsx';
import { Mark } from '#components/ui/icons.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { FirstWin } from '#entrypoints/welcome/FirstWin.tsx';
import { Sites } from '#entrypoints/welcome/Sites.tsx';
import { checkCopy, takeCopy } from '#utils/pages/copies.ts';
import type { OptionsState } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { REPLACES_NEW_TAB } from '#utils/platform/new-tab.ts';

const LedgerNotice = lazy(() => import('#components/ui/LedgerNotice.tsx').then((it) => it.LedgerNotice));

function Page(options: OptionsState) {
  const { view, problem, retry, setSettings, undo } = options;
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
        </div>
        {view && (
          <section class="card" aria-labelledby="first-title">
            <h2 id="first-title">{t('welcome.first')}</h2>
            <FirstWin view={view} onAdd={addWin} onUndo={undo}>
              <Sites {...options} />
            </FirstWin>
          </section>
        )}
        <p class="leaves">{t('welcome.leaves')}</p>
        {view && (
          <details class="card">
            <summary>{t('welcome.choices')}</summary>
            <WorkingDays view={view} onSettings={setSettings} />
            <DailyTarget view={view} onSettings={setSettings} />
            <ProfileChoices view={view} onSettings={setSettings} />
          </details>
        )}
        <NextSteps />
        <RestoreLink onCheck={checkCopy} onTake={takeCopy} />
      </main>
    </>
  );
}

/** What will meet the person outside of this page. */
function NextSteps() {
  return (
    <ul class="next">
      <li>{import.meta.env.FIREFOX ? t('welcome.pinFirefox') : t('welcome.pin')}</li>
      {REPLACES_NEW_TAB && <li>{t('welcome.newtab')}</li>}
      {REPLACES_NEW_TAB && !import.meta.env.FIREFOX && <li>{t('welcome.changeBack')}</li>}
    </ul>
  );
}

const addWin = async (title: string) =>
  (await import('#utils/pages/ledger-client.ts')).command('addWin', { title });

// What asks the ledger is loaded apart, so that the page's own script does not wait for it.
void import('#utils/pages/options-store.ts').then(({ followOptions }) =>
  followOptions((options) => render(<Page {...options} />, document.body)),
);
