import { localDay, parseWhen } from '#utils/pages/past/dates.ts';
import type { PastRow, TableReader } from '#utils/pages/past/types.ts';

const HEADER = ['Task Name', 'Task ID', 'Task Type', 'Date', 'Value'];

/** The history of Habitica's habits and dailies as a table; see `habitica.ts`. */
export const habiticaHistory: TableReader = {
  source: 'habitica',
  recognises: ([header = []]) => HEADER.every((name, place) => header[place] === name),
  begin() {
    const before = new Map<string, number>();
    return function* read([title = '', id = '', type, date = '', value = '']): Iterable<PastRow> {
      if (type !== 'daily') return;
      const when = parseWhen(date);
      const isTicked = Number(value) > (before.get(id) ?? 0);
      before.set(id, Number(value));
      const day = typeof when === 'number' ? localDay(when) : when?.day;
      if (day === undefined || id === '') yield 'broken';
      else if (isTicked) yield { title, url: '', when: { day }, own: `${id} ${day}` };
      else yield 'open';
    };
  },
};
