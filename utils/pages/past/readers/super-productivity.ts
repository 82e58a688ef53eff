import { isDay } from '#utils/domain/calendar.ts';
import { type Fields, fields, instant, text } from '#utils/pages/past/json.ts';
import type { JsonReader, PastRow, When } from '#utils/pages/past/types.ts';

/** Where a backup keeps tasks: those of today, and those put away lately and long ago. */
const ARCHIVES = ['archiveYoung', 'archiveOld'];

/** A backup, which some versions wrap once more. */
function backup(value: unknown): Fields {
  const { data } = fields(value);
  return data ? fields(data) : fields(value);
}

function* tasks(value: unknown): Iterable<Fields> {
  const all = backup(value);
  for (const place of [all, ...ARCHIVES.map((name) => fields(all[name]))])
    for (const task of Object.values(fields(fields(place.task).entities))) yield fields(task);
}

/** When a task was done; of an old one the last day on which there was work on it. */
function doneOn({ doneOn, timeSpentOnDay }: Fields): When | undefined {
  const at = instant(doneOn);
  if (at !== undefined) return at;
  const day = Object.keys(fields(timeSpentOnDay)).filter(isDay).sort().at(-1);
  return day === undefined ? undefined : { day };
}

/** A backup of Super Productivity. */
export const superProductivity: JsonReader = {
  source: 'superproductivity',
  recognises: (value) => typeof fields(backup(value).task).entities === 'object',
  *read(value): Iterable<PastRow> {
    for (const task of tasks(value)) {
      const { id, title, isDone } = task;
      const when = doneOn(task);
      if (typeof isDone !== 'boolean' || text(id) === '') yield 'broken';
      else if (!isDone) yield 'open';
      else if (when === undefined) yield 'undated';
      else yield { title: text(title), url: '', when, own: text(id) };
    }
  },
};
