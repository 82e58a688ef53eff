import { type DayKey, monthOf } from '#utils/domain/calendar.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { BragSources } from '#utils/domain/views/brag.ts';
import { type PastEntry, toPastEntry } from '#utils/domain/views/past-entry.ts';
import { ask } from '#utils/pages/ledger-client.ts';

/**
 * All that can be taken away of some days, month by month, so that no message is endless. Throws as `ask` does.
 * @param own whether what the person wrote to themselves is told
 */
export async function fetchSpan([from, to]: BragSources['span'], own: boolean): Promise<BragSources> {
  const months = (await ask('months', {})).filter((month) => monthOf(from) <= month && month <= monthOf(to));
  const wins: Win[] = [];
  const past: PastEntry[] = [];
  for (const month of months.toSorted()) {
    const [first, last] = [`${month}-01`, lastOf(month)];
    const days = { from: first < from ? from : first, to: last > to ? to : last };
    wins.push(...(await ask('wins', days)).toReversed());
    past.push(...(await ask('past', days)).map(toPastEntry));
  }
  const [goals, notes, written] = [
    await ask('goals', {}),
    own ? await ask('winNotes', {}) : [],
    own ? await ask('journal', {}) : [],
  ];
  return {
    span: [from, to],
    wins,
    past,
    goals,
    written,
    notes: new Map(notes.map(({ ref, note }) => [ref, note])),
  };
}

/** The last day of a month. */
function lastOf(month: string): DayKey {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
