import { addDays, type DayKey, type Month, monthOf } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { countEntries, type EntryCount, type Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type HistoryQuery, MANUAL } from '#utils/pages/routes.ts';
import { untitled } from '#utils/platform/labels.ts';

/** Some days, the first and the last of them included. */
export interface Span {
  from: DayKey;
  to: DayKey;
}

/** The wins of a span, ready to be searched. */
export interface SearchableWins {
  /** Newest first. */
  wins: readonly Win[];
  /** For each win, the text in which words are searched. */
  texts: readonly string[];
  /** Where they were finished, and what they are. */
  places: ReadonlySet<string>;
  kinds: ReadonlySet<WinKind>;
}

/** Some wins of one day, as they stand below its name. */
export interface HistoryGroup {
  /** Its own among all groups. */
  key: string;
  day: DayKey;
  wins: readonly Win[];
  /** How many of the day are found in all. */
  ofDay: EntryCount;
  /** Whether others of its day stand before it. */
  goesOn: boolean;
}

/** A day with twice as many is shown in groups of about so many, so that what is drawn at once has a limit. */
const GROUP_WINS = 10;

/** Every day lies between these two. */
const EVER: Span = { from: '1970-01-01', to: '9999-12-31' };

/**
 * Spans that each begin with a month that has wins, or with this month, newest first, so that years without any cost
 * nothing; the first one has no end, and the last one holds all that was before.
 * @param months that have wins
 */
export function spansOf(months: readonly Month[], today: DayKey): Span[] {
  const spans: Span[] = [];
  let { to } = EVER;
  const thisMonth = monthOf(today);
  for (const month of [...new Set([thisMonth, ...months])].sort().reverse()) {
    if (month > thisMonth) continue;
    const from = `${month}-01`;
    spans.push({ from, to });
    to = addDays(from, -1);
  }
  return [...spans, { from: EVER.from, to }];
}

export function isIn({ from, to }: Span, day: DayKey): boolean {
  return from <= day && day <= to;
}

/** @param wins newest first */
export function toSearchable(wins: readonly Win[]): SearchableWins {
  return {
    wins,
    texts: wins.map(({ title, kind }) => searchKey(title || untitled(kind))),
    places: new Set(wins.map(siteKey)),
    kinds: new Set(wins.map(({ kind }) => kind)),
  };
}

/** A text without what a person may type differently: capitals, accents, wide and narrow letters. */
export function searchKey(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
}

/**
 * The wins of a span that match all of a query: every word, and the site, kind, day and goal.
 * @param goals those that are known; a goal that is not among them has no wins
 */
export function searchWins(
  { wins, texts }: SearchableWins,
  { q = '', site, kind, day, goal }: HistoryQuery,
  goals: readonly GoalView[],
): Win[] {
  const isStep = goal === undefined ? () => true : stepsOf(goal, goals);
  const words = searchKey(q).split(/\s+/).filter(Boolean);
  return wins.filter(
    (win, index) =>
      (day === undefined || win.day === day) &&
      (kind === undefined || win.kind === kind) &&
      (site === undefined || siteKey(win) === site) &&
      isStep(win) &&
      words.every((word) => texts[index]?.includes(word)),
  );
}

/** Whether a win was a step of a goal: one that the goal still has, or an own one that it had. */
function stepsOf(goal: string, goals: readonly GoalView[]): (win: Win) => boolean {
  const steps = goals.find(({ subject }) => subject === goal)?.steps ?? [];
  const subjects = new Set(steps.map(({ subject, relatedTo = subject }) => relatedTo));
  return ({ subject }) => subjects.has(subject) || subject.startsWith(`${goal}:step:`);
}

/** Where a win was finished, as an address names it. */
export function siteKey({ site }: Pick<Win, 'site'>): string {
  return site || MANUAL;
}

/** Wins below the names of their days; a long day's groups are of about one length. @param wins newest first */
export function groupByDay(wins: readonly Win[]): HistoryGroup[] {
  return [...Map.groupBy(wins, ({ day }) => day)].flatMap(([day, own]) => {
    const groups = Math.max(1, Math.floor(own.length / GROUP_WINS));
    const from = (index: number) => Math.round((index * own.length) / groups);
    const ofDay = countEntries(own);
    return Array.from({ length: groups }, (_, index) => ({
      ...{ key: `${day}-${index}`, day, ofDay, goesOn: index > 0 },
      wins: own.slice(from(index), from(index + 1)),
    }));
  });
}

/** What two views are compared by. */
export type DayTotals = Pick<DashboardState, 'year' | 'today' | 'total'>;

/** The days of which wins may have come or gone between two views; undefined if it may be any day ever. */
export function changedDays(before: DayTotals, after: DayTotals): DayKey[] | undefined {
  const known = new Map(before.year.flat().map((cell) => [cell.day, cell]));
  const changed = after.year
    .flat()
    .filter(({ day, wins, raw, points }) => {
      const past = known.get(day) ?? { wins: 0, raw: 0, points: 0 };
      return past.wins !== wins || past.raw !== raw || past.points !== points;
    })
    .map(({ day }) => day);
  return changed.length === 0 && before.total !== after.total ? undefined : [after.today.day, ...changed];
}
