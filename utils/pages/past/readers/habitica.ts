import { localDay } from '#utils/pages/past/dates.ts';
import { type Fields, fields, instant, list, text } from '#utils/pages/past/json.ts';
import type { JsonReader, PastRow } from '#utils/pages/past/types.ts';

/** The data of a Habitica account. Habits are left alone, since a click there need not be anything that was finished. */
export const habitica: JsonReader = {
  source: 'habitica',
  recognises: (value) =>
    ['dailys', 'todos'].every((name) => Array.isArray(fields(fields(value).tasks)[name])),
  *read(value): Iterable<PastRow> {
    const { dailys, todos } = fields(fields(value).tasks);
    for (const todo of list(todos)) yield readTodo(fields(todo));
    for (const daily of list(dailys)) yield* readDaily(fields(daily));
  },
};

function readTodo({ id, _id, text: title, completed, dateCompleted }: Fields): PastRow {
  const name = text(id) || text(_id);
  const at = instant(dateCompleted);
  if (typeof completed !== 'boolean' || name === '') return 'broken';
  if (!completed) return 'open';
  return at === undefined ? 'undated' : { title: text(title), url: '', when: at, own: name };
}

/**
 * The days on which a daily was ticked. The history has an entry for each night, whether it was ticked or not; older ones
 * say so only by the value, which a tick raises and a miss lowers.
 */
function* readDaily({ id, _id, text: title, history }: Fields): Iterable<PastRow> {
  const name = text(id) || text(_id);
  let before = 0;
  for (const entry of list(history)) {
    const { date, value, completed } = fields(entry);
    const at = instant(date) ?? instant(Number(date));
    const isTicked = typeof completed === 'boolean' ? completed : Number(value) > before;
    before = Number(value);
    const day = at === undefined ? undefined : localDay(at);
    if (day === undefined || name === '') yield 'broken';
    else if (isTicked)
      yield { title: text(title), url: '', when: { day }, own: `${name} ${at}`, before: `${name} ${day}` };
    else yield 'open';
  }
}
