import type { ComponentChildren } from 'preact';
import { SiteIcon } from '#components/ui/icons.tsx';
import { t } from '#utils/platform/i18n.ts';
import { SITE_IDS, siteHome, siteName } from '#utils/sites/registry.ts';

/** Stands in for a list without wins: the sites that are read, each a click away, and what to do next. */
export function EmptyState({ children, target }: { children: ComponentChildren; target?: '_blank' }) {
  return (
    <div class="empty-state">
      <p>
        {SITE_IDS.map((site) => (
          <a
            key={site}
            href={siteHome(site)}
            title={siteName(site)}
            aria-label={t('common.openSite', siteName(site))}
            {...(target && { target, rel: 'noopener' })}
          >
            <SiteIcon site={site} />
          </a>
        ))}
      </p>
      {children}
    </div>
  );
}
