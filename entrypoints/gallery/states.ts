import { diary, MOMENT } from '#tests/support/diary.ts';
import { mergeInto } from '#tests/support/merge.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { type DashboardState, EMPTY_SNAPSHOT, selectDashboard } from '#utils/domain/views/dashboard.ts';

/** Of these, the days that are written down, and by whom. */
const DIARIES = {
  'a month': () => diary('steady', 30),
  'a long year': () => diary('heavy', 365),
};

/** What the windows would show at {@link MOMENT}, by the name of the ledger. */
export async function states(): Promise<[name: string, view: DashboardState][]> {
  const moment = { at: MOMENT, offset: 60 };
  const found: [string, DashboardState][] = [['nothing', selectDashboard(EMPTY_SNAPSHOT, moment)]];
  for (const [name, log] of Object.entries(DIARIES)) {
    // A database of its own: what the person of this browser did is none of its business.
    const ledger = createLedger(`gallery ${name}`);
    await ledger.erase();
    await mergeInto(ledger, log());
    found.push([name, selectDashboard(await ledger.snapshot(moment), moment)]);
  }
  return found;
}
