import { placesOf } from '#components/review/WeekSummary.tsx';
import { achievementName, achievementTakes } from '#components/ui/achievement-labels.ts';
import { formatDate, formatShare, formatSpan } from '#components/ui/format.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { Settings } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What can be shared of a week, the last year or an achievement. */
export type ShareField =
  | 'heading'
  | 'bars'
  | 'cells'
  | 'wins'
  | 'places'
  | 'consistency'
  | 'points'
  | 'goals'
  | 'titles'
  | 'daysOff'
  | 'takes'
  | 'date';

/** The rows of one field; in a text and in a picture, each row stands on a line of its own. */
export interface ShareItem {
  field: ShareField;
  rows: string[];
}

/** Something to share, with every field that may be ticked. */
export interface ShareContent {
  items: ShareItem[];
  /** 0…1 for each day in order, of the day with most wins; ticked as the field `bars`. */
  bars?: readonly number[];
  /** The heat of each day (0…4), in columns of a week; undefined for days to come. Ticked as the field `cells`. */
  cells?: readonly (readonly (number | undefined)[])[];
}

/** Titles and names of goals are not ticked at first: they may be nobody else’s business. */
export const PRIVATE_FIELDS: readonly ShareField[] = ['goals', 'titles'];

/** At most so many titles of a week can be shared. */
const TITLES = 5;

/**
 * A week, to be shared.
 * @param wins of the week, in any order
 * @param days wins of each of its days, in order
 * @param last its last day: a week in which the first weekday changed is a short one
 */
export function weekToShare(
  { first, wins: count, sites, points, consistency, goals }: ReviewedWeek,
  wins: readonly Win[],
  days: readonly number[],
  last: DayKey,
  { game, numbers }: Pick<Settings, 'game' | 'numbers'>,
): ShareContent {
  const best = wins
    .filter(({ isWin }) => isWin)
    .toSorted((a, b) => b.points - a.points || b.at - a.at)
    .flatMap(({ title }) => title || []);
  const most = Math.max(...days);
  const items: ShareItem[] = [
    { field: 'heading', rows: [t('share.myWeek', formatSpan(first, last))] },
    { field: 'wins', rows: [n('common.wins', count)] },
    { field: 'places', rows: sites.length > 0 ? [t('share.places', placesOf(sites))] : [] },
    { field: 'goals', rows: goals.map(({ steps, title }) => n('review.steps', steps, title)) },
    { field: 'titles', rows: [...new Set(best)].slice(0, TITLES).map((title) => `• ${title}`) },
    ...(game && consistency.after !== undefined
      ? [{ field: 'consistency' as const, rows: [t('share.consistency', formatShare(consistency.after))] }]
      : []),
    ...(game && numbers ? [{ field: 'points' as const, rows: [n('share.points', points)] }] : []),
  ];
  return {
    items: items.filter(({ rows }) => rows.length > 0),
    ...(most > 0 && { bars: days.map((wins) => wins / most) }),
  };
}

/** The last year, to be shared: counts alone. @param year as the dashboard has it */
export function yearToShare(year: DashboardState['year']): ShareContent {
  const active = year.flat().filter(({ wins, future }) => wins > 0 && !future);
  const wins = active.reduce((sum, day) => sum + day.wins, 0);
  return {
    items: [
      { field: 'heading', rows: [t('share.myYear')] },
      { field: 'wins', rows: [n('year.sum', wins, n('year.sumDays', active.length))] },
    ],
    cells: year.map((week) => week.map(({ heat, future }) => (future ? undefined : heat))),
  };
}

/** An achievement, to be shared. */
export function achievementToShare({ name, need, on = '' }: AchievementProgress): ShareContent {
  return {
    items: [
      { field: 'heading', rows: [t('share.myFeat', achievementName(name, need))] },
      { field: 'takes', rows: [achievementTakes(name)] },
      { field: 'date', rows: [formatDate(on)] },
    ],
  };
}

/** The content with only the given fields. */
export function selectFields(
  { items, bars, cells }: ShareContent,
  fields: ReadonlySet<ShareField>,
): ShareContent {
  return {
    items: items.filter(({ field }) => fields.has(field)),
    ...(bars && fields.has('bars') && { bars }),
    ...(cells && fields.has('cells') && { cells }),
  };
}

/** Where a text is pasted. */
export type ShareForm = 'chat' | 'email';

/** The content as text; '' for nothing. */
export function shareText({ items }: ShareContent, form: ShareForm): string {
  const rows = items.flatMap(({ rows }) => rows);
  if (rows.length === 0) return '';
  return form === 'chat' ? rows.join('\n') : email(rows[0] ?? '', t('share.hello'), rows.join('\n'));
}

/** Thanks to somebody. @param helped the title of a win, or '' @param link its address, or '' */
export function thanksText(who: string, why: string, helped: string, link: string, form: ShareForm): string {
  const [name, words] = [who.trim(), why.trim()];
  const thanks = name ? t('share.thanks', name) : t('share.thanksAll');
  const rows = [words, helped && t('share.helpedWith', helped), link].filter(Boolean);
  if (form === 'chat') return [thanks, ...rows].join('\n');
  const body = [t('share.thanksAll'), ...rows].join('\n');
  return email(t('share.about'), name ? t('share.helloTo', name) : t('share.hello'), body);
}

function email(subject: string, hello: string, body: string): string {
  return [t('share.subject', subject), hello, body, t('share.bye')].join('\n\n');
}
