import { CopyButton, Troubles } from '#components/today/SiteWarnings.tsx';
import { formatMoment } from '#components/ui/format.ts';
import { t } from '#utils/platform/i18n.ts';
import type { SiteId } from '#utils/sites/types.ts';
import { HEALTHY, type Health, isBlind } from '#utils/storage/site-health.ts';

interface Props {
  site: SiteId;
  /** Undefined before anything was noted. */
  health: Health | undefined;
  /** What to tell us of it; holds nothing of the person's. */
  report: string;
}

/** How well a site can be read, in plain words. */
export function SiteHealth({ site, health = HEALTHY, report }: Props) {
  const { gestureAt = 0, writeAt = 0 } = health;
  const at = Math.max(gestureAt, writeAt);
  const blind = isBlind(health);
  return (
    <>
      {blind && <Troubles sites={[site]} report={report} />}
      {!blind && at > 0 && <p>{t('health.well')}</p>}
      <p class="quiet">{at > 0 ? t('health.seen', formatMoment(at)) : t('health.never')}</p>
      {!blind && at > 0 && (
        <p class="actions">
          <CopyButton text={report} />
        </p>
      )}
    </>
  );
}
