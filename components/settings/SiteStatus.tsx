import { formatMoment } from '#components/ui/format.ts';
import { CopyButton, SiteWarnings } from '#components/ui/SiteWarnings.tsx';
import { t } from '#utils/platform/i18n.ts';
import type { SiteId } from '#utils/sites/types.ts';

interface Props {
  site: SiteId;
  /** When something was detected there last; UTC ms, 0 for never. */
  seenAt: number;
  /** Whether the site may have changed, so that not everything is detected. */
  degraded: boolean;
  /** What the person can report; holds nothing personal. */
  report: string;
}

/** How well a site can be read, in plain words. */
export function SiteStatus({ site, seenAt, degraded, report }: Props) {
  return (
    <>
      {degraded && <SiteWarnings sites={[site]} report={report} />}
      {!degraded && seenAt > 0 && <p>{t('health.well')}</p>}
      <p class="quiet">{seenAt > 0 ? t('health.seen', formatMoment(seenAt)) : t('health.never')}</p>
      {!degraded && seenAt > 0 && (
        <p class="actions">
          <CopyButton text={report} />
        </p>
      )}
    </>
  );
}
