import { useEffect } from 'preact/hooks';
import { CheckLog } from '#components/settings/CheckLog.tsx';
import { DeleteData } from '#components/settings/DeleteData.tsx';
import { ExportData } from '#components/settings/ExportData.tsx';
import { GameSettings } from '#components/settings/GameSettings.tsx';
import { NewTabSetting } from '#components/settings/NewTabSetting.tsx';
import { PointRules } from '#components/settings/PointRules.tsx';
import { Setting } from '#components/settings/Setting.tsx';
import { Rationale } from '#components/ui/Rationale.tsx';
import { RestCard } from '#components/ui/RestCard.tsx';
import { Group } from '#entrypoints/options/Group.tsx';
import { Sites } from '#entrypoints/options/Sites.tsx';
import { deleteData, exportData } from '#utils/pages/export.ts';
import { command } from '#utils/pages/ledger-client.ts';
import type { OptionsState } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { REPLACES_NEW_TAB } from '#utils/platform/new-tab.ts';

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
          </div>
        </Group>
      )}
      <Group id="data" title={t('options.data')} about={t('options.dataIs')}>
        <div class="card">
          <Setting name={t('data.copy')}>
            <div class="stack">
              <p>{t('data.copyIs')}</p>
              <ExportData onSave={exportData} />
            </div>
          </Setting>
          <Setting name={t('data.log')}>
            <div class="stack">
              <p>{t('data.logIs')}</p>
              <CheckLog onCheck={() => command('checkLog', {})} />
            </div>
          </Setting>
          <Setting name={t('forget.title')}>
            <div class="stack">
              <DeleteData onSave={exportData} onForget={deleteData} />
            </div>
          </Setting>
        </div>
      </Group>
    </>
  );
}
