import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DayChoices } from '#components/settings/DaySettings.tsx';
import { Mark } from '#components/ui/icons.tsx';
import { Contents } from '#entrypoints/options/Contents.tsx';
import type { Further } from '#entrypoints/options/Further.tsx';
import { Group } from '#entrypoints/options/Group.tsx';
import { followOptions, type OptionsState } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { QUICK_WIN } from '#utils/platform/shortcuts.ts';

const GROUPS = [
  ['days', t('options.days')],
  ['feel', t('options.feel')],
  ['rest', t('prompts.title')],
  ['worth', t('options.worth')],
  ['sites', t('options.sites')],
  ['newtab', t('options.newtab')],
  ['data', t('options.data')],
] as const;

function Page(options: OptionsState) {
  return (
    <>
      <header>
        <Mark />
        <a href="/newtab.html#/">Microwin</a>
      </header>
      <Contents groups={GROUPS} />
      <main>
        <h1>{t('common.options')}</h1>
        <Group id="days" title={t('options.days')} about={t('options.daysAre')}>
          <div class="card">
            <DayChoices view={options.view} onSettings={options.setSettings} />
          </div>
          <p class="quiet">
            <a href="/newtab.html#/habits">{t('habits.change')}</a>
          </p>
          <p class="quiet">{t('quick.anywhere', QUICK_WIN.keys, QUICK_WIN.keyword)}</p>
        </Group>
        <Later {...options} />
      </main>
    </>
  );
}

/** Loaded apart: it lies below the first screen, which need not wait for it. */
function Later(options: OptionsState) {
  const [Loaded, setLoaded] = useState<typeof Further>();
  useEffect(
    () => void import('#entrypoints/options/Further.tsx').then(({ Further }) => setLoaded(() => Further)),
    [],
  );
  return Loaded ? <Loaded {...options} /> : null;
}

followOptions((options) => render(<Page {...options} />, document.body));
