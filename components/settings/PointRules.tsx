import type { ComponentChildren } from 'preact';
import { Rationale } from '#components/settings/Rationale.tsx';
import {
  formatDecimals,
  formatGain,
  formatList,
  formatNumber,
  formatOdds,
  formatShare,
} from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import {
  BATCH_FACTORS,
  BATCH_PAUSE_MS,
  BATCH_TARGET_WINS,
  DAILY_CAPS,
  ENOUGH,
  FOCUS_MINUTES,
  ITEMS_A_CARD,
  MOMENTUM_MAX,
  MOMENTUM_MS,
  PRIORITY_AHEAD_MS,
  PRIORITY_DAYS,
  PRIORITY_POINTS,
  REVIEWS_A_PULL,
  STARTER_MINUTES,
  STEADY_FROM,
  STEADY_POINTS,
  SURPRISE_CHANCE,
  SURPRISES,
  TARGET_BONUS,
  WEEK_BONUS,
  WEEK_SHARE,
  type WinKind,
} from '#utils/domain/rules.ts';
import { priceList } from '#utils/domain/views/breakdown.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Hashing is large code, and few people open this part. */
const SurpriseAudit = lazy(() =>
  import('#components/settings/SurpriseAudit.tsx').then(({ SurpriseAudit }) => SurpriseAudit),
);

/** What everything is worth, straight from the numbers that score it. */
export function PointRules({ view }: { view: DashboardState }) {
  return (
    <div>
      <Part name={t('worth.prices')}>
        <Prices />
      </Part>
      <Part name={t('worth.rules')}>
        <Rules />
        <Rationale of="batches" />
      </Part>
      <Part name={t('worth.oddsOf', formatNumber(Math.round(1 / SURPRISE_CHANCE)))}>
        <Odds />
      </Part>
      <Part name={t('worth.check')}>
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

const KINDS: Record<WinKind, string> = {
  pull: t('worth.pull'),
  issue: t('worth.issue'),
  card: t('worth.card'),
  status: t('worth.status'),
  review: t('worth.review'),
  step: t('worth.step'),
  focus: n('worth.focus', FOCUS_MINUTES),
  starter: n('worth.starter', STARTER_MINUTES.usual),
  manual: t('worth.manual'),
  task: t('worth.task'),
  todo: t('worth.todo'),
  item: t('worth.item'),
  thread: t('worth.thread'),
  weekly: t('worth.weekly'),
  reflection: t('worth.reflection'),
  declined: t('worth.declined'),
};

/** Of what only so many score. */
const CAPS: Partial<Record<WinKind, string>> = {
  ...Object.fromEntries(Object.entries(DAILY_CAPS).map(([kind, cap]) => [kind, n('worth.aDay', cap)])),
  review: n('worth.aDayOfEach', REVIEWS_A_PULL),
  item: n('worth.ofEachCard', ITEMS_A_CARD),
  declined: t('worth.writtenDown'),
};

function Prices() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('worth.finished')}</th>
          <th scope="col">{t('worth.atMost')}</th>
          <th scope="col">{t('worth.points')}</th>
        </tr>
      </thead>
      <tbody>
        {priceList().map(({ kind, points }) => (
          <tr key={kind}>
            <th scope="row">{KINDS[kind]}</th>
            <td>{CAPS[kind]}</td>
            <td>{formatNumber(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules() {
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

/** P2: “1 to 5 in full”, “6 to 10 for 50 %”… */
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

/** P7: “The first 120 points count in full. The next 120 count at 2 for one…” */
function enoughSteps(): string {
  return ENOUGH.map(({ upTo, per }, index) => {
    const from = ENOUGH[index - 1]?.upTo;
    if (from === undefined) return n('worth.fullFirst', upTo);
    if (upTo === Number.POSITIVE_INFINITY) return t('worth.fullRest', formatNumber(per));
    return n('worth.fullNext', upTo - from, formatNumber(per));
  }).join(' ');
}

function Odds() {
  const mean = SURPRISES.reduce((sum, { points, share }) => sum + points * share, 0);
  return (
    <>
      <p>{t('worth.odds', formatDecimals(SURPRISE_CHANCE * mean, 2))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('worth.surprise')}</th>
            <th scope="col">{t('worth.ofAll')}</th>
            <th scope="col">{t('worth.chance')}</th>
          </tr>
        </thead>
        <tbody>
          {SURPRISES.map(({ points, share }) => (
            <tr key={points}>
              <th scope="row">{formatGain(points)}</th>
              <td>{formatShare(share)}</td>
              <td>{formatOdds(share * SURPRISE_CHANCE)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('worth.none')}</th>
            <td />
            <td>{formatOdds(1 - SURPRISE_CHANCE)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
