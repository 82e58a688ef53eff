import type { ListRef } from '#utils/sites/types.ts';

/** More than a person would answer. */
const MOST_QUESTIONS = 20;

/** The questions with one more; each is asked once, by the name it has now. */
export function withQuestion(asked: readonly ListRef[], { id, name }: ListRef): readonly ListRef[] {
  if (asked.some((place) => place.id === id && place.name === name)) return asked;
  return [{ id, name }, ...asked.filter((place) => place.id !== id)].slice(0, MOST_QUESTIONS);
}
