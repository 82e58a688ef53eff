import { MODES, type Mode, type Row, type Win } from '#tests/sites/corpus.ts';

/** A row, and how it is run. */
export interface Run {
  row: Row;
  mode: Mode;
}

/** Ms after the last gesture on a page for which the detectors look; what has not counted by then never will. */
export const WINDOW_MS = 3600;
/** Ms for which nothing more may come after all that must count was seen, and all requests were answered. */
const AFTERWARDS_MS = 400;

/** Rows that may share a browser: those before which the person said the same. */
export function groupsOf(runs: readonly Run[]): Run[][] {
  return [...Map.groupBy(runs, ({ row }) => JSON.stringify(row.choices)).values()];
}

/**
 * Rows that may share a ledger, too: no two of them are about the same item. What is, or could be, taken back is in as
 * few batches as can be, and comes first in each: only these wait for as long as a detector looks.
 */
export function batchesOf(runs: readonly Run[]): Run[][] {
  return groupsOf(runs).flatMap((group) => {
    const batches: Run[][] = [];
    const sorted = group.toSorted((a, b) => awaited(b.row) - awaited(a.row));
    const alone = (run: Run) => !group.some((other) => other !== run && clash(run, other));
    for (const run of sorted.filter((run) => !alone(run))) {
      const batch = batches.find((others) => !others.some((other) => clash(run, other)));
      if (batch) batch.push(run);
      else batches.push([run]);
    }
    for (const run of sorted.filter(alone)) {
      const [smallest = batches[0]] = batches.slice(1).toSorted((a, b) => a.length - b.length);
      const batch = awaited(run.row) === WINDOW_MS ? batches[0] : smallest;
      if (batch) batch.push(run);
      else batches.push([run]);
    }
    return batches.map((batch) => batch.toSorted((a, b) => awaited(b.row) - awaited(a.row)));
  });
}

/** Whether two rows are, or may be, about the same item. */
function clash({ row: one }: Run, { row: other }: Run): boolean {
  const itemsOf = ({ wins, takenBack = [] }: Row) => [...wins, ...takenBack];
  return itemsOf(one).some((item) => itemsOf(other).some((same) => couldBe(item, same)));
}

/** Whether two wins may be about one item: it may have several names, but is called the same under each. */
function couldBe(one: Win, other: Win): boolean {
  const [names, others] = [namesOf(one), namesOf(other)];
  const vague = [...names, ...others].some((name) => typeof name !== 'string');
  return (vague && one.title === other.title) || names.some((name) => others.includes(name));
}

function namesOf({ subject, alone }: Win): Win['subject'][] {
  return [subject, alone?.gesture?.subject ?? subject, alone?.request?.subject ?? subject];
}

/** Ms after a row for which it is waited whether anything more counts, or counts no more. */
export function awaited({ wins, stays }: Row): number {
  return wins.length > 0 && !stays ? AFTERWARDS_MS : WINDOW_MS;
}

/**
 * Whether a row is run in this mode at all. A page that sends nothing is the same one for the gesture alone as for both,
 * and has nothing for the request detector.
 */
export function runsIn({ modes = MODES, sends }: Row, mode: Mode): boolean {
  return modes.includes(mode) && (mode === 'both' || sends.length > 0 || !modes.includes('both'));
}

/** Whether a row leaves nothing in the log at all. */
export function mustNot({ wins, takenBack = [] }: Row): boolean {
  return wins.length + takenBack.length === 0;
}
