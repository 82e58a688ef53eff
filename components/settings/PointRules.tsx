import type { ComponentChildren } from 'preact';
import { PriceTable } from '#components/settings/PriceTable.tsx';
import { ScoringRules } from '#components/settings/ScoringRules.tsx';
import { SurpriseOdds } from '#components/settings/SurpriseOdds.tsx';
import { formatNumber } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import { Rationale } from '#components/ui/Rationale.tsx';
import { SURPRISE_CHANCE } from '#utils/domain/rules.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

/** Hashing is large code, and few people open this part. */
const SurpriseAudit = lazy(() =>
  import('#components/settings/SurpriseAudit.tsx').then((it) => it.SurpriseAudit),
);

/** What everything is worth, straight from the numbers that score it. */
export function PointRules({ view }: { view: DashboardState }) {
  return (
    <div>
      <Part name={t('worth.prices')}>
        <PriceTable />
      </Part>
      <Part name={t('worth.rules')}>
        <ScoringRules />
        <Rationale of="batches" />
      </Part>
      <Part name={t('common.details')}>
        <h3>{t('worth.oddsOf', formatNumber(Math.round(1 / SURPRISE_CHANCE)))}</h3>
        <SurpriseOdds />
        <h3>{t('worth.check')}</h3>
        <SurpriseAudit salts={view.config.salts} wins={[...view.todaysWins, ...view.earlierWins]} />
      </Part>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="stat">
      <details>
        <summary>{name}</summary>
        <div class="detail">{children}</div>
      </details>
    </div>
  );
}
