import type { ListRef } from '#utils/sites/types.ts';
import { listOf } from '#utils/storage/guards.ts';
import { parseListRef } from '#utils/storage/list-ref.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

/** More than a person would answer. */
const MOST_QUESTIONS = 20;

/** The databases that were stored; what is none is left out. */
export function parseUndecidedDatabases(stored: unknown): readonly ListRef[] {
  return listOf(stored, MOST_QUESTIONS, parseListRef) ?? [];
}

/** Notion databases of which only the person can say what finishes a row in them, and did not yet; newest first. */
export const undecidedDatabases = storedValue('undecidedDatabases', parseUndecidedDatabases);

/** The databases with one more; each is asked about once, by the name it has now. */
export function withQuestion(asked: readonly ListRef[], { id, name }: ListRef): readonly ListRef[] {
  if (asked.some((database) => database.id === id && database.name === name)) return asked;
  return [{ id, name }, ...asked.filter((database) => database.id !== id)].slice(0, MOST_QUESTIONS);
}
