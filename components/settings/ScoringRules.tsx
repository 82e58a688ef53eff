import { formatGain, formatList, formatNumber, formatShare } from '#components/ui/format.ts';
import {
  BATCH_FACTORS,
  BATCH_PAUSE_MS,
  BATCH_TARGET_WINS,
  DAILY_TAPER,
  MOMENTUM_MAX,
  MOMENTUM_MS,
  PRIORITY_AHEAD_MS,
  PRIORITY_DAYS,
  PRIORITY_POINTS,
  STEADY_FROM,
  STEADY_POINTS,
  TARGET_BONUS,
  WEEK_BONUS,
  WEEK_SHARE,
} from '#utils/domain/rules.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What else changes the points of a win or a day, in words. */
export function ScoringRules() {
  return (
    <dl class="rules">
      <dt>{t('worth.batch')}</dt>
      <dd>
        {n('worth.batchPause', BATCH_PAUSE_MS / 1000)} {t('worth.batchSteps', formatList(batchSteps()))}{' '}
        {n('worth.batchGoal', BATCH_TARGET_WINS)}
      </dd>
      <dt>{t('worth.momentum')}</dt>
      <dd>{n('worth.momentumIs', minutes(MOMENTUM_MS), formatGain(1), formatGain(MOMENTUM_MAX))}</dd>
      <dt>{t('worth.pick')}</dt>
      <dd>
        {n(
          'worth.pickIs',
          minutes(PRIORITY_AHEAD_MS),
          formatGain(PRIORITY_POINTS),
          n('worth.pickLater', PRIORITY_DAYS),
        )}
      </dd>
      <dt>{t('worth.steady')}</dt>
      <dd>{t('worth.steadyIs', formatGain(STEADY_POINTS), formatNumber(STEADY_FROM))}</dd>
      <dt>{t('worth.quiet')}</dt>
      <dd>{t('worth.quietIs')}</dd>
      <dt>{t('worth.full')}</dt>
      <dd>{enoughSteps()}</dd>
      <dt>{t('worth.goal')}</dt>
      <dd>{t('worth.goalIs', formatGain(TARGET_BONUS))}</dd>
      <dt>{t('worth.week')}</dt>
      <dd>{t('worth.weekIs', formatGain(WEEK_BONUS), formatShare(WEEK_SHARE))}</dd>
    </dl>
  );
}

function minutes(ms: number): number {
  return ms / 60_000;
}

/** “1 to 5 in full”, “6 to 10 for 50 %”… */
function batchSteps(): string[] {
  const steps = BATCH_FACTORS.map(({ upTo, factor }, index) => {
    const from = formatNumber((BATCH_FACTORS[index - 1]?.upTo ?? 0) + 1);
    const to = formatNumber(upTo);
    return factor === 1
      ? t('worth.batchInFull', from, to)
      : t('worth.batchFor', from, to, formatShare(factor));
  });
  return [...steps, t('worth.batchRest')];
}

/** “The first 120 points count in full. The next 120 count at 2 for one…” */
function enoughSteps(): string {
  return DAILY_TAPER.map(({ upTo, per }, index) => {
    const from = DAILY_TAPER[index - 1]?.upTo;
    if (from === undefined) return n('worth.fullFirst', upTo);
    if (upTo === Number.POSITIVE_INFINITY) return t('worth.fullRest', formatNumber(per));
    return n('worth.fullNext', upTo - from, formatNumber(per));
  }).join(' ');
}
