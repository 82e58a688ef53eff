import type { ComponentChildren } from 'preact';
import { CountedKinds } from '#components/settings/CountedKinds.tsx';
import { CustomHosts } from '#components/settings/CustomHosts.tsx';
import { DoneLists } from '#components/settings/DoneLists.tsx';
import { NotionDatabases } from '#components/settings/NotionDatabases.tsx';
import { SiteAccess } from '#components/settings/SiteAccess.tsx';
import { SiteStatus } from '#components/settings/SiteStatus.tsx';
import { SiteIcon } from '#components/ui/icons.tsx';
import { NameList } from '#components/ui/NameList.tsx';
import { ChoicePart, Part } from '#entrypoints/options/Group.tsx';
import { healthReport } from '#utils/pages/ledger-client.ts';
import type { OptionsState } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { DEFAULT_DONE_NAMES } from '#utils/sites/done-names.ts';
import { isDegraded } from '#utils/sites/health.ts';
import { SITE_IDS, siteName } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';
import { DEFAULT_DETECTION_SETTINGS } from '#utils/storage/detection-settings.ts';

/** Each site with all that can be known and chosen of it, then the addresses that the person added. */
export function Sites(options: OptionsState) {
  return (
    <>
      {SITE_IDS.map((site) => (
        <Site key={site} site={site} {...options}>
          {CHOICES[site]?.(options)}
        </Site>
      ))}
      <section class="card" aria-labelledby="hosts">
        <h3 id="hosts">{t('options.hosts')}</h3>
        <p class="quiet">{t('options.hostsAre')}</p>
        <CustomHosts hosts={options.hosts} onAdd={options.addHost} onRemove={options.removeHost} />
      </section>
    </>
  );
}

/** What a person says about how they work at one site only. */
const CHOICES: Partial<Record<SiteId, (options: OptionsState) => ComponentChildren>> = {
  trello: ({ detection, lists, setDetection }) => (
    <ChoicePart name={t('options.lists')} hint={t('options.listsAre')}>
      {(save) =>
        lists.length > 0 ? (
          <DoneLists
            lists={lists}
            chosen={detection.doneLists}
            onChange={(doneLists) => void save(() => setDetection({ doneLists }))}
          />
        ) : (
          <p class="empty">{t('options.noLists')}</p>
        )
      }
    </ChoicePart>
  ),
  github: ({ detection, setDetection }) => (
    <ChoicePart name={t('options.columns')} hint={t('options.columnsAre')}>
      {(save) => (
        <NameList
          label={t('options.columns')}
          names={detection.doneColumns}
          defaults={DEFAULT_DETECTION_SETTINGS.doneColumns}
          onChange={(doneColumns) => save(() => setDetection({ doneColumns }))}
        />
      )}
    </ChoicePart>
  ),
  notion: ({ detection, questions, setDetection, answerDatabase }) => (
    <>
      <ChoicePart name={t('options.names')} hint={t('options.namesAre')}>
        {(save) => (
          <NameList
            label={t('options.names')}
            names={detection.doneNames ?? DEFAULT_DONE_NAMES}
            defaults={DEFAULT_DONE_NAMES}
            onChange={(doneNames) => save(() => setDetection({ doneNames }))}
          />
        )}
      </ChoicePart>
      <ChoicePart name={t('options.databases')} hint={t('options.databasesAre')}>
        {(save) =>
          detection.databases.length + questions.length > 0 ? (
            <NotionDatabases
              databases={detection.databases}
              questions={questions}
              onAnswer={(database, counts) => void save(() => answerDatabase(database, counts))}
            />
          ) : (
            <p class="empty">{t('options.noDatabases')}</p>
          )
        }
      </ChoicePart>
    </>
  ),
};

interface SiteProps extends OptionsState {
  site: SiteId;
  /** What else can be chosen there. */
  children: ComponentChildren;
}

function Site({ site, access, health, detection, requestPermission, setDetection, children }: SiteProps) {
  const own = access.find((other) => other.site === site);
  const record = health[site];
  return (
    <section class="card site" aria-labelledby={`${site}-name`}>
      <h3 id={`${site}-name`} class="site-name">
        <SiteIcon site={site} />
        {siteName(site)}
      </h3>
      <Part name={t('access.title')}>{own && <SiteAccess access={own} onAllow={requestPermission} />}</Part>
      <Part name={t('health.title')}>
        <SiteStatus
          site={site}
          seenAt={Math.max(record?.gestureAt ?? 0, record?.requestAt ?? 0)}
          degraded={record !== undefined && isDegraded(record)}
          report={healthReport(record ? { [site]: record } : {})}
        />
      </Part>
      <ChoicePart name={t('options.kinds')} hint={t('options.kindsAre')}>
        {(save) => (
          <CountedKinds
            site={site}
            ignored={detection.ignored}
            onChange={(ignored) => void save(() => setDetection({ ignored }))}
          />
        )}
      </ChoicePart>
      {children}
    </section>
  );
}
