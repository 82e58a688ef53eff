import type { DayKey, Month } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import {
  countHistory,
  groupByDay,
  type HistoryCount,
  type HistoryEntry,
  type HistoryGroup,
  isIn,
  type SearchableEntries,
  type Span,
  searchEntries,
  spansOf,
  toSearchable,
} from '#utils/pages/history-search.ts';
import type { HistoryQuery } from '#utils/pages/routes.ts';

/** Ms of work after which the page may react to the person. */
const SLICE_MS = 8;

/** What a search has found so far. */
export interface SearchResult {
  /** What was found, newest first. */
  groups: readonly HistoryGroup[];
  /** How many that are. */
  count: HistoryCount;
  /** Whether that is all, since every entry that matters was fetched. */
  settled: boolean;
  /** How many entries are fetched, whatever is searched for. */
  known: number;
  /** Where those were finished, and what they are. */
  places: ReadonlySet<string>;
  kinds: ReadonlySet<WinKind>;
}

interface Sources {
  /** Asks for the months that have entries. */
  months: () => Promise<readonly Month[]>;
  /** Asks for the entries of some days, newest first. */
  fetch: (span: Span) => Promise<readonly HistoryEntry[]>;
  /** Resolves when the page has nothing else to do. */
  idle: () => Promise<void>;
  /** Resolves after the tasks that wait already. */
  turn: () => Promise<void>;
}

/** All entries ever, and those of them that are searched for. */
export type HistoryIndex = ReturnType<typeof createHistoryIndex>;

/**
 * Fetches all entries ever, one month after another, and keeps them, so that a search asks the ledger nothing.
 */
export function createHistoryIndex(today: DayKey, { months, fetch, idle, turn }: Sources) {
  /** None until the ledger has said in which months there are entries. */
  let spans: Span[] = [];
  const parts = new Map<Span, SearchableEntries>();
  /** What was found in each span. */
  const found = new Map<Span, HistoryGroup[]>();
  let query: HistoryQuery = {};
  let goals: readonly GoalView[] = [];
  let toSearch: Span[] = [];
  let searching = false;
  let filling = false;
  let listener: (result: SearchResult) => void = () => {};

  /** Fetches every span that is missing: the one with the wanted day first, then the newest first. */
  async function fill(): Promise<void> {
    if (filling) return;
    filling = true;
    try {
      if (spans.length === 0) spans = spansOf(await months(), today);
      for (let span = missing(); span; span = missing()) {
        await load(span);
        await idle();
      }
    } finally {
      // Where the ledger did not answer, the next call goes on.
      filling = false;
    }
  }

  function missing(): Span | undefined {
    const others = spans.filter((span) => !parts.has(span));
    return others.find((span) => query.day !== undefined && isIn(span, query.day)) ?? others[0];
  }

  async function load(span: Span): Promise<void> {
    parts.set(span, toSearchable(await fetch(span)));
    await search([span]);
  }

  /** Searches spans, with breaks, so that typing and scrolling stay smooth. */
  async function search(more: readonly Span[]): Promise<void> {
    toSearch.push(...more);
    if (searching) return;
    searching = true;
    let begun = performance.now();
    for (let span = toSearch.shift(); span; span = toSearch.shift()) {
      const part = parts.get(span);
      if (part) found.set(span, groupByDay(searchEntries(part, query, goals)));
      if (performance.now() - begun < SLICE_MS) continue;
      await turn();
      begun = performance.now();
    }
    searching = false;
    listener(result());
  }

  function result(): SearchResult {
    const groups = spans.flatMap((span) => found.get(span) ?? []);
    const known = [...parts.values()];
    const needed = spans.filter((span) => query.day === undefined || isIn(span, query.day));
    return {
      groups,
      count: countHistory(groups.flatMap(({ entries }) => entries)),
      settled: needed.length > 0 && needed.every((span) => parts.has(span)),
      known: known.reduce((sum, { entries }) => sum + entries.length, 0),
      places: new Set(known.flatMap(({ places }) => [...places])),
      kinds: new Set(known.flatMap(({ kinds }) => [...kinds])),
    };
  }

  return {
    fill,

    /** Calls back with the result whenever it changes. */
    follow(onResult: (result: SearchResult) => void): void {
      listener = onResult;
    },

    /** Begins another search. @param among the goals that a search by goal knows */
    async seek(find: HistoryQuery, among: readonly GoalView[] = []): Promise<void> {
      query = find;
      goals = among;
      toSearch = [];
      await search([...parts.keys()]);
    },

    /** Fetches some days again; undefined is all. */
    async renew(days: readonly DayKey[] | undefined): Promise<void> {
      const stale = spans.filter((span) => parts.has(span) && (!days || days.some((day) => isIn(span, day))));
      for (const span of stale) await load(span);
    },

    /** Removes an entry that was taken back, before the ledger broadcasts that. */
    async drop(id: string): Promise<void> {
      for (const [span, { entries }] of parts) {
        if (!entries.some((entry) => entry.id === id)) continue;
        parts.set(span, toSearchable(entries.filter((entry) => entry.id !== id)));
        await search([span]);
      }
    },
  };
}
