import { SiteAccess } from '#components/settings/SiteAccess.tsx';
import { SiteIcon } from '#components/ui/icons.tsx';
import type { OptionsState } from '#utils/pages/options-store.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteHome, siteName } from '#utils/sites/registry.ts';

/** The sites that are read: what counts there, and the way to each in a tab of its own, so that this page stays. */
export function Sites({ access, requestPermission }: Pick<OptionsState, 'access' | 'requestPermission'>) {
  return (
    <ul class="sites">
      {access.map((own) => (
        <li key={own.site}>
          <SiteIcon site={own.site} />
          <div>
            <strong>{siteName(own.site)}</strong> <span class="quiet">{t(`welcome.${own.site}`)}</span>
            {!own.allowed && (
              <SiteAccess
                access={own}
                onAllow={async (access) => {
                  const allowed = await requestPermission(access);
                  // All of this goes; the way to the site comes next.
                  if (allowed) document.getElementById(`open-${own.site}`)?.focus();
                  return allowed;
                }}
              />
            )}
          </div>
          <a id={`open-${own.site}`} class="button" href={siteHome(own.site)} target="_blank" rel="noopener">
            {t('common.openSite', siteName(own.site))}
          </a>
        </li>
      ))}
    </ul>
  );
}
