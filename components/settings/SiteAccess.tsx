import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatList } from '#components/ui/format.ts';
import type { SitePermission } from '#utils/pages/site-permissions.ts';
import { t } from '#utils/platform/i18n.ts';
import { hostOf } from '#utils/sites/hosts.ts';
import { siteName } from '#utils/sites/registry.ts';

interface Props {
  access: SitePermission;
  /** Resolves with whether the person allowed it. Called right in the click: only then may the browser ask them. */
  onAllow: (access: SitePermission) => Promise<boolean>;
}

/** Whether the browser lets Microwin read a site, and the way to it if not. */
export function SiteAccess({ access, onAllow }: Props) {
  const [refused, setRefused] = useState(false);
  const says = useRef<HTMLParagraphElement>(null);
  const isAsked = useRef(false);
  useLayoutEffect(() => {
    // The button that was pressed has gone.
    if (access.allowed && isAsked.current) says.current?.focus();
    isAsked.current = false;
  }, [access.allowed]);
  const name = siteName(access.site);
  const hosts = formatList(access.patterns.map(hostOf));
  const allow = async () => {
    isAsked.current = true;
    const allowed = await onAllow(access);
    if (!allowed) isAsked.current = false;
    setRefused(!allowed);
  };
  return (
    <>
      <p ref={says} tabIndex={-1}>
        {t(access.allowed ? 'access.allowed' : 'access.refused', hosts)}
      </p>
      {!access.allowed && (
        <p class="actions">
          <button type="button" class="button" onClick={() => void allow()}>
            {t('access.allow', name)}
          </button>
        </p>
      )}
      <p class="later" role="status">
        {refused && !access.allowed && t('access.still', name)}
      </p>
    </>
  );
}
