import { addDays, type DayKey, FIRST_DAY, LAST_DAY, type Month, monthOf } from '#utils/domain/calendar.ts';
import { compareText, type StoredEvent } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { countEntries, type EntryCount, type Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type PastEntry, toPastEntry } from '#utils/domain/views/past-entry.ts';
import { BROUGHT_IN, type HistoryQuery, MANUAL } from '#utils/pages/routes.ts';
import { untitled } from '#utils/platform/labels.ts';

/** Some days, the first and the last of them included. */
export interface Span {
  from: DayKey;
  to: DayKey;
}

/** What the history lists: a win, or something that was brought in from elsewhere. */
export type HistoryEntry = Win | PastEntry;

/** Whether an entry was brought in from elsewhere. */
export function isPast(entry: HistoryEntry): entry is PastEntry {
  return 'isPast' in entry;
}

/** The entries of a span, ready to be searched. */
export interface SearchableEntries {
  /** Newest first. */
  entries: readonly HistoryEntry[];
  /** For each of them, the text in which words are searched. */
  texts: readonly string[];
  /** Where they were finished, and what they are. */
  places: ReadonlySet<string>;
  kinds: ReadonlySet<WinKind>;
}

/** Some entries of one day, as they stand below its name. */
export interface HistoryGroup {
  /** Its own among all groups. */
  key: string;
  day: DayKey;
  entries: readonly HistoryEntry[];
  /** How many of the day are found in all. */
  ofDay: HistoryCount;
  /** Whether others of its day stand before it. */
  goesOn: boolean;
}

/** How many there are of some entries: what was brought in stands apart from wins. */
export interface HistoryCount extends EntryCount {
  past: number;
}

/** A day with twice as many is shown in groups of about so many, so that what is drawn at once has a limit. */
const GROUP_SIZE = 10;

/** Every day lies between these two. */
const EVER: Span = { from: FIRST_DAY, to: LAST_DAY };

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

/** Whether a day lies in a span, its ends included. */
export function isIn({ from, to }: Span, day: DayKey): boolean {
  return from <= day && day <= to;
}

/** Entries of the history with what a search looks at. @param entries newest first */
export function toSearchable(entries: readonly HistoryEntry[]): SearchableEntries {
  return {
    entries,
    texts: entries.map((entry) => searchKey(entryTitle(entry))),
    places: new Set(entries.map(placeKey)),
    kinds: new Set(entries.flatMap((entry) => (isPast(entry) ? [] : entry.kind))),
  };
}

/** What an entry is called. */
export function entryTitle(entry: HistoryEntry): string {
  return entry.title || untitled(isPast(entry) ? 'manual' : entry.kind);
}

/** Wins, and what was brought in by some events, newest first. @param wins newest first */
export function withPast(wins: readonly Win[], past: readonly StoredEvent[]): HistoryEntry[] {
  if (past.length === 0) return [...wins];
  return [...wins, ...past.map(toPastEntry)].sort((a, b) => compareText(b.day, a.day) || b.at - a.at);
}

/** Counts entries of the history as all pages do. */
export function countHistory(entries: readonly HistoryEntry[]): HistoryCount {
  const wins = entries.flatMap((entry) => (isPast(entry) ? [] : entry));
  return { ...countEntries(wins), past: entries.length - wins.length };
}

/** A text without what a person may type differently: capitals, accents, wide and narrow letters. */
function searchKey(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
}

/**
 * The entries of a span that match all of a query: every word, and the site, kind, day, goal and label.
 * @param goals those that are known; a goal that is not among them has no wins
 */
export function searchEntries(
  { entries, texts }: SearchableEntries,
  { q = '', site, kind, day, goal, label }: HistoryQuery,
  goals: readonly GoalView[],
): HistoryEntry[] {
  const isStep = goal === undefined ? () => true : stepsOf(goal, goals);
  const isLabelled = label === undefined ? () => true : stepsWith(label, goals);
  const words = searchKey(q).split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry, index) =>
      (day === undefined || entry.day === day) &&
      (kind === undefined || (!isPast(entry) && entry.kind === kind)) &&
      (site === undefined || placeKey(entry) === site) &&
      isStep(entry) &&
      isLabelled(entry) &&
      words.every((word) => texts[index]?.includes(word)),
  );
}

/** Whether an entry was a step of a goal: one that the goal still has, or an own one that it had. */
function stepsOf(goal: string, goals: readonly GoalView[]): (entry: HistoryEntry) => boolean {
  const steps = goals.find(({ subject }) => subject === goal)?.steps ?? [];
  const subjects = new Set(steps.map(({ subject, relatedTo = subject }) => relatedTo));
  return ({ subject }) => subjects.has(subject) || subject.startsWith(`${goal}:step:`);
}

/** Whether an entry was a step of a goal with a label. */
function stepsWith(label: string, goals: readonly GoalView[]): (entry: HistoryEntry) => boolean {
  const own = goals.filter(({ labels = [] }) => labels.includes(label));
  const tests = own.map(({ subject }) => stepsOf(subject, goals));
  return (entry) => tests.some((isStep) => isStep(entry));
}

/** Where an entry was finished, as an address names it. */
function placeKey(entry: HistoryEntry): string {
  return isPast(entry) ? BROUGHT_IN : entry.site || MANUAL;
}

/** Entries below the names of their days; a long day's groups are of about one length. @param entries newest first */
export function groupByDay(entries: readonly HistoryEntry[]): HistoryGroup[] {
  return [...Map.groupBy(entries, ({ day }) => day)].flatMap(([day, own]) => {
    const groups = Math.max(1, Math.floor(own.length / GROUP_SIZE));
    const from = (index: number) => Math.round((index * own.length) / groups);
    const ofDay = countHistory(own);
    return Array.from({ length: groups }, (_, index) => ({
      ...{ key: `${day}-${index}`, day, ofDay, goesOn: index > 0 },
      entries: own.slice(from(index), from(index + 1)),
    }));
  });
}

/** What two views are compared by. */
type DayTotals = Pick<DashboardState, 'year' | 'today' | 'total' | 'pastDays'>;

/** The days of which entries may have come or gone between two views; undefined if it may be any day ever. */
export function changedDays(before: DayTotals, after: DayTotals): DayKey[] | undefined {
  const known = new Map(before.year.flat().map((cell) => [cell.day, cell]));
  const changed = after.year
    .flat()
    .filter(({ day, wins, raw, points, past }) => {
      const earlier = known.get(day) ?? { wins: 0, raw: 0, points: 0, past: 0 };
      return (
        earlier.wins !== wins || earlier.raw !== raw || earlier.points !== points || earlier.past !== past
      );
    })
    .map(({ day }) => day);
  const isElsewhere = changed.length === 0 && before.total !== after.total;
  return isElsewhere || before.pastDays !== after.pastDays ? undefined : [after.today.day, ...changed];
}
