import { useEffect } from 'preact/hooks';
import { CheckLog } from '#components/settings/CheckLog.tsx';
import { DeleteData } from '#components/settings/DeleteData.tsx';
import type { Erasable } from '#components/settings/EraseWins.tsx';
import { ExportData } from '#components/settings/ExportData.tsx';
import { GameSettings } from '#components/settings/GameSettings.tsx';
import { NewTabSetting } from '#components/settings/NewTabSetting.tsx';
import { PointRules } from '#components/settings/PointRules.tsx';
import { RestCard } from '#components/settings/RestCard.tsx';
import { Setting } from '#components/settings/Setting.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { Rationale } from '#components/ui/Rationale.tsx';
import { Group } from '#entrypoints/options/Group.tsx';
import { Sites } from '#entrypoints/options/Sites.tsx';
import { bringIn, checkCopy, saveCopy, takeCopy } from '#utils/pages/copies.ts';
import { deleteData } from '#utils/pages/delete-data.ts';
import { command } from '#utils/pages/ledger-client.ts';
import type { OptionsState } from '#utils/pages/options-store.ts';
import type { fetchSpan as FetchSpan } from '#utils/pages/take-away.ts';
import { download } from '#utils/platform/download.ts';
import { t } from '#utils/platform/i18n.ts';
import { REPLACES_NEW_TAB } from '#utils/platform/new-tab.ts';

/** What few people ever look for, and what reads files: loaded apart from the rest. */
const TakeAway = lazy(() => import('#components/settings/TakeAway.tsx').then((it) => it.TakeAway));
const NewTabRowSettings = lazy(() =>
  import('#entrypoints/options/top-row.tsx').then((it) => it.NewTabRowSettings),
);
const EraseWins = lazy(() => import('#components/settings/EraseWins.tsx').then((it) => it.EraseWins));
const BringIn = lazy(() => import('#components/settings/BringIn.tsx').then((it) => it.BringIn));
const Folder = lazy(async () => {
  const [{ Folder }, { folder }, { monthlyCopy: copy }] = await Promise.all([
    import('#components/settings/Folder.tsx'),
    import('#utils/pages/folder.ts'),
    import('#utils/pages/monthly-copy.ts'),
  ]);
  return () => <Folder {...folder} copy={copy} />;
});
const RestoreCopy = lazy(() => import('#components/settings/RestoreCopy.tsx').then((it) => it.RestoreCopy));

const fetchSpan = async (...about: Parameters<typeof FetchSpan>) =>
  (await import('#utils/pages/take-away.ts')).fetchSpan(...about);
const eraseWins = (site: Erasable | undefined) => command('eraseWins', { ...(site && { site }) });

/** All groups below the first, which the page need not wait for. Without the ledger there is nothing to set by it. */
export function LazySections(options: OptionsState) {
  const { view, setSettings, recordPlan, undo, keepsBrowserNewTab, setKeepsBrowserNewTab } = options;
  // An address that leads into one of these could not, before they were there.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <>
      {view && (
        <>
          <Group id="feel" title={t('options.feel')} about={t('options.feelIs')}>
            <div class="card">
              <GameSettings view={view} onSettings={setSettings} />
            </div>
          </Group>
          <Group id="rest" title={t('prompts.title')} about={t('prompts.restIs')}>
            <div class="card">
              <RestCard view={view} onPlan={recordPlan} onUndo={undo} />
              <Rationale of="rest" />
            </div>
          </Group>
          <Group id="worth" title={t('options.worth')} about={t('options.worthIs')}>
            <div class="card">
              <PointRules view={view} />
            </div>
          </Group>
        </>
      )}
      <Group id="sites" title={t('options.sites')} about={t('options.sitesIs')}>
        <Sites {...options} />
      </Group>
      {REPLACES_NEW_TAB && (
        <Group id="newtab" title={t('options.newtab')} about={t('options.newtabIs')}>
          <div class="card">
            {import.meta.env.FIREFOX ? (
              <p>{t('ownPage.firefox')}</p>
            ) : (
              <NewTabSetting ownPage={keepsBrowserNewTab} onChange={setKeepsBrowserNewTab} />
            )}
            <NewTabRowSettings />
          </div>
        </Group>
      )}
      <Group id="data" title={t('options.data')} about={t('options.dataIs')}>
        <div class="card">
          <Setting name={t('data.copy')}>
            <div class="stack">
              <p>{t('data.copyIs')}</p>
              <ExportData onSave={saveCopy} />
            </div>
          </Setting>
          <Setting name={t('folder.title')}>
            <div class="stack">
              <p>{t('folder.about')}</p>
              <Folder />
            </div>
          </Setting>
          <Setting name={t('restore.title')}>
            <div class="stack">
              <p>{t('restore.about')}</p>
              <RestoreCopy onCheck={checkCopy} onTake={takeCopy} />
            </div>
          </Setting>
          {view && (
            <Setting name={t('past.bringIn')}>
              <div class="stack">
                <p>{t('past.about')}</p>
                <BringIn {...bringIn} />
              </div>
            </Setting>
          )}
          {view && (
            <Setting name={t('take.title')}>
              <div class="stack">
                <p>{t('take.about')}</p>
                <TakeAway view={view} onFetch={fetchSpan} onSave={download} />
              </div>
            </Setting>
          )}
          <Setting name={t('data.log')}>
            <div class="stack">
              <p>{t('data.logIs')}</p>
              <CheckLog onCheck={() => command('checkLog', {})} />
            </div>
          </Setting>
          {view && (
            <Setting name={t('erase.title')}>
              <div class="stack">
                <p>{t('erase.about')}</p>
                <EraseWins hasPast={view.pastDays > 0} onErase={eraseWins} />
              </div>
            </Setting>
          )}
          <Setting name={t('forget.title')}>
            <div class="stack">
              <DeleteData onSave={saveCopy} onForget={deleteData} />
            </div>
          </Setting>
        </div>
      </Group>
    </>
  );
}
