import type { DayKey } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
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

/** Ms of work after which others have their turn. */
const SLICE_MS = 8;

/** What an archive has to show. */
export interface SearchResult {
  /** What was found, newest first. */
  groups: readonly HistoryGroup[];
  /** How many wins that is. */
  count: number;
  /** Whether that is all: everything was there to look through. */
  settled: boolean;
  /** How many wins are known at all. */
  known: number;
  /** Where those were finished, and what they are. */
  places: ReadonlySet<string>;
  kinds: ReadonlySet<WinKind>;
}

interface Sources {
  /** Asks for the wins of some days, newest first. */
  fetch: (span: Span) => Promise<readonly Win[]>;
  /** Resolves when nothing else is to be done. */
  idle: () => Promise<void>;
  /** Resolves when what waits has had its turn. */
  turn: () => Promise<void>;
}

/** All wins ever, and those of them that are looked for. */
export type HistoryIndex = ReturnType<typeof createHistoryIndex>;

/**
 * Fetches all wins ever, a month after the other, and keeps them: so ten years are looked through as fast as one.
 * @param first the day of the first win
 */
export function createHistoryIndex(first: DayKey, today: DayKey, { fetch, idle, turn }: Sources) {
  const spans = spansOf(first, today);
  const parts = new Map<Span, SearchableWins>();
  /** What was found in each span. */
  const found = new Map<Span, HistoryGroup[]>();
  let sought: HistoryQuery = {};
  let goals: readonly GoalView[] = [];
  let toLookThrough: Span[] = [];
  let looking = false;
  let filling = false;
  let listener: (shelf: SearchResult) => void = () => {};

  /** Fetches what is not there yet: the newest first, but before all others the day that is looked for. */
  async function fill(): Promise<void> {
    if (filling) return;
    filling = true;
    try {
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
    return others.find((span) => sought.day !== undefined && isIn(span, sought.day)) ?? others[0];
  }

  async function load(span: Span): Promise<void> {
    parts.set(span, toSearchable(await fetch(span)));
    await look([span]);
  }

  /** Looks through spans, with breaks: whoever types or scrolls meanwhile must not notice. */
  async function look(more: readonly Span[]): Promise<void> {
    toLookThrough.push(...more);
    if (looking) return;
    looking = true;
    let begun = performance.now();
    for (let span = toLookThrough.shift(); span; span = toLookThrough.shift()) {
      const part = parts.get(span);
      if (part) found.set(span, groupByDay(searchWins(part, sought, goals)));
      if (performance.now() - begun < SLICE_MS) continue;
      await turn();
      begun = performance.now();
    }
    looking = false;
    listener(shelf());
  }

  function shelf(): SearchResult {
    const groups = spans.flatMap((span) => found.get(span) ?? []);
    const known = [...parts.values()];
    const needed = spans.filter((span) => sought.day === undefined || isIn(span, sought.day));
    return {
      groups,
      count: groups.reduce((sum, { wins }) => sum + wins.length, 0),
      settled: needed.every((span) => parts.has(span)),
      known: known.reduce((sum, { wins }) => sum + wins.length, 0),
      places: new Set(known.flatMap(({ places }) => [...places])),
      kinds: new Set(known.flatMap(({ kinds }) => [...kinds])),
    };
  }

  return {
    fill,

    /** Tells what there is to show, whenever that changes. */
    follow(onShelf: (shelf: SearchResult) => void): void {
      listener = onShelf;
    },

    /** Looks for something else. @param among the goals that there are */
    async seek(find: HistoryQuery, among: readonly GoalView[] = []): Promise<void> {
      sought = find;
      goals = among;
      toLookThrough = [];
      await look([...parts.keys()]);
    },

    /** Fetches some days anew; undefined is all. */
    async renew(days: readonly DayKey[] | undefined): Promise<void> {
      const stale = spans.filter((span) => parts.has(span) && (!days || days.some((day) => isIn(span, day))));
      for (const span of stale) await load(span);
    },

    /** Lets go of a win that was taken back, before the ledger tells of it. */
    async drop(id: string): Promise<void> {
      for (const [span, { wins }] of parts) {
        if (!wins.some((win) => win.id === id)) continue;
        parts.set(span, toSearchable(wins.filter((win) => win.id !== id)));
        await look([span]);
      }
    },
  };
}
