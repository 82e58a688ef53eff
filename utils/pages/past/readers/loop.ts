import { isDay } from '#utils/domain/calendar.ts';
import type { PastRow, TableReader } from '#utils/pages/past/types.ts';

/** How a habit was kept on a day, by the names and the numbers of several versions. */
const TICKED = ['2', 'YES_MANUAL'];
const NOT_TICKED = ['', '0', '1', '3', '-1', 'YES_AUTO', 'NO', 'SKIP', 'UNKNOWN'];

/**
 * The table of all habits by days of Loop Habit Tracker: `Checkmarks.csv`. A number beyond the marks is an amount, in
 * thousandths. What a habit's own rhythm filled in is no tick.
 */
export const loop: TableReader = {
  source: 'loop',
  recognises([header = [], ...rows]) {
    const marks = rows.flatMap((row) => row.slice(1));
    return (
      header[0] === 'Date' &&
      header.length > 1 &&
      rows.length > 0 &&
      rows.every(([day = '']) => isDay(day)) &&
      marks.every((mark) => TICKED.includes(mark) || NOT_TICKED.includes(mark) || isAmount(mark))
    );
  },
  begin([, ...habits]) {
    // Two habits may have one name.
    const places = habits.map(
      (name, place) => habits.slice(0, place).filter((other) => other === name).length,
    );
    return function* read([day = '', ...marks]): Iterable<PastRow> {
      if (!isDay(day)) {
        yield 'broken';
        return;
      }
      for (const [place, title] of habits.entries()) {
        const mark = marks[place] ?? '';
        if (title === '' || !(TICKED.includes(mark) || isAmount(mark))) continue;
        yield { title, url: '', when: { day }, own: `${title} ${places[place]} ${day}` };
      }
    };
  },
};

function isAmount(mark: string): boolean {
  return /^\d+$/.test(mark) && Number(mark) > 3;
}
