import { h } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { newSettings, viewOf, win, wins } from '#tests/support/events.ts';
import { makeDocument } from '#tests/support/hands.ts';
import { PROFILES, type Settings } from '#utils/domain/settings.ts';

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

async function load() {
  const [{ YearCells }, { DayTable }, { HabitEditor }, { FirstWin }, { Today }] = await Promise.all([
    import('#components/today/YearCells.tsx'),
    import('#components/today/DayTable.tsx'),
    import('#components/today/HabitEditor.tsx'),
    import('#entrypoints/welcome/FirstWin.tsx'),
    import('#components/today/Today.tsx'),
  ]);
  return { YearCells, DayTable, HabitEditor, FirstWin, Today };
}

const later = async () => {};
const view = (settings: Partial<Settings>, log = wins(3, 3)) => viewOf([newSettings(1, settings), ...log], 3);

describe.each([
  ['shown', {}, true],
  ['hidden', { numbers: false }, false],
  ['of a calm game', PROFILES.calm, false],
  ['of a log only', { game: false }, false],
] as const)('points, %s', (_, settings, shown) => {
  it('are told so by the days of the year', async () => {
    const { year } = view(settings);
    const page = drawn(h(components.YearCells, { year, numbers: shown, onTell: later, onOpen: later }));
    const cell = page.querySelector('.day-cursor')?.getAttribute('aria-label') ?? '';
    expect(cell).toMatch(/^Tuesday, March 3, 2026: 3 wins/);
    expect(/points/.test(cell)).toBe(shown);
    const days = year.flat().filter(({ wins }) => wins > 0);
    const table = drawn(h(components.DayTable, { days, numbers: shown }));
    expect([...table.querySelectorAll('thead th')].map(({ textContent }) => textContent)).toEqual(
      shown ? ['Day', 'Wins', 'Points'] : ['Day', 'Wins'],
    );
    expect(table.querySelectorAll('tbody td')).toHaveLength(shown ? 2 : 1);
  });

  it('are told so where habits and first wins are added', () => {
    const habits = { onPlan: later, onHabitDays: async () => [] };
    const editor = drawn(h(components.HabitEditor, { view: view(settings), ...habits }));
    expect(/points/.test(editor.textContent ?? '')).toBe(shown);
    const first = drawn(
      h(components.FirstWin, { view: view(settings), onAdd: later, onUndo: later, children: null }),
    );
    expect(first.querySelectorAll('.gain').length > 0).toBe(shown);
  });
});

describe('the first wins', () => {
  const declined = () => win(3, '08:00', { kind: 'declined', site: 'github' });
  it.each([
    ['none', []],
    ['one', wins(1, 3)],
    ['more than the target', wins(5, 3)],
    ['more than the target, and something declined', [declined(), ...wins(5, 3)]],
    ['one of a log only', [newSettings(1, { game: false }), ...wins(1, 3)]],
    ['nothing but something declined', [declined()]],
  ])('are as many as today has: %s', (_, log) => {
    const view = viewOf(log, 3);
    const first = drawn(h(components.FirstWin, { view, onAdd: later, onUndo: later, children: null }));
    const today = drawn(h(components.Today, { view, onAdd: later, onUndo: later }));
    expect(first.querySelector('.goal-count')?.textContent).toBe(today.querySelector('h1')?.textContent);
    expect(first.querySelectorAll('.win')).toHaveLength(view.today.wins);
    expect(first.querySelectorAll('.bar')).toHaveLength(today.querySelectorAll('.bar').length);
  });
});

it('what was said of a priority is gone on the next day', async () => {
  const { Planning } = await import('#components/today/Planning.tsx');
  const { button, choose, press, submit } = await import('#tests/support/hands.ts');
  const actions = {
    onPlan: later,
    onToggle: later,
    onTimer: later,
    onUndo: later,
    onHabitDays: async () => [],
  };
  const of = (date: number) => {
    const view = viewOf(wins(1, 2), date);
    return { ...view, plan: { ...view.plan, asksForPriority: true, priorityOptions: [] } };
  };
  const page = drawn(h(Planning, { view: of(3), ...actions }));
  press(page.querySelector('.question') as Element);
  await vi.waitFor(() => expect(page.querySelector('#own-priority')).toBeTruthy());
  choose(page.querySelector('#own-priority') as Element, 'Write the report');
  submit(page.querySelector('#priority-choices form') as Element);
  const status = () => page.querySelector('.status')?.textContent ?? '';
  await vi.waitFor(() => expect(status()).toContain('Write the report'));
  drawn(h(Planning, { view: of(3), ...actions }), page);
  expect(status()).toContain('Write the report');
  drawn(h(Planning, { view: of(4), ...actions }), page);
  await vi.waitFor(() => expect(status()).toBe(''));
  expect(() => button(page, 'Rest today')).not.toThrow();
});
