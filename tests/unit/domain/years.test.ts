import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, newSettings, on, viewOf } from '#tests/support/events.ts';
import { projectAll } from '#utils/domain/project.ts';
import { toDayView } from '#utils/domain/views/dashboard.ts';
import { pastYears, spanOfYear, yearColumns } from '#utils/domain/views/years.ts';

describe('the years before the last one', () => {
  it('are those with a win of which a day lies before what the last one shows', () => {
    expect(pastYears(viewOf([], 20))).toEqual([]);
    expect(pastYears(viewOf(on(2), 20))).toEqual([]);
    expect(pastYears(viewOf(on(-300), 20))).toEqual([2025]);
    expect(pastYears(viewOf(on(-800, 2), 20))).toEqual([2023]);
    expect(pastYears(viewOf(on(-9000, -800, -400, -300, 2), 20))).toEqual([2025, 2023, 2001]);
  });

  it('show each of their days once, in whole weeks, with all of their wins and no others', () => {
    const date = fc.integer({ min: -1200, max: 20 });
    fc.assert(
      fc.property(
        fc.array(date, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(1, 6, 7),
        fc.integer({ min: 2023, max: 2026 }),
        (dates, weekStart, year) => {
          const log = [
            newSettings(-1300, { weekStart: weekStart as 1 }),
            ...on(...new Set(dates.sort((a, b) => a - b))),
          ];
          const { from, to } = spanOfYear(year);
          const days = [...projectAll(log).days.values()].map(toDayView);
          const own = days.filter(({ day }) => from <= day && day <= to);
          const columns = yearColumns(year, { days: own, past: [] }, viewOf(log, 20));
          expect(columns.every((column) => column.length === 7)).toBe(true);
          const cells = columns.flat().filter((cell) => cell !== undefined);
          expect([cells[0]?.day, cells.at(-1)?.day]).toEqual([from, to]);
          expect(cells).toHaveLength(year % 4 === 0 ? 366 : 365);
          const wins = [...new Set(dates)].map(day).filter((day) => from <= day && day <= to).length;
          expect(cells.reduce((sum, cell) => sum + cell.wins, 0)).toBe(wins);
        },
      ),
      { numRuns: 25 },
    );
  });
});
