import type { StepShown } from './game/plan.ts';
import type { View } from './game/view.ts';
import { isWeak } from './names.ts';
import type { Saying } from './sayings.ts';
import type { Linked } from './sites/links.ts';

/** Characters beyond which a step is asked whether there is a smaller one. */
const LONG_STEP = 80;

/** Whether a step is likely to be more than one. */
export function isLong(title: string): boolean {
  return [...title].length > LONG_STEP;
}

/** A spot among some steps, in their order. */
export interface Spot<T> {
  place: number;
  /** Those that have to go elsewhere, because there was no room; mostly none. */
  others: { step: T; place: number }[];
}

/**
 * The spot before the step at an index, or after all of them.
 * @param steps in their order, without the one that the spot is for
 */
export function spot<T extends { place: number }>(steps: readonly T[], index: number): Spot<T> {
  const place = between(steps[index - 1]?.place, steps[index]?.place);
  if (place !== undefined) return { place, others: [] };
  const renumbered = steps.map((step, old) => ({ step, place: old < index ? old + 1 : old + 2 }));
  return { place: index + 1, others: renumbered.filter(({ step, place }) => step.place !== place) };
}

/** A number between two others, of which each may be missing; undefined where there is none. */
function between(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined) return after === undefined ? 1 : after - 1;
  if (after === undefined) return before + 1;
  const middle = (before + after) / 2;
  return before < middle && middle < after ? middle : undefined;
}

/** A list in which one of its members stands at another index. */
export function reordered<T>(list: readonly T[], one: T, index: number): T[] {
  return list.filter((other) => other !== one).toSpliced(index, 0, one);
}

/** What is said of a step to change it: all of it again. */
export function stepSaid(
  { subject, title, url, place, about }: Omit<StepShown, 'done'>,
  dropped = false,
): Saying {
  return {
    ...{ type: 'step', subject, place, text: { title, url } },
    ...(about && { about }),
    ...(dropped && { dropped }),
  };
}

/** A thing on a site that a step can stand for. */
export interface Thing {
  subject: string;
  title: string;
  url: string;
}

/** The things that the person had to do with lately, each once: first those that are open again. */
export function thingsLately({
  plan,
  todaysWins,
  earlierWins,
}: Pick<View, 'plan' | 'todaysWins' | 'earlierWins'>): Thing[] {
  const finished = [...todaysWins, ...earlierWins]
    .filter(({ site, title }) => site && title)
    .map(({ name, title, url }) => ({ subject: name, title, url }));
  const all = [...plan.open.filter(({ url }) => url), ...finished];
  return all.filter(({ subject }, place) => all.findIndex((thing) => thing.subject === subject) === place);
}

/** The thing that a link leads to, among some that are known; by its address where a link has no lasting name for it. */
export function thingBehind({ subject, url }: Linked, things: readonly Thing[]): Thing | undefined {
  const sort = (name: string) => name.split(':', 2).join(':');
  return things.find(
    (thing) =>
      thing.subject === subject ||
      (isWeak(subject) && sort(thing.subject) === sort(subject) && thing.url === url),
  );
}
