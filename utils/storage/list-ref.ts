import type { ListRef } from '#utils/sites/types.ts';
import { fieldsOf, isText, LONGEST_NAME } from '#utils/storage/guards.ts';

/** A list or a database as it is stored: an id of Trello or Notion and a name, which may be empty. */
export function parseListRef(stored: unknown): ListRef | undefined {
  const { id, name } = fieldsOf(stored);
  const isId = typeof id === 'string' && /^[0-9a-f-]{24,36}$/.test(id);
  return isId && (name === '' || isText(name, LONGEST_NAME)) ? { id, name } : undefined;
}
