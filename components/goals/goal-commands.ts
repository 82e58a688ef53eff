import type { GoalView, StepView } from '#utils/domain/planning/plan.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { insertSteps, type LinkableItem, stepCommand } from '#utils/pages/steps.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

/** What a step is before it has a name and a place. */
export interface StepDraft {
  title: string;
  url?: string;
  about?: string;
}

/** What is the same for all goals on the page. */
export interface Drawer {
  /** Things of late that a step can stand for. */
  things: readonly LinkableItem[];
  /** What a text leads to, if it is a link that we know. */
  read: (text: string) => LinkedItem | undefined;
  /** Tells what became of something, for those who cannot see it. */
  say: (text: string) => void;
  /** Tells that something could not be written down. */
  fail: () => void;
  /** Whether points are shown. */
  numbers: boolean;
  /** Whether a timer can be begun: there is one at a time. */
  canStart: boolean;
}

/** What a person can do to their goals; each resolves when it is written down. */
export type Planner = ReturnType<typeof createPlanner>;

/** A name for a goal that is about to be made. */
export function nameGoal(): string {
  return `goal:${crypto.randomUUID()}`;
}

/** Turns what a person does to their goals into what is said to the log. */
export function createPlanner({
  onPlan,
  onToggle,
  onTimer,
}: Pick<PageActions, 'onPlan' | 'onToggle' | 'onTimer'>) {
  const sayGoal = ({ subject, title }: Pick<GoalView, 'subject' | 'title'>, dropped = false) =>
    onPlan({ type: 'goal', subject, text: { title, url: '' }, ...(dropped && { dropped }) });

  /** @param subject its name, of {@link nameGoal} */
  async function addGoal(subject: string, title: string, steps: readonly StepDraft[] = []): Promise<void> {
    await sayGoal({ subject, title });
    await addSteps({ subject, steps: [] }, steps);
  }

  /** Answers with the names of the steps. @param index before which step they come; without one, after all */
  async function addSteps(
    { subject, steps }: Pick<GoalView, 'subject' | 'steps'>,
    drafts: readonly StepDraft[],
    index = steps.length,
  ): Promise<string[]> {
    const added = drafts.map(({ url = '', ...draft }) => ({
      ...{ subject: `${subject}:step:${crypto.randomUUID()}`, url, position: 0, done: false },
      ...draft,
    }));
    await saySteps(insertSteps(steps, index, added));
    return added.map((step) => step.subject);
  }

  /** One after the other, so that those that make room have made it. */
  async function saySteps(steps: readonly StepView[]): Promise<void> {
    for (const step of steps) await onPlan(stepCommand(step));
  }

  return {
    addGoal,
    addSteps,
    rename: (goal: GoalView, title: string) => sayGoal({ ...goal, title }),
    archive: (goal: GoalView) => sayGoal(goal, true),
    bringBack: (goal: GoalView) => sayGoal(goal),
    /** Says a step anew, with something changed. */
    change: (step: StepView, change: Partial<StepView>) => onPlan(stepCommand({ ...step, ...change })),
    /** Makes a step one of the person's own again. */
    unlink: ({ relatedTo: _, ...step }: StepView) => onPlan(stepCommand({ ...step, url: '' })),
    drop: (step: StepView) => onPlan(stepCommand(step, true)),
    /** @param index among the others */
    move: (steps: readonly StepView[], step: StepView, index: number) =>
      saySteps(
        insertSteps(
          steps.filter((other) => other !== step),
          index,
          [step],
        ),
      ),
    tick: ({ subject, title }: StepView, to: 'done' | 'open') =>
      onToggle({ to, kind: 'step', subject, title }),
    start: ({ subject, relatedTo = subject, title }: StepView) => onTimer('begin', { relatedTo, title }),
  };
}
