import { formatNumber } from '#components/ui/format.ts';
import { TOASTS_AN_HOUR } from '#utils/domain/rules.ts';
import { t } from '#utils/platform/i18n.ts';

/** A part of the game that owes a person its reasons. */
export type Mechanic =
  | 'goal'
  | 'points'
  | 'consistency'
  | 'streaks'
  | 'momentum'
  | 'surprise'
  | 'batches'
  | 'toast'
  | 'quiet'
  | 'record'
  | 'rewards'
  | 'rest';

/** Why a part of the game exists, what evidence there is for it, and how it can hurt. */
export function Rationale({ of }: { of: Mechanic }) {
  return (
    <details class="rationale">
      <summary>{t(`why.${of}.title`)}</summary>
      <dl class="rules">
        <dt>{t('why.for')}</dt>
        <dd>{t(`why.${of}.purpose`)}</dd>
        <dt>{t('why.evidence')}</dt>
        <dd>{t(`why.${of}.evidence`)}</dd>
        <dt>{t('why.harm')}</dt>
        <dd>{t(`why.${of}.harm`, formatNumber(TOASTS_AN_HOUR))}</dd>
      </dl>
    </details>
  );
}
