import type { DayKey, Month } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { countEntries, type EntryCount, type Win } from '#utils/domain/scoring/win.ts';
import {
  groupByDay,
  type HistoryGroup,
  isIn,
  type SearchableWins,
  type Span,
  searchWins,
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
  count: EntryCount;
  /** Whether that is all, since every win that matters was fetched. */
  settled: boolean;
  /** How many entries are fetched, whatever is searched for. */
  known: number;
  /** Where those were finished, and what they are. */
  places: ReadonlySet<string>;
  kinds: ReadonlySet<WinKind>;
}

interface Sources {
  /** Asks for the months that have wins. */
  months: () => Promise<readonly Month[]>;
  /** Asks for the wins of some days, newest first. */
  fetch: (span: Span) => Promise<readonly Win[]>;
  /** Resolves when the page has nothing else to do. */
  idle: () => Promise<void>;
  /** Resolves after the tasks that wait already. */
  turn: () => Promise<void>;
}

/** All wins ever, and those of them that are searched for. */
export type HistoryIndex = ReturnType<typeof createHistoryIndex>;

/**
 * Fetches all wins ever, one month after another, and keeps them, so that a search asks the ledger nothing.
 */
export function createHistoryIndex(today: DayKey, { months, fetch, idle, turn }: Sources) {
  /** None until the ledger has said in which months there are wins. */
  let spans: Span[] = [];
  const parts = new Map<Span, SearchableWins>();
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
      if (part) found.set(span, groupByDay(searchWins(part, query, goals)));
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
      count: countEntries(groups.flatMap(({ wins }) => wins)),
      settled: needed.length > 0 && needed.every((span) => parts.has(span)),
      known: known.reduce((sum, { wins }) => sum + wins.length, 0),
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

    /** Removes a win that was taken back, before the ledger broadcasts that. */
    async drop(id: string): Promise<void> {
      for (const [span, { wins }] of parts) {
        if (!wins.some((win) => win.id === id)) continue;
        parts.set(span, toSearchable(wins.filter((win) => win.id !== id)));
        await search([span]);
      }
    },
  };
}
