import { fields, instant, list, text } from '#utils/pages/past/json.ts';
import type { JsonReader, PastRow } from '#utils/pages/past/types.ts';

/** Pages of the tasks that were completed, as Todoist's API answers with them: `{items: [...], next_cursor}`. */
export const todoist: JsonReader = {
  source: 'todoist',
  recognises(value) {
    const { items, next_cursor } = fields(value);
    const isEmpty = Array.isArray(items) && items.length === 0 && next_cursor !== undefined;
    return (
      isEmpty ||
      list(items)
        .map(fields)
        .some((item) => 'completed_at' in item && 'content' in item)
    );
  },
  *read(value): Iterable<PastRow> {
    for (const item of list(fields(value).items)) {
      const { id, task_id, content, completed_at } = fields(item);
      const at = instant(completed_at);
      const name = text(task_id) || text(id);
      if (completed_at === null) yield 'open';
      else if (at === undefined || name === '') yield 'broken';
      // A task that recurs is completed again under the same name.
      else yield { title: text(content), url: '', when: at, own: `${name} ${at}` };
    }
  },
};
