import { type ComponentChild, h } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { day, viewOf, wins } from '#tests/support/events.ts';
import { button, choose, focusIn, makeDocument, press, submit, type } from '#tests/support/hands.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { FolderReport } from '#utils/messaging/queries.ts';

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

async function load() {
  return {
    ...(await import('#components/history/WinNoteForm.tsx')),
    ...(await import('#components/history/EraseWords.tsx')),
    ...(await import('#components/goals/NextSteps.tsx')),
    ...(await import('#components/goals/GoalCard.tsx')),
    ...(await import('#components/progress/Rewards.tsx')),
    ...(await import('#components/progress/HighlightFeed.tsx')),
    ...(await import('#components/settings/RestCard.tsx')),
    ...(await import('#components/settings/SiteAccess.tsx')),
    ...(await import('#components/settings/Folder.tsx')),
    ...(await import('#components/today/HabitChips.tsx')),
    ...(await import('#components/ui/LedgerNotice.tsx')),
    ...(await import('#components/review/DayReflection.tsx')),
  };
}

const done = async () => {};
const VIEW = viewOf(wins(3, 4), 4);
const name = (page: Element) => {
  const focused = focusIn(page);
  return focused?.getAttribute('aria-label') ?? focused?.textContent;
};

describe('the focus stays where something goes', () => {
  it.each(['Save', 'Remove'])('a note: %s', async (pressed) => {
    const page = drawn(h(components.WinNoteForm, { id: 'w', note: 'Seen', onNote: done }));
    await vi.waitFor(() => button(page, 'Remove'));
    type(page.querySelector('textarea') as Element, 'Seen by two');
    await vi.waitFor(() => button(page, 'Save'));
    press(button(page, pressed));
    if (pressed === 'Save') submit(page.querySelector('form') as Element);
    expect(focusIn(page)?.localName).toBe('textarea');
  });

  it.each([
    ['what is left', true, 'BUTTON'],
    ['the line of the win, as nothing is left', false, 'past-line'],
  ])('words that are deleted: to %s', async (_, isLeft, where) => {
    const row = (hasWords: boolean): ComponentChild =>
      h('li', { class: 'past-win' }, [
        h('button', { type: 'button', class: 'past-line' }, 'A win'),
        hasWords && h(components.EraseWords, { about: '', onErase: done }),
      ]);
    const page = drawn(row(true));
    press(page.querySelectorAll('button')[1] as Element);
    await vi.waitFor(() => button(page, 'Delete'));
    press(button(page, 'Delete'));
    if (!isLeft) drawn(row(false), page);
    await vi.waitFor(() => expect(page.querySelector('[data-open]')).toBeNull());
    await vi.waitFor(() => expect(isLeft ? focusIn(page)?.tagName : focusIn(page)?.className).toBe(where));
  });

  const step = (subject: string, isDone = false) => ({
    ...{ subject, title: subject, url: '', position: 1, done: isDone },
  });
  const goal = (...steps: ReturnType<typeof step>[]): GoalView => ({
    ...{ subject: 'goal:g', title: 'Garden', steps, share: 0, dropped: false },
  });

  it('a step that could not be ticked takes it no later', async () => {
    const goals = [goal(step('dig'), step('sow'))];
    const steps = (onToggle: () => Promise<void>, list: GoalView[], box?: Element) =>
      drawn(h(components.NextSteps, { goals: list, onToggle }), box);
    const page = steps(() => Promise.reject(new Error()), goals);
    choose(page.querySelector('input') as Element);
    await vi.waitFor(() => expect(page.querySelector('.refusal')?.textContent).toMatch(/Couldn’t/));
    press(page.querySelector('a.further') as Element);
    steps(done, [...goals], page);
    expect(focusIn(page)?.className).toBe('further');
    choose(page.querySelector('input') as Element);
    steps(done, [goal(step('dig', true), step('sow'))], page);
    expect(focusIn(page)?.localName).toBe('input');
  });

  it('a step that was removed and comes back', async () => {
    const planner = { drop: vi.fn(done), change: vi.fn(done) };
    const context = {
      ...{ items: [], labels: [], numbers: true, canStart: true, announce: vi.fn(), fail: vi.fn() },
      readLink: () => undefined,
    };
    const page = drawn(
      h(components.GoalCard, {
        ...{ goal: goal(step('dig')), planner: planner as never, context },
        ...{ isNew: false, onArchive: done },
      }),
    );
    press(button(page, 'More for “dig”'));
    await vi.waitFor(() => button(page, 'Remove'));
    press(button(page, 'Remove'));
    await vi.waitFor(() => button(page, 'Undo “dig”'));
    press(button(page, 'Undo “dig”'));
    expect(focusIn(page)?.id).toBe('add-goal:g');
    await vi.waitFor(() => expect(() => button(page, 'Undo “dig”')).toThrow());
  });

  it('a reward that was changed: to what opened its form', async () => {
    const plan = { ...VIEW.plan, rewards: [{ subject: 'reward:c', title: 'Coffee', price: 30 }] };
    const view = { ...VIEW, plan, settings: { ...VIEW.settings, rewards: true } };
    const page = drawn(h(components.Rewards, { view, onPlan: done, onUndo: done, onSettings: done }));
    press(button(page, 'Change “Coffee”'));
    await vi.waitFor(() => button(page, 'Save'));
    submit(page.querySelector('form') as Element);
    await vi.waitFor(() => expect(name(page)).toBe('Change “Coffee”'));
  });

  it('more habits, and earlier days', async () => {
    const habits = Array.from({ length: 8 }, (_, index) => ({
      ...{ subject: `habit:${index}`, title: `Habit ${index}`, done: false },
    }));
    const chips = drawn(
      h(components.HabitChips, {
        ...{ habits: habits as never, yesterdays: [], today: day(4), wins: [], numbers: true },
        onToggle: done,
      }),
    );
    press(chips.querySelector('.opener') as Element);
    expect(focusIn(chips)?.textContent).toBe('Habit 5');

    const days = Array.from({ length: 8 }, (_, index) => ({
      ...{ day: day(20 - index), goals: [], achievements: [], wins: [], more: 0 },
    }));
    const feed = drawn(h(components.HighlightFeed, { days }));
    press(feed.querySelector('button') as Element);
    await vi.waitFor(() =>
      expect(focusIn(feed)?.getAttribute('aria-labelledby')).toBe(`highlights-${day(14)}`),
    );
  });

  it('a site that may be read from now on', async () => {
    const access = { site: 'trello' as const, patterns: ['https://trello.com/*'] };
    const onAllow = vi.fn(async () => true);
    const of = (allowed: boolean, box?: Element) =>
      drawn(h(components.SiteAccess, { access: { ...access, allowed }, onAllow }), box);
    const page = of(false);
    of(true, page);
    // The browser's settings did that.
    expect(focusIn(page)).toBeUndefined();
    of(false, page);
    press(page.querySelector('button') as Element);
    of(true, page);
    expect(focusIn(page)?.textContent).toContain('trello.com');
  });

  it('a ledger that is to begin anew', async () => {
    const page = drawn(h(components.LedgerNotice, { problem: 'ledger gone', onRetry: done }));
    press(page.querySelector('button') as Element);
    await vi.waitFor(() => expect(focusIn(page)?.hasAttribute('data-close')).toBe(true));
    press(page.querySelector('[data-open] [data-close]') as Element);
    await vi.waitFor(() => expect(page.querySelector('[data-open]')).toBeNull());
    expect(focusIn(page)).toBe(page.querySelector('button'));
  });

  it('a folder that is not used any more, or is busy', async () => {
    const report = (state: FolderReport['state']): FolderReport => ({
      ...{ state, name: 'Sync', isEncrypted: false, fresh: 0, aside: 0, others: 0 },
    });
    const { promise, resolve } = Promise.withResolvers<FolderReport>();
    const sync = vi.fn(async () => report('current'));
    const page = drawn(
      h(components.Folder, {
        ...{ canChoose: true, sync, choose: async () => report('current'), allow: sync, unlock: sync },
        ...{ stop: () => promise, copy: {} as never },
      }),
    );
    const stop = () => button(page, 'Stop using this folder');
    await vi.waitFor(() => expect(stop().getAttribute('aria-disabled')).toBe('false'));
    expect(focusIn(page)).toBeUndefined();
    press(stop());
    await vi.waitFor(() => expect(stop().getAttribute('aria-disabled')).toBe('true'));
    expect(focusIn(page)).toBe(stop());
    press(page.querySelector('.actions button') as Element);
    expect(sync).toHaveBeenCalledTimes(1);
    resolve(report('none'));
    await vi.waitFor(() => expect(focusIn(page)?.className).toBe('later'));
  });

  it('a reflection that another page saved leaves it alone', async () => {
    const of = (line: string, box?: Element) =>
      drawn(
        h(components.DayReflection, {
          ...{ day: day(4), onPlan: done },
          ...(line && { reflection: { line, day: day(4) } as never }),
        }),
        box,
      );
    const page = of('');
    await Promise.resolve();
    of('Quiet', page);
    await Promise.resolve();
    expect(focusIn(page)).toBeUndefined();
  });
});

