import { CopyButton, Troubles } from '#components/today/SiteWarnings.tsx';
import { formatMoment } from '#components/ui/format.ts';
import { t } from '#utils/platform/i18n.ts';
import { HEALTHY, type SiteHealth as HealthRecord, isDegraded } from '#utils/sites/health.ts';
import type { SiteId } from '#utils/sites/types.ts';

interface Props {
  site: SiteId;
  /** Undefined before anything was noted. */
  health: HealthRecord | undefined;
  /** What to tell us of it; holds nothing of the person's. */
  report: string;
}

/** How well a site can be read, in plain words. */
export function SiteHealth({ site, health = HEALTHY, report }: Props) {
  const { gestureAt = 0, requestAt = 0 } = health;
  const at = Math.max(gestureAt, requestAt);
  const blind = isDegraded(health);
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
