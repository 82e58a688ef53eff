import type { ComponentChildren } from 'preact';
import { KindChoices } from '#components/settings/CountedKinds.tsx';
import { HostChoices } from '#components/settings/CustomHosts.tsx';
import { PlaceChoices } from '#components/settings/DoneLists.tsx';
import { DatabaseChoices } from '#components/settings/NotionDatabases.tsx';
import { SiteAccess } from '#components/settings/SiteAccess.tsx';
import { SiteHealth } from '#components/settings/SiteHealth.tsx';
import { SiteIcon } from '#components/ui/icons.tsx';
import { NameList } from '#components/ui/NameList.tsx';
import { Part } from '#entrypoints/options/Group.tsx';
import { reportOf } from '#utils/pages/ledger-client.ts';
import type { Options } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/platform/labels.ts';
import type { SiteId } from '#utils/sites/types.ts';
import { DEFAULT_CHOICES } from '#utils/storage/detection-settings.ts';

/** Each site with all that can be known and chosen of it, then the addresses that the person added. */
export function Sites(options: Options) {
  const { choices, lists, questions, hosts, choose, answer, addHost, removeHost } = options;
  return (
    <>
      <Site site="trello" {...options}>
        <Part name={t('options.lists')} hint={t('options.listsAre')}>
          {lists.length > 0 ? (
            <PlaceChoices
              places={lists}
              chosen={choices.doneLists}
              onChange={(doneLists) => choose({ doneLists })}
            />
          ) : (
            <p class="empty">{t('options.noLists')}</p>
          )}
        </Part>
      </Site>
      <Site site="github" {...options}>
        <Part name={t('options.columns')} hint={t('options.columnsAre')}>
          <NameList
            label={t('options.columns')}
            names={choices.doneColumns}
            defaults={DEFAULT_CHOICES.doneColumns}
            onChange={(doneColumns) => choose({ doneColumns })}
          />
        </Part>
      </Site>
      <Site site="notion" {...options}>
        <Part name={t('options.names')} hint={t('options.namesAre')}>
          <NameList
            label={t('options.names')}
            names={choices.doneNames}
            defaults={DEFAULT_CHOICES.doneNames}
            onChange={(doneNames) => choose({ doneNames })}
          />
        </Part>
        <Part name={t('options.databases')} hint={t('options.databasesAre')}>
          {choices.databases.length + questions.length > 0 ? (
            <DatabaseChoices databases={choices.databases} questions={questions} onAnswer={answer} />
          ) : (
            <p class="empty">{t('options.noDatabases')}</p>
          )}
        </Part>
      </Site>
      <section class="card" aria-labelledby="hosts">
        <h3 id="hosts">{t('options.hosts')}</h3>
        <p class="quiet">{t('options.hostsAre')}</p>
        <HostChoices hosts={hosts} onAdd={addHost} onRemove={removeHost} />
      </section>
    </>
  );
}

interface SiteProps extends Options {
  site: SiteId;
  /** What else can be chosen there. */
  children: ComponentChildren;
}

function Site({ site, access, health, choices, allow, choose, children }: SiteProps) {
  const own = access.find((other) => other.site === site);
  const record = health[site];
  return (
    <section class="card site" aria-labelledby={`${site}-name`}>
      <h3 id={`${site}-name`} class="site-name">
        <SiteIcon site={site} />
        {siteName(site)}
      </h3>
      <Part name={t('access.title')}>{own && <SiteAccess access={own} onAllow={allow} />}</Part>
      <Part name={t('health.title')}>
        <SiteHealth site={site} health={record} report={reportOf(record ? { [site]: record } : {})} />
      </Part>
      <Part name={t('options.kinds')} hint={t('options.kindsAre')}>
        <KindChoices site={site} ignored={choices.ignored} onChange={(ignored) => choose({ ignored })} />
      </Part>
      {children}
    </section>
  );
}
