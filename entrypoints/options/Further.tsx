import { useEffect } from 'preact/hooks';
import { RestCard } from '@/components/care/RestCard.tsx';
import { FeelChoices } from '@/components/FeelChoices.tsx';
import { ForgetAll } from '@/components/ForgetAll.tsx';
import { NewTabChoice } from '@/components/NewTabChoice.tsx';
import { SaveCopy } from '@/components/SaveCopy.tsx';
import { Setting } from '@/components/Setting.tsx';
import { Why } from '@/components/Why.tsx';
import { Worth } from '@/components/Worth.tsx';
import { forgetAll, saveCopy } from '@/utils/data.ts';
import { t } from '@/utils/i18n.ts';
import type { Options } from '@/utils/options.ts';
import { Group } from './Group.tsx';
import { Sites } from './Sites.tsx';

/** All groups below the first, which the page need not wait for. */
export function Further(options: Options) {
  const { view, say, tell, undo, ownPage, keepOwn } = options;
  // An address that leads into one of these could not, before they were there.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <>
      <Group id="feel" title={t('options.feel')} about={t('options.feelIs')}>
        <div class="card">
          <FeelChoices view={view} onSay={say} />
        </div>
      </Group>
      <Group id="rest" title={t('care.title')} about={t('care.restIs')}>
        <div class="card">
          <RestCard view={view} onTell={tell} onUndo={undo} />
          <Why of="rest" />
        </div>
      </Group>
      <Group id="worth" title={t('options.worth')} about={t('options.worthIs')}>
        <div class="card">
          <Worth view={view} />
        </div>
      </Group>
      <Group id="sites" title={t('options.sites')} about={t('options.sitesIs')}>
        <Sites {...options} />
      </Group>
      <Group id="newtab" title={t('options.newtab')} about={t('options.newtabIs')}>
        <div class="card">
          {import.meta.env.FIREFOX ? (
            <p>{t('ownPage.firefox')}</p>
          ) : (
            <NewTabChoice ownPage={ownPage} onChange={keepOwn} />
          )}
        </div>
      </Group>
      <Group id="data" title={t('options.data')} about={t('options.dataIs')}>
        <div class="card">
          <Setting name={t('data.copy')}>
            <div class="stack">
              <p>{t('data.copyIs')}</p>
              <SaveCopy onSave={saveCopy} />
            </div>
          </Setting>
          <Setting name={t('forget.title')}>
            <div class="stack">
              <ForgetAll onSave={saveCopy} onForget={forgetAll} />
            </div>
          </Setting>
        </div>
      </Group>
    </>
  );
}
