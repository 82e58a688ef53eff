import type { ComponentChildren } from 'preact';
import { formatDate, formatList, formatNumber, formatShare } from '#components/ui/format.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Settings } from '#utils/domain/settings.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';
import { siteName } from '#utils/sites/registry.ts';

interface Props {
  week: ReviewedWeek;
  settings: Pick<Settings, 'game' | 'numbers'>;
}

/** What a week came to: its wins, and what they changed. */
export function WeekSummary({ week, settings: { game, numbers } }: Props) {
  const { wins, sites, points, usual, consistency, oldest, goals } = week;
  if (wins === 0) return <p class="quiet">{t('review.quiet')}</p>;
  return (
    <dl class="facts">
      <Fact name={t('review.wins')}>
        {n('common.wins', wins)}
        <span class="quiet">{placesOf(sites)}</span>
      </Fact>
      {goals.length > 0 && (
        <Fact name={t('review.goals')}>
          {goals.map(({ title, steps }) => (
            <span key={title}>{n('review.steps', steps, title)}</span>
          ))}
        </Fact>
      )}
      {oldest && (
        <Fact name={t('review.oldest')}>
          {t('review.since', oldest.win.title || untitled(oldest.win.kind), formatDate(oldest.since))}
        </Fact>
      )}
      {game && consistency.after !== undefined && (
        <Fact name={t('review.consistency')}>{consistencyChange(consistency.after, consistency.before)}</Fact>
      )}
      {game && numbers && (
        <Fact name={t('review.points')}>
          {usual === undefined
            ? formatNumber(points)
            : t('review.usual', formatNumber(points), formatNumber(Math.round(usual)))}
        </Fact>
      )}
    </dl>
  );
}

/** Consistency at the end of a week. @param was when it began, if that was known then */
function consistencyChange(is: number, was: number | undefined): string {
  const after = formatShare(is);
  if (was === undefined) return after;
  const before = formatShare(was);
  return before === after ? t('review.stayed', after) : t('review.rose', before, after);
}

/** Trello 12, GitHub 8 and By hand 3 */
export function placesOf(sites: ReviewedWeek['sites']): string {
  return formatList(
    sites.map(({ site, wins }) =>
      t('review.place', site ? siteName(site) : t('common.byHand'), formatNumber(wins)),
    ),
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
