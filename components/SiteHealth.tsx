import { type Health, HEALTHY, isBlind } from '../utils/health.ts';
import { t } from '../utils/i18n.ts';
import type { SiteId } from '../utils/sites/contract.ts';
import { formatMoment } from './format.ts';
import { CopyButton, Troubles } from './Troubles.tsx';

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
  return (
    <>
      {at > 0 ? <p>{t('health.seen', formatMoment(at))}</p> : <p>{t('health.never')}</p>}
      {isBlind(health) ? (
        <Troubles sites={[site]} report={report} />
      ) : (
        at > 0 && (
          <>
            <p>{t('health.well')}</p>
            <p class="actions">
              <CopyButton text={report} />
            </p>
          </>
        )
      )}
    </>
  );
}
