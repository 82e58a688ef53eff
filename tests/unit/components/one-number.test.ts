import fc from 'fast-check';
import { h } from 'preact';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { clock, day, event, viewOf } from '#tests/support/events.ts';
import { makeDocument } from '#tests/support/hands.ts';
import { badgeText } from '#utils/background/badge.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { weekStartOf } from '#utils/domain/config-history.ts';
import type { LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { weekFacts } from '#utils/domain/planning/week-review.ts';
import { projectAll } from '#utils/domain/project.ts';
import { BASE_POINTS, type WinKind } from '#utils/domain/rules.ts';
import { scoreCredits } from '#utils/domain/scoring/points.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { highlightsByDay } from '#utils/domain/views/highlights.ts';
import { spanTotals } from '#utils/domain/views/totals.ts';
import { weekTrends } from '#utils/domain/views/trends.ts';
import { groupByDay, isPast, withPast } from '#utils/pages/history-search.ts';

/** A Wednesday of March 2026 that pages are painted on, and the days before it on which something was done. */
const TODAY = 18;
const DAYS = Array.from({ length: 12 }, (_, index) => TODAY - index);
const LATER = '23:30';

/** Anything that the log can have on a day: of every kind, many at once or hours apart, and of one item more than once. */
const entry = fc.record({
  date: fc.constantFrom(...DAYS),
  minute: fc.integer({ min: 8 * 60, max: 23 * 60 }),
  kind: fc.constantFrom(...(Object.keys(BASE_POINTS) as WinKind[])),
  copies: fc.constantFrom(1, 1, 2, 7),
  name: fc.constantFrom('a', 'b', 'c', ''),
  /** Things that were brought in of the same day. */
  broughtIn: fc.nat(2),
});
const log = fc.array(entry, { maxLength: 25 }).map((entries) =>
  entries.flatMap(({ date, minute, kind, copies, name, broughtIn }, place) => [
    ...Array.from({ length: broughtIn }, (_, copy) =>
      event(`p${place}-${copy}`, 'past', date, { subject: `past:csv:${place}-${copy}` }),
    ),
    ...Array.from({ length: copies }, (_, copy): LedgerEvent => {
      const id = `${place}-${copy}`;
      const at = clock(date, '00:00') + minute * 60_000 + copy * 1000;
      return event(id, 'complete', date, {
        ...{ kind, at, site: 'trello' },
        subject: `trello:card:${name ? `${kind}-${name}` : id}`,
      });
    }),
  ]),
);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
/** The numbers that stand before these words in a text. */
const numbersIn = (text: string, words: RegExp) =>
  [...text.matchAll(new RegExp(`([\\d,]+) ${words.source}`, 'g'))].map(([, number = '']) =>
    Number(number.replace(',', '')),
  );

/** Every count of the wins of one day, by where it is shown; the history lists what was brought in among them. */
function countsOf(
  own: DayKey,
  view: DashboardState,
  wins: readonly Win[],
  past: readonly StoredEvent[] = [],
) {
  const named = highlightsByDay({ wins, goals: [], achievements: [], notes: new Map(), written: [] }, own);
  const highlights = named.find((one) => one.day === own);
  const groups = groupByDay(withPast(wins, past)).filter((group) => group.day === own);
  const cell = view.year.flat().find((one) => one.day === own);
  return {
    'the year': cell?.wins,
    'the year by site': sum(Object.values(cell?.bySite ?? {}).map(({ wins }) => wins)),
    'the history': groups[0]?.ofDay.wins ?? 0,
    'the rows of the history': groups
      .flatMap(({ entries }) => entries)
      .filter((entry) => !isPast(entry) && entry.isWin).length,
    highlights: highlights ? highlights.wins.length + highlights.more : 0,
  };
}

/** Every count of the wins of a week. */
function countsOfWeek(first: DayKey, events: readonly LedgerEvent[], view: DashboardState) {
  const { days, items, config } = projectAll(events);
  const credits = [...items.values()].flatMap(({ credits }) => credits);
  const scored = [...Map.groupBy(credits, (credit) => credit.day)]
    .filter(([own]) => own >= first && own < addDays(first, 7))
    .flatMap(([own, all]) => scoreCredits(own, all, config));
  const now = { at: clock(TODAY, LATER), offset: 60 };
  const facts = weekFacts(
    first,
    { days: [...days.values()], credits: scored, since: () => undefined },
    now,
    config,
  );
  return {
    'the review': facts.wins,
    'the review by site': sum(facts.sites.map(({ wins }) => wins)),
    // They begin with the week of the first win.
    trends: weekTrends(view).find((week) => week.first === first)?.wins ?? 0,
    'the days of it': sum(
      view.year
        .flat()
        .filter((cell) => cell.day >= first && cell.day < addDays(first, 7))
        .map(({ wins }) => wins),
    ),
  };
}

const allEqual = (counts: Record<string, number | undefined>) =>
  expect(counts).toEqual(
    Object.fromEntries(Object.keys(counts).map((name) => [name, Object.values(counts)[0]])),
  );

describe('one number is one number', () => {
  it('of a day, on every page', () => {
    fc.assert(
      fc.property(log, (events) => {
        const view = viewOf(events, TODAY, LATER);
        const wins = [...view.todaysWins, ...view.earlierWins];
        const past = events.filter(({ type }) => type === 'past') as StoredEvent[];
        for (const date of DAYS) allEqual(countsOf(day(date), view, wins, past));
        const all = sum(view.year.flat().map(({ wins }) => wins));
        expect(wins.filter(({ isWin }) => isWin)).toHaveLength(all);
        expect(badgeText(view, 0)).toBe(view.today.wins > 0 ? String(view.today.wins) : '');
        expect(spanTotals(view).at(-1)?.wins).toBe(all);
      }),
    );
  });

  it('of a week, in its review, in the week and in its trends', () => {
    fc.assert(
      fc.property(log, (events) => {
        const view = viewOf(events, TODAY, LATER);
        for (const date of [TODAY, TODAY - 7])
          allEqual(countsOfWeek(weekStartOf(view.config, day(date)), events, view));
      }),
    );
  });

  it('what is declined, written about the day or in the log already is none', () => {
    const kinds: WinKind[] = ['declined', 'reflection', 'weekly'];
    const events = kinds.map((kind, index) =>
      event(kind, 'complete', TODAY, { kind, subject: kind, at: clock(TODAY, '10:00') + index * 600_000 }),
    );
    const view = viewOf(events, TODAY, LATER);
    expect(view.todaysWins).toHaveLength(3);
    allEqual({ none: 0, ...countsOf(day(TODAY), view, view.todaysWins) });
  });
});

describe('in words', () => {
  let components: Awaited<ReturnType<typeof load>>;
  beforeAll(async () => {
    makeDocument();
    components = await load();
  }, 60_000);

  /** Components read the language as they are loaded, which a document must be there for. */
  async function load() {
    const [{ Today }, { WeekBars }, { Heatmap }, { Trends }, { Totals }, { HighlightFeed }, { countText }] =
      await Promise.all([
        import('#components/today/Today.tsx'),
        import('#components/today/WeekBars.tsx'),
        import('#components/today/Heatmap.tsx'),
        import('#components/progress/Trends.tsx'),
        import('#components/progress/Totals.tsx'),
        import('#components/progress/HighlightFeed.tsx'),
        import('#components/ui/count-text.ts'),
      ]);
    return { Today, WeekBars, Heatmap, Trends, Totals, HighlightFeed, countText };
  }

  it('every page says the same number of wins', () => {
    const { Today, WeekBars, Heatmap, Trends, Totals, countText } = components;
    const later = async () => {};
    const actions = { onUndo: later, onAdd: later, onPlan: later, onToggle: later, onTimer: later };
    fc.assert(
      fc.property(log, (events) => {
        const view = viewOf(events, TODAY, LATER);
        const { today, week, weekly, year } = view;
        const ofToday = groupByDay(view.todaysWins)[0]?.ofDay ?? { wins: 0, others: 0, past: 0 };
        const page = drawn(h(Today, { view, ...actions }));
        const heading = page.querySelector('h1')?.textContent ?? '';
        expect(Number(/\d+/.exec(heading)?.[0])).toBe(ofToday.wins);
        const [own, also] = page.querySelectorAll('ol.wins');
        const rows = (list: Element | undefined) => list?.querySelectorAll('.win').length ?? 0;
        expect(ofToday).toEqual(
          view.todaysWins.length === 0
            ? { wins: 0, others: 0, past: 0 }
            : { wins: rows(own), others: rows(also), past: 0 },
        );
        expect(countText(ofToday)).toContain(ofToday.wins > 0 ? `${ofToday.wins} win` : '');

        const bars = drawn(h(WeekBars, { week, weekly, today: today.day, target: today.dailyTarget }));
        const ofWeek = sum(week.map(({ wins }) => wins));
        expect(numbersIn(bars.textContent ?? '', /wins? this week/)).toEqual(ofWeek > 0 ? [ofWeek] : []);

        const all = sum(year.flat().map(({ wins }) => wins));
        const heat = drawn(h(Heatmap, { year, numbers: true, onOpen: () => {} }));
        if (all > 0) expect(numbersIn(heat.textContent ?? '', /wins?\b/)[0]).toBe(all);
        const broughtIn = events.filter(({ type }) => type === 'past').length;
        if (broughtIn > 0) expect(numbersIn(heat.textContent ?? '', /brought in/)[0]).toBe(broughtIn);
        const trends = drawn(h(Trends, view)).textContent ?? '';
        expect(trends.includes('This week')).toBe(ofWeek > 0);
        if (ofWeek > 0) expect(numbersIn(trends, /wins?\b/)[0]).toBe(ofWeek);
        const totals = [...drawn(h(Totals, view)).querySelectorAll('strong')].at(-1)?.textContent ?? '';
        if (all > 0) expect(numbersIn(totals, /wins?\b/)).toEqual([all]);
      }),
      { numRuns: 40 },
    );
  });
});
