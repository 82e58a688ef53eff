import { h } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { day, viewOf, wins } from '#tests/support/events.ts';
import { button, makeDocument, press, pressTwice, submit, type } from '#tests/support/hands.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

async function load() {
  const [
    { HabitEditor },
    { Rewards },
    { RewardForm },
    { RestForm },
    { Planning },
    { AddStep },
    { TimerStart },
  ] = await Promise.all([
    import('#components/today/HabitEditor.tsx'),
    import('#components/progress/Rewards.tsx'),
    import('#components/progress/RewardForm.tsx'),
    import('#components/ui/RestForm.tsx'),
    import('#components/today/Planning.tsx'),
    import('#components/goals/AddStep.tsx'),
    import('#components/today/TimerStart.tsx'),
  ]);
  return { HabitEditor, Rewards, RewardForm, RestForm, Planning, AddStep, TimerStart };
}

const VIEW = viewOf(wins(3, 4), 4);
const done = async () => {};
/** A worker that was asleep: what it is asked is not answered before this is called. */
function asleep() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { ask: vi.fn((..._: unknown[]) => promise), wake: resolve };
}

describe('a double press of a button does once', () => {
  it.each(['Drink water', 'Stretch', 'Read a few pages'])('a habit: %s', (idea) => {
    const onPlan = vi.fn(done);
    const page = drawn(h(components.HabitEditor, { view: VIEW, onPlan, onHabitDays: async () => [] }));
    const ideas = [...page.querySelectorAll('.chip')];
    const chip = ideas.find(({ textContent }) => textContent === idea) ?? (ideas[0] as Element);
    pressTwice(chip);
    expect(onPlan).toHaveBeenCalledTimes(1);
  });

  it('a rest, a switch and a start', () => {
    const onPlan = vi.fn(done);
    const actions = { onPlan, onToggle: done, onTimer: done, onUndo: done, onHabitDays: async () => [] };
    pressTwice(button(drawn(h(components.Planning, { view: VIEW, ...actions })), 'Rest today'));
    expect(onPlan).toHaveBeenCalledTimes(1);

    const onSettings = vi.fn(done);
    const rewards = drawn(h(components.Rewards, { view: VIEW, onPlan, onUndo: done, onSettings }));
    pressTwice([...rewards.querySelectorAll('.actions button')].at(-1) as Element);
    expect(onSettings).toHaveBeenCalledTimes(1);

    const onBegin = vi.fn();
    pressTwice(drawn(h(components.TimerStart, { onBegin })).querySelector('button') as Element);
    expect(onBegin).toHaveBeenCalledTimes(1);
  });
});

describe('a form that is sent twice does once', () => {
  it('a rest, as long as the first is under way', async () => {
    const { ask, wake } = asleep();
    const page = drawn(h(components.RestForm, { id: 'r', today: day(4), onPlan: ask }));
    const form = page.querySelector('form') as Element;
    submit(form);
    submit(form);
    expect(ask).toHaveBeenCalledTimes(1);
    wake();
    await vi.waitFor(() => {
      submit(form);
      expect(ask.mock.calls.length).toBeGreaterThan(1);
    });
  });

  it('a reward, whose next one is another', async () => {
    const { ask, wake } = asleep();
    const page = drawn(h(components.RewardForm, { reward: undefined, onPlan: ask, onLeave: done }));
    const [title, price] = page.querySelectorAll('input') as unknown as [Element, Element];
    const form = page.querySelector('form') as Element;
    const write = async (name: string) => {
      type(title, name);
      type(price, '30');
      await Promise.resolve();
    };
    await write('Coffee');
    submit(form);
    submit(form);
    wake();
    await vi.waitFor(() => expect((title as HTMLInputElement).value).toBe(''));
    await write('Tea');
    submit(form);
    const subjects = ask.mock.calls.map(([command]) => (command as { subject: string }).subject);
    expect(new Set(subjects.slice(0, -1)).size).toBe(1);
    expect(subjects.at(-1)).not.toBe(subjects[0]);
  });
});

describe('a step that stands for an item is added once', () => {
  const goal: GoalView = { subject: 'goal:g', title: 'Garden', steps: [], share: 0, dropped: false };
  const items = [
    { subject: 'trello:card:a', title: 'Order seeds', url: 'https://trello.com/c/a' },
    { subject: 'trello:card:b', title: 'Dig', url: 'https://trello.com/c/b' },
  ];
  const opened = async () => {
    const { ask, wake } = asleep();
    const page = drawn(
      h(components.AddStep, {
        goal,
        planner: { addSteps: ask } as never,
        context: {
          ...{ items, labels: [], numbers: true, canStart: true, announce: vi.fn(), fail: vi.fn() },
          readLink: (text) =>
            (text ? { site: 'trello', subject: 'trello:card:c', url: text } : undefined) as never,
        },
        focus: false,
        onAdded: vi.fn(),
      }),
    );
    press(page.querySelector('.quiet-button') as Element);
    await vi.waitFor(() => expect(page.querySelector('.link-choices')).toBeTruthy());
    return { page, ask, wake };
  };

  it.each([0, 1])('of those of late, the one at %i', async (place) => {
    const { page, ask, wake } = await opened();
    const choice = page.querySelectorAll('.link-choice')[place] as Element;
    pressTwice(choice);
    // Also by two presses that are no double click.
    press(choice);
    expect(ask).toHaveBeenCalledTimes(1);
    wake();
    await vi.waitFor(() => expect(page.querySelector('.link-choices')).toBeNull());
  });

  it('by a link that says a name', async () => {
    const NAMED = 'https://trello.com/c/cArDc001/12-plant-out';
    const { page, ask } = await opened();
    Object.assign(page.querySelector('.link-choices input') as Element, { value: NAMED });
    submit(page.querySelector('.link-choices form') as Element);
    await vi.waitFor(() => expect(page.querySelector('.naming')).toBeTruthy());
    Object.assign(page.querySelector('.naming input') as Element, { value: 'Plant out' });
    submit(page.querySelector('.naming form') as Element);
    submit(page.querySelector('.naming form') as Element);
    await Promise.resolve();
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
