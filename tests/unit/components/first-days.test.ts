import { h } from 'preact';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { newSettings, on, span, viewOf, wins } from '#tests/support/events.ts';
import { makeDocument } from '#tests/support/hands.ts';
import { SITES, siteHome } from '#utils/sites/registry.ts';

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

/** Components read the language as they are loaded, which a document must be there for. */
async function load() {
  const [{ shownStats, StatLine }, { EmptyState }, { Today }] = await Promise.all([
    import('#components/today/Stats.tsx'),
    import('#components/ui/EmptyState.tsx'),
    import('#components/today/Today.tsx'),
  ]);
  return { shownStats, StatLine, EmptyState, Today };
}

describe('what has no meaning yet is not shown', () => {
  it.each([
    ['nothing on the first day', 2, []],
    ['no streak of one day', 2, [2]],
    ['a streak of two', 3, [2, 3]],
    ['consistency from the third working day on', 4, [2, 3, 4]],
    ['a second week', 11, [...span(2, 6), ...span(9, 11)]],
    ['a streak that has ended', 20, [2, 3, 4]],
  ] as const)('%s', (_, today, dates) => {
    const view = viewOf(on(...dates), today);
    const shown = components.shownStats(view);
    expect(shown.includes('streak')).toBe(view.streaks.streak > 1);
    expect(shown.includes('weeks')).toBe(view.streaks.weeks > 1);
    expect(shown.includes('consistency')).toBe(view.streaks.consistency !== undefined && !view.returning);
    expect(shown.includes('points')).toBe(dates.length > 0);
    expect(drawn(h(components.StatLine, view)).textContent).not.toMatch(/\b[01] days?\b/);
  });

  it('on the second working day is a streak, and no consistency', () => {
    expect(components.shownStats(viewOf(on(2, 3), 3))).toEqual(['streak', 'level', 'points']);
    const hidden = newSettings(1, { numbers: false, streaks: 'consistency' });
    expect(components.shownStats(viewOf([hidden, ...on(2, 3)], 3))).toEqual([]);
  });
});

describe('today', () => {
  const later = async () => {};
  const page = (view: ReturnType<typeof viewOf>) =>
    drawn(h(components.Today, { view, onUndo: later, onAdd: later }));

  it('without a win leads to every site', () => {
    const links = [...page(viewOf([], 2)).querySelectorAll('.empty-state a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(SITES.map(({ id }) => siteHome(id)));
    expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
      'Open Trello',
      'Open GitHub',
      'Open Notion',
    ]);
    for (const { id } of SITES) expect(new URL(siteHome(id)).pathname).toBe('/');
  });

  it('says on a day off that it is one, and until when it is quiet', () => {
    expect(page(viewOf(wins(1, 7), 7, '21:00')).textContent).toMatch(/Day off\..*Quiet until/);
    expect(page(viewOf(wins(1, 7), 7, '12:00')).textContent).not.toContain('Quiet until');
  });
});
