import { render } from 'preact';
import { About } from '#components/settings/About.tsx';
import { DaySettings } from '#components/settings/DaySettings.tsx';
import { Mark } from '#components/ui/icons.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { SkipLink } from '#components/ui/SkipLink.tsx';
import { Group } from '#entrypoints/options/Group.tsx';
import { TableOfContents } from '#entrypoints/options/TableOfContents.tsx';
import { followOptions, type OptionsState } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { REPLACES_NEW_TAB } from '#utils/platform/new-tab.ts';
import { QUICK_WIN } from '#utils/platform/shortcuts.ts';

const GROUPS = [
  ['days', t('options.days')],
  ['feel', t('options.feel')],
  ['rest', t('prompts.title')],
  ['worth', t('options.worth')],
  ['sites', t('options.sites')],
  ...(REPLACES_NEW_TAB ? [['newtab', t('options.newtab')] as const] : []),
  ['data', t('options.data')],
] as const;

/** Loaded when something is wrong, which is seldom. */
const LedgerNotice = lazy(() => import('#components/ui/LedgerNotice.tsx').then((it) => it.LedgerNotice));

/** Everything below the first screen, which does not wait for it. */
const LazySections = lazy(() =>
  import('#entrypoints/options/LazySections.tsx').then((it) => it.LazySections),
);

function Page(options: OptionsState) {
  const { view, problem, retry } = options;
  return (
    <>
      <header>
        <SkipLink />
        <Mark />
        <a href="/newtab.html#/">Microwin</a>
      </header>
      <TableOfContents groups={GROUPS} />
      <main>
        <h1 tabIndex={-1}>{t('common.options')}</h1>
        {problem && <LedgerNotice problem={problem} isOld={view !== undefined} onRetry={retry} />}
        <Group id="days" title={t('options.days')} about={t('options.daysAre')}>
          {view && (
            <div class="card">
              <DaySettings view={view} onSettings={options.setSettings} />
            </div>
          )}
          <p class="quiet">{t('quick.anywhere', QUICK_WIN.keys, QUICK_WIN.keyword)}</p>
        </Group>
        <LazySections {...options} />
      </main>
      <About />
    </>
  );
}

followOptions((options) => render(<Page {...options} />, document.body));
