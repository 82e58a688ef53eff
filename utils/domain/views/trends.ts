import type { DayKey } from '#utils/domain/calendar.ts';
import type { Tool } from '#utils/domain/scoring/day-score.ts';
import { faded } from '#utils/domain/scoring/streaks.ts';
import type { DayCell, View } from '#utils/domain/views/dashboard.ts';

/** What a week came to. */
export interface Week {
  monday: DayKey;
  wins: number;
  points: number;
  /** Site → what was finished there; '' is by hand. */
  tools: Record<string, Tool>;
  /** S4 as of its end; of this week as of now. */
  consistency: number;
}

/** The weeks back to which trends are told, and those that are told however new the log is. */
const WEEKS = { most: 26, least: 12 } as const;

/** The latest weeks, this one last; none from before the first win but what makes a row of them. */
export function weeksOf({ year, today, rhythm }: Pick<View, 'year' | 'today' | 'rhythm'>): Week[] {
  let consistency = 0;
  const weeks = year.map((days): Week => {
    for (const day of days) consistency = day.day < today.day ? after(consistency, day) : rhythm.consistency;
    const [{ day: monday } = today] = days;
    return {
      ...{ monday, wins: sum(days, 'wins'), points: sum(days, 'points') },
      ...{ tools: toolsOf(days), consistency },
    };
  });
  const since = weeks.findIndex(({ wins }) => wins > 0);
  const known = since < 0 ? 0 : weeks.length - since;
  return weeks.slice(-Math.min(WEEKS.most, Math.max(WEEKS.least, known)));
}

/** S4: consistency after a day that is over. A day on which nothing happened has no total that tells. */
function after(before: number, { consistency, scheduled }: DayCell): number {
  return consistency ?? faded(before, scheduled ? 1 : 0);
}

function sum(days: readonly DayCell[], what: 'wins' | 'points'): number {
  return days.reduce((sum, day) => sum + day[what], 0);
}

/** What was finished where, over some days or weeks. */
export function toolsOf(spans: readonly { tools: Record<string, Tool> }[]): Record<string, Tool> {
  const tools: Record<string, Tool> = {};
  for (const [site, { wins, points }] of spans.flatMap(({ tools }) => Object.entries(tools))) {
    const before = tools[site] ?? { wins: 0, points: 0 };
    tools[site] = { wins: before.wins + wins, points: before.points + points };
  }
  return tools;
}
