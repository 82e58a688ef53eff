import { batchesOf, groupsOf, mustNot, runsIn } from '#tests/e2e/batches.ts';
import { CORPORA, expect, test } from '#tests/e2e/corpora.ts';
import { IN_FULL, playBatch } from '#tests/e2e/play.ts';
import { MODES, type Mode, type Row } from '#tests/sites/corpus.ts';

const HOW: Record<Mode, string> = {
  both: 'both detectors',
  gesture: 'the gesture alone',
  request: 'the request alone',
};
const ROW_MS = 6000;

/**
 * The modes in which a row is played. To keep the time short it is one, in turn from row to row, and all of them by
 * `npm run test:all`.
 */
function modesOf(row: Row, place: number): Mode[] {
  const modes = MODES.filter((mode) => runsIn(row, mode));
  return IN_FULL ? modes : modes.filter((_, index) => index === place % modes.length);
}

// Rows share browsers, ledgers and waits, as starting each anew would take most of the time. Each is a step of its
// test, and what is wrong with one is a failure that names it and lets the others go on.
for (const corpus of CORPORA) {
  const runs = corpus.rows.flatMap((row, place) => modesOf(row, place).map((mode) => ({ row, mode })));

  for (const mode of MODES) {
    test(`${corpus.site}: what counts, seen by ${HOW[mode]}`, async ({ stage }) => {
      const wanted = runs.filter((run) => run.mode === mode && !mustNot(run.row));
      test.setTimeout(30_000 + ROW_MS * wanted.length);
      const tabs = stage();
      for (const batch of batchesOf(wanted)) {
        const played = await playBatch(tabs, corpus, batch, (name, run) => test.step(name, run));
        for (const { row, complaints } of played) expect.soft(complaints, row.name).toEqual([]);
      }
    });
  }

  test(`${corpus.site}: what must not count, whoever sees it`, async ({ stage }) => {
    const wanted = runs.filter(({ row }) => mustNot(row));
    test.setTimeout(30_000 + ROW_MS * wanted.length);
    const tabs = stage();
    for (const group of groupsOf(wanted)) {
      const played = await playBatch(tabs, corpus, group, (name, run) => test.step(name, run));
      for (const { row, mode, complaints } of played)
        expect.soft(complaints, `${row.name} (${mode})`).toEqual([]);
    }
  });
}
