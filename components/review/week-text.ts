import type { ShareContent, ShareItem } from '#components/review/share-text.ts';
import { formatDate, formatList, formatNumber, formatSpan, formatWeekday } from '#components/ui/format.ts';
import { placeName, winLink, winName } from '#components/ui/win-names.ts';
import { type DayKey, weekday } from '#utils/domain/calendar.ts';
import { type ConfigHistory, daysOfWeek, isRestDay, settingsFor } from '#utils/domain/config-history.ts';
import { compareText } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { BragSources } from '#utils/domain/views/brag.ts';
import { groupByName, isWithin, labelled, winsByGoal } from '#utils/domain/views/win-groups.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What may be left out of the text of a week. */
export const WEEK_PARTS = ['goals', 'places', 'links', 'daysOff'] as const;
/** One of them. Goals and places are headings: without them, the wins are listed all the same. */
export type WeekPart = (typeof WEEK_PARTS)[number];

/** What is told of a week. */
export interface CopiedWeek extends Pick<BragSources, 'span' | 'wins' | 'goals'> {
  /** Days of rest on which the person would have worked. */
  daysOff: readonly DayKey[];
}

/** The wins of a week for a stand-up or a mail, by goal and by place; nothing of what is only logged. */
export function weekToCopy(
  { span, wins, goals, daysOff }: CopiedWeek,
  parts: ReadonlySet<WeekPart>,
): ShareContent {
  const own = wins
    .filter(({ isWin, day }) => isWin && isWithin(day, span))
    .toSorted((a, b) => compareText(a.day, b.day) || a.at - b.at);
  if (own.length === 0) return { items: [] };
  const byGoal = winsByGoal(parts.has('goals') ? goals : [], own, span);
  const list = (wins: readonly Win[]) => winRows(wins, parts.has('links'));
  const items: ShareItem[] = [
    { field: 'heading', rows: [t('share.myWeek', formatSpan(...span))] },
    { field: 'wins', rows: [n('common.wins', own.length)] },
    {
      field: 'goals',
      rows: byGoal.goals.flatMap(({ goal, own }) => [
        ...['', labelled(goalName(goal, span), goal)],
        ...list(own),
      ]),
    },
    {
      field: 'places',
      rows: parts.has('places')
        ? groupByName(byGoal.others, placeName).flatMap(([place, own]) => ['', place, ...list(own)])
        : ['', ...list(byGoal.others)],
    },
    ...(parts.has('daysOff') && daysOff.length > 0
      ? [{ field: 'daysOff' as const, rows: ['', t('copyWeek.off', formatList(daysOff.map(formatWeekday)))] }]
      : []),
  ];
  return { items };
}

/** A goal's title, with the day on which it was reached if that is one of these. */
function goalName({ title, reached }: GoalView, span: CopiedWeek['span']): string {
  return isWithin(reached, span) ? t('take.reached', title, formatDate(reached)) : title;
}

/** Days of rest in a week on which the person would have worked. @param first its first day */
export function daysOffIn(config: ConfigHistory, first: DayKey): DayKey[] {
  return daysOfWeek(config, first).filter(
    (day) => isRestDay(config, day) && settingsFor(config, day).schedule.includes(weekday(day)),
  );
}

/** A row for each thing that was done, with how often if that was more than once. */
function winRows(wins: readonly Win[], withLinks: boolean): string[] {
  const same = Map.groupBy(wins, (win) => `${winName(win)}\n${winLink(win) ?? ''}`);
  return [...same.values()].flatMap(([win, ...others]) => {
    if (!win) return [];
    const times = others.length + 1;
    const name = times > 1 ? t('take.counted', winName(win), formatNumber(times)) : winName(win);
    const link = withLinks && winLink(win);
    return `• ${name}${link ? ` – ${link}` : ''}`;
  });
}
