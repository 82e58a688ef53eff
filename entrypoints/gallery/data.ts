import { MOMENT } from '#tests/support/diary.ts';
import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import type { PlanView } from '#utils/domain/planning/plan.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { type DashboardState, EMPTY_SNAPSHOT, selectDashboard } from '#utils/domain/views/dashboard.ts';

export const nothing = () => {};
export const later = async () => {};

/** All that a person can do to the log, without a log. */
export const ACTIONS = {
  ...{ onUndo: later, onAdd: later, onPlan: later },
  ...{ onToggle: later, onTimer: later, onSettings: later },
  onHabitDays: () => Promise.resolve(['2026-11-02', '2026-11-04', '2026-11-05']),
};

export const LONG =
  'Answer the survey of the print shop, and send them the new sizes of every poster and flyer before the fair begins';

/** What a window shows where nothing was done. */
export const VIEW = selectDashboard(EMPTY_SNAPSHOT, { at: MOMENT, offset: 60 });
export const TODAY = VIEW.today.day;

/** The same, where the person means to do something. */
export function planning(plan: Partial<PlanView>): DashboardState {
  return { ...VIEW, plan: { ...VIEW.plan, ...plan } };
}

/** A win of a card today, but for what is said otherwise. */
export function win(change: Partial<Win> & Pick<Win, 'id' | 'title'>): Win {
  const parts = { base: 10, place: 0, batch: 10, momentum: 3, priority: 5, step: 0, surprise: 0, steady: 0 };
  return {
    ...{ name: change.id, subject: change.id, site: 'trello', kind: 'card', url: 'https://trello.com/c/1' },
    ...{
      at: MOMENT,
      offset: 0,
      day: TODAY,
      parts: { ...parts, quiet: false },
      raw: 18,
      points: 18,
      ...{ scored: true, isWin: true },
    },
    ...change,
  };
}

/** A goal, of whose steps the first so many are done. */
export function goal(title: string, steps: readonly string[], done = 0): GoalView {
  const subject = `goal:${title}`;
  return {
    ...{ subject, title, dropped: false, share: steps.length > 0 ? done / steps.length : 0 },
    steps: steps.map(
      (step, position): StepView => ({
        ...{ subject: `${subject}:step:${position}`, title: step, url: '', position, done: position < done },
      }),
    ),
  };
}
