import { h } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { viewOf, wins } from '#tests/support/events.ts';
import { button, choose, makeDocument, press, submit } from '#tests/support/hands.ts';
import type { Win } from '#utils/domain/scoring/win.ts';

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

async function load() {
  const [{ GoalLabels }, { DaySettings }, { WinsAhead }, { NameList }] = await Promise.all([
    import('#components/goals/GoalLabels.tsx'),
    import('#components/settings/DaySettings.tsx'),
    import('#components/history/WinsAhead.tsx'),
    import('#components/ui/NameList.tsx'),
  ]);
  return { GoalLabels, DaySettings, WinsAhead, NameList };
}

describe('labels that are pressed one after another, before the first is written down', () => {
  it.each([
    ['are both added', [], ['Home', 'Work'], ['Home', 'Work']],
    ['are both taken away', ['Home', 'Work'], ['Home', 'Work'], []],
    ['are one added and one taken away', ['Home'], ['Work', 'Home'], ['Work']],
    ['are as before after two presses', ['Home'], ['Work', 'Work'], ['Home']],
  ])('%s', async (_, labels: string[], pressed: string[], written) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const onLabel = vi.fn((_: readonly string[]) => promise);
    const goal = { subject: 'goal:g', title: 'Garden', labels, steps: [], share: 0, dropped: false };
    const page = drawn(h(components.GoalLabels, { id: 'l', goal, known: ['Home', 'Work'], onLabel }));
    for (const label of pressed) press(button(page, label));
    expect(onLabel.mock.lastCall?.[0]).toEqual(written);
    const shown = () =>
      [...page.querySelectorAll('.chip[aria-pressed=true]')].map(({ textContent }) => textContent);
    await vi.waitFor(() => expect(shown().toSorted()).toEqual(written.toSorted()));
    resolve();
  });
});

describe('a setting that could not be saved says so', () => {
  it.each([
    ['week-start', 'First day of the week'],
    ['quietToasts', ''],
  ])('%s', async (name) => {
    const onSettings = vi.fn(() => Promise.reject(new Error('no room')));
    const page = drawn(h(components.DaySettings, { view: viewOf(wins(1, 3), 3), onSettings }));
    const radio = [...page.querySelectorAll(`input[name=${name}]`)].at(-1) as Element;
    choose(radio);
    expect(onSettings).toHaveBeenCalledTimes(1);
    const refusal = () => radio.closest('.setting')?.querySelector('.refusal')?.textContent;
    await vi.waitFor(() => expect(refusal()).toMatch(/Couldn’t save/));
  });
});

describe('a win that cannot be moved to today says why', () => {
  it.each([
    ['as it is done today already', async () => false, 'That is done on this day already.'],
    ['as there is no room', () => Promise.reject({ reason: 'ledger full' }), /full|room/],
    ['as it is too long ago', () => Promise.reject({ reason: 'too long ago' }), /ago/],
    ['as nobody knows', () => Promise.reject(new Error()), 'Couldn’t save that. Try again.'],
    ['and says nothing where it moved', async () => true, /^$/],
  ])('%s', async (_, onMove, why) => {
    const wins_ = viewOf(wins(2, 4), 4).todaysWins as Win[];
    const page = drawn(h(components.WinsAhead, { wins: wins_, onMove, onUndo: async () => {} }));
    press(page.querySelector('.actions button') as Element);
    await vi.waitFor(() => expect(page.querySelector('[role=status]')?.textContent).toMatch(why));
  });
});

it.each([true, false])(
  'what is said of a name goes only where the one before could not be saved; saved: %s',
  async (saved) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const names = ['Done', 'Shipped'];
    const page = drawn(
      h(components.NameList, { label: 'Columns', names, defaults: names, onChange: () => promise }),
    );
    const add = async (name: string, said: RegExp) => {
      Object.assign(page.querySelector('input') as Element, { value: name });
      submit(page.querySelector('form') as Element);
      await vi.waitFor(() => expect(page.querySelector('[role=status]')?.textContent).toMatch(said));
    };
    await add('Ready', /Ready/);
    await add('done', /done is there already/);
    resolve(saved);
    await promise;
    await vi.waitFor(() =>
      expect(page.querySelector('[role=status]')?.textContent).toMatch(saved ? /done is there/ : /^$/),
    );
  },
);
