import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import { isWeak } from '#utils/domain/subject.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import { untitled } from '#utils/platform/labels.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

/** Characters beyond which a step is asked whether there is a smaller one. */
const LONG_STEP = 80;

/** Whether a step is likely to be more than one. */
export function isLong(title: string): boolean {
  return [...title].length > LONG_STEP;
}

/**
 * The steps that get another position, so that some come to stand at an index among others: these, after whatever must
 * make room for them, which mostly is nothing.
 * @param steps the others, in their order
 */
export function insertSteps<T extends { position: number }>(
  steps: readonly T[],
  index: number,
  added: readonly T[],
): T[] {
  const positions = positionsBetween(steps[index - 1]?.position, steps[index]?.position, added.length);
  const at = (position: number) => (step: T, count: number) => ({ ...step, position: position + count });
  if (positions) return added.map((step, count) => ({ ...step, position: positions[count] as number }));
  const others = [
    ...steps.slice(0, index).map(at(1)),
    ...steps.slice(index).map(at(index + added.length + 1)),
  ];
  return [
    ...others.filter(({ position }, count) => position !== steps[count]?.position),
    ...added.map(at(index + 1)),
  ];
}

/** So many numbers between two others, of which each may be missing; undefined where there is no room. */
function positionsBetween(
  before: number | undefined,
  after: number | undefined,
  count: number,
): number[] | undefined {
  const low = before ?? (after === undefined ? 0 : after - count - 1);
  const high = after ?? low + count + 1;
  const between = Array.from({ length: count }, (_, one) => low + ((high - low) * (one + 1)) / (count + 1));
  const all = [low, ...between, high];
  return all.every((position, one) => one === 0 || position > (all[one - 1] as number)) ? between : undefined;
}

/** A list in which one of its members stands at another index. */
export function moveTo<T>(list: readonly T[], one: T, index: number): T[] {
  return list.filter((other) => other !== one).toSpliced(index, 0, one);
}

/** A goal whose every step has something to be called by: the words of one may be erased. */
export function withNamedSteps(goal: GoalView): GoalView {
  return { ...goal, steps: goal.steps.map((step) => ({ ...step, title: step.title || untitled('step') })) };
}

/** The command that changes a step: it carries all of the step again. */
export function stepCommand(
  { subject, title, url, position, relatedTo }: Omit<StepView, 'done'>,
  dropped = false,
): PlanCommand {
  return {
    type: 'step',
    subject,
    position,
    text: { title, url },
    ...(relatedTo && { relatedTo }),
    ...(dropped && { dropped }),
  };
}

/** An item on a site that a step can stand for. */
export interface LinkableItem {
  subject: string;
  title: string;
  url: string;
}

/** The items that the person finished or opened again lately, each once: first those that are open. */
export function recentItems({
  plan,
  todaysWins,
  earlierWins,
}: Pick<DashboardState, 'plan' | 'todaysWins' | 'earlierWins'>): LinkableItem[] {
  const finished = [...todaysWins, ...earlierWins]
    .filter(({ site, title }) => site && title)
    .map(({ subject, title, url }) => ({ subject, title, url }));
  const all = [...plan.open.filter(({ url }) => url), ...finished];
  return all.filter(({ subject }, index) => all.findIndex((item) => item.subject === subject) === index);
}

/** The item that a link leads to, among some that are known; by its address where a link has no lasting name for it. */
export function itemBehind(
  { subject, url }: LinkedItem,
  items: readonly LinkableItem[],
): LinkableItem | undefined {
  const sort = (name: string) => name.split(':', 2).join(':');
  return items.find(
    (item) =>
      item.subject === subject ||
      (isWeak(subject) && sort(item.subject) === sort(subject) && item.url === url),
  );
}
