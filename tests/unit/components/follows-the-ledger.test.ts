import { h } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { day, viewOf, wins } from '#tests/support/events.ts';
import { button, choose, makeDocument, press, submit, type } from '#tests/support/hands.ts';
import type { Win } from '#utils/domain/scoring/win.ts';

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

async function load() {
  const [{ WinNoteForm }, { WinPanel }, { EditWin }, { Rewards }, { DayReflection }, { Share }] =
    await Promise.all([
      import('#components/history/WinNoteForm.tsx'),
      import('#components/history/WinPanel.tsx'),
      import('#components/history/EditWin.tsx'),
      import('#components/progress/Rewards.tsx'),
      import('#components/review/DayReflection.tsx'),
      import('#components/review/Share.tsx'),
    ]);
  return { WinNoteForm, WinPanel, EditWin, Rewards, DayReflection, Share };
}

const done = async () => {};
const names = (page: Element) => [...page.querySelectorAll('button')].map(({ textContent }) => textContent);
const textarea = (page: Element) => page.querySelector('textarea') as HTMLTextAreaElement;

describe('a note of a win', () => {
  const form = (note: string, box?: Element) =>
    drawn(h(components.WinNoteForm, { id: 'w', note, onNote: done }), box);

  it.each([
    ['goes with what deletes it', 'Seen by two', ''],
    ['is what another page makes of it', 'Seen by two', 'Seen by three'],
    ['comes from another page', '', 'Seen by two'],
  ])('%s', async (_, before, after) => {
    const page = form(before);
    form(after, page);
    await vi.waitFor(() => expect(textarea(page).value).toBe(after));
    expect(names(page)).toEqual(after ? ['Remove'] : []);
  });

  it('that is typed stays as long as what is stored does', async () => {
    const page = form('Seen by two');
    await vi.waitFor(() => expect(names(page)).toEqual(['Remove']));
    type(textarea(page), 'Seen by three');
    form('Seen by two', page);
    await vi.waitFor(() => expect(names(page)).toEqual(['Save', 'Remove']));
    expect(textarea(page).value).toBe('Seen by three');
  });

  it('that was saved here goes as well, though nobody asked the ledger meanwhile', async () => {
    const view = viewOf(wins(1, 4), 4);
    const [win] = view.todaysWins as [Win];
    const totals = { day: { wins: 1, points: 10 }, total: 10, level: 1, streak: 1 };
    const onFetch = vi.fn(async () => ({ note: '', undo: { now: totals, after: totals } as never }));
    const panel = (win: Win, box?: Element) =>
      drawn(
        h(components.WinPanel, {
          ...{ win, view, onFetch, onNote: done, onUndo: done, onRename: done, onErase: done },
          onMove: async () => true,
          signing: {} as never,
        }),
        box,
      );
    const page = panel(win);
    await vi.waitFor(() => expect(textarea(page)).toBeTruthy());
    await vi.waitFor(() => expect(onFetch).toHaveResolvedTimes(1));
    type(textarea(page), 'Seen by two');
    await vi.waitFor(() => button(page, 'Save'));
    submit(page.querySelector('form.note') as Element);
    await vi.waitFor(() => expect(names(page)).toContain('Remove'));
    // Its words are deleted, so the list has it anew.
    panel({ ...win }, page);
    await vi.waitFor(() => expect(textarea(page).value).toBe(''));
    expect(names(page.querySelector('form.note') as Element)).toEqual([]);
  });
});

it('a win that another page moved is on that day in the form as well', async () => {
  const [win] = viewOf(wins(1, 4), 4).todaysWins as [Win];
  const form = (win: Win, box?: Element) =>
    drawn(h(components.EditWin, { win, today: day(4), onRename: done, onMove: async () => true }), box);
  const page = form(win);
  await Promise.resolve();
  choose(page.querySelector('select') as Element, day(3));
  form({ ...win, day: day(2) }, page);
  await vi.waitFor(() => expect(page.querySelector('select')?.value).toBe(day(2)));
});

it('a reward that is removed while it is being changed does not come back', async () => {
  const view = viewOf(wins(3, 4), 4);
  const coffee = { subject: 'reward:c', title: 'Coffee', price: 30 };
  const onPlan = vi.fn(done);
  const rewards = (list: (typeof coffee)[], box?: Element) =>
    drawn(
      h(components.Rewards, {
        view: {
          ...view,
          settings: { ...view.settings, rewards: true },
          plan: { ...view.plan, rewards: list },
        },
        ...{ onPlan, onUndo: done, onSettings: done },
      }),
      box,
    );
  const page = rewards([coffee]);
  press(button(page, 'Change “Coffee”'));
  await vi.waitFor(() => button(page, 'Save'));
  rewards([], page);
  await vi.waitFor(() => expect(names(page)).not.toContain('Save'));
  expect(page.querySelector<HTMLInputElement>('form input')?.value ?? '').toBe('');
});

it('a line about the day is not saved of the next', async () => {
  const onPlan = vi.fn(done);
  const form = (date: number, box?: Element) =>
    drawn(h(components.DayReflection, { day: day(date), onPlan }), box);
  const page = form(4);
  type(page.querySelector('input') as Element, 'A quiet day');
  form(5, page);
  await vi.waitFor(() => expect(page.querySelector<HTMLInputElement>('input')?.value ?? '').toBe(''));
  submit(page.querySelector('form') as Element);
  expect(onPlan).not.toHaveBeenCalled();
});

it('what is chosen to share is there', () => {
  vi.stubGlobal('matchMedia', () => ({ addEventListener: () => {}, removeEventListener: () => {} }));
  const view = viewOf(wins(3, 4), 4);
  const week = { first: day(2), wins: 3, sites: [], points: 30, goals: [], consistency: {} };
  const share = (wins: number, box?: Element) =>
    drawn(
      h(components.Share, {
        ...{ view, week: { ...week, wins } as never, wins: [], share: undefined },
        onFetch: (() => new Promise(() => {})) as never,
      }),
      box,
    );
  const page = share(3);
  expect(page.textContent).toContain('My week');
  share(0, page);
  expect(page.textContent).not.toContain('My week');
});
