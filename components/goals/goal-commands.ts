import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { insertSteps, stepCommand } from '#utils/pages/steps.ts';

/** What a step is before it has a name and a place. */
export interface StepDraft {
  title: string;
  url?: string;
  relatedTo?: string;
}

/** What a person can do to their goals; each resolves when it is written down. */
export type Planner = ReturnType<typeof createPlanner>;

/** A name for a goal that is about to be made. */
export function nameGoal(): string {
  return `goal:${crypto.randomUUID()}`;
}

/** Turns what a person does to their goals into commands. */
export function createPlanner({
  onPlan,
  onToggle,
  onTimer,
}: Pick<PageActions, 'onPlan' | 'onToggle' | 'onTimer'>) {
  return {
    /** @param subject its name, of {@link nameGoal} */
    async addGoal(subject: string, title: string, drafts: readonly StepDraft[] = []): Promise<void> {
      const steps = insertSteps([], 0, stepsOf(subject, drafts));
      await onPlan(goalCommand({ subject, title }), ...steps.map((step) => stepCommand(step)));
    },
    /** Answers with the names of the steps. @param index before which step they come; without one, after all */
    async addSteps(
      { subject, steps }: Pick<GoalView, 'subject' | 'steps'>,
      drafts: readonly StepDraft[],
      index = steps.length,
    ): Promise<string[]> {
      const added = stepsOf(subject, drafts);
      const changed = insertSteps<Omit<StepView, 'done'>>(steps, index, added);
      await onPlan(...changed.map((step) => stepCommand(step)));
      return added.map((step) => step.subject);
    },
    rename: (goal: GoalView, title: string) => onPlan(goalCommand({ ...goal, title })),
    label: (goal: GoalView, labels: readonly string[]) => onPlan(goalCommand({ ...goal, labels })),
    archive: (goal: GoalView) => onPlan(goalCommand(goal, true)),
    bringBack: (goal: GoalView) => onPlan(goalCommand(goal)),
    /** Writes a step down again, with something changed. */
    change: (step: StepView, change: Partial<StepView>) => onPlan(stepCommand({ ...step, ...change })),
    /** Makes a step one of the person's own again. */
    unlink: ({ relatedTo: _, ...step }: StepView) => onPlan(stepCommand({ ...step, url: '' })),
    drop: (step: StepView) => onPlan(stepCommand(step, true)),
    /** @param index among the others */
    move(steps: readonly StepView[], step: StepView, index: number): Promise<void> {
      const others = steps.filter((other) => other !== step);
      return onPlan(...insertSteps(others, index, [step]).map((step) => stepCommand(step)));
    },
    tick: ({ subject, title }: StepView, to: 'done' | 'open') =>
      onToggle({ to, kind: 'step', subject, title }),
    start: ({ subject, relatedTo = subject, title }: StepView) => onTimer('begin', { relatedTo, title }),
  };
}

/** Steps of a goal that have names, and no place yet. */
function stepsOf(goal: string, drafts: readonly StepDraft[]): Omit<StepView, 'done'>[] {
  return drafts.map(({ url = '', ...draft }) => ({
    subject: `${goal}:step:${crypto.randomUUID()}`,
    url,
    position: 0,
    ...draft,
  }));
}

function goalCommand(
  { subject, title, labels = [] }: Pick<GoalView, 'subject' | 'title' | 'labels'>,
  dropped = false,
): PlanCommand {
  const text = { title, url: '', ...(labels.length > 0 && { labels: [...labels] }) };
  return { type: 'goal', subject, text, ...(dropped && { dropped }) };
}