describe('buttons that do the same to several things are told apart', () => {
  const nameOf = (page: Element) => (button: Element) =>
    button
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .map((id) => page.querySelector(`[id="${id}"]`)?.textContent)
      .join(' ');

  it('planned rests, and after one the focus is at the next', () => {
    const rests = [10, 12, 20].map((from) => ({
      ...{ id: `rest-${from}`, from: day(from), to: day(from), reason: 'holiday' as const },
    }));
    const view = { ...VIEW, plan: { ...VIEW.plan, rests } };
    const onUndo = vi.fn(done);
    const page = drawn(h(components.RestCard, { view, onPlan: done, onUndo }));
    const cancels = [...page.querySelectorAll('.undo')];
    const names = cancels.map(nameOf(page));
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toMatch(/^Cancel .*March 10/);
    press(cancels[0] as Element);
    expect(focusIn(page)).toBe(cancels[1]);
    press(cancels[2] as Element, 2);
    expect(onUndo).toHaveBeenCalledTimes(1);
  });

  it('rewards to give back', () => {
    const refundable = ['Coffee', 'Tea'].map((title, at) => ({
      ...{ id: `r${at}`, subject: `reward:${at}`, title, price: 30, at },
    }));
    const view = {
      ...VIEW,
      plan: { ...VIEW.plan, refundable },
      settings: { ...VIEW.settings, rewards: true },
    };
    const page = drawn(h(components.Rewards, { view, onPlan: done, onUndo: done, onSettings: done }));
    const names = [...page.querySelectorAll('.refund button')].map(nameOf(page));
    expect(names[0]).toMatch(/^Give back “Coffee”/);
    expect(names[1]).toMatch(/^Give back “Tea”/);
  });
});
