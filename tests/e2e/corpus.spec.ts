import { CORPORA, expect, test } from '#tests/e2e/corpora.ts';
import { batchesOf, groupsOf, mustNot, playBatch, runsIn } from '#tests/e2e/play.ts';
import { MODES, type Mode } from '#tests/sites/corpus.ts';

const HOW: Record<Mode, string> = {
  both: 'both detectors',
  gesture: 'the gesture alone',
  request: 'the request alone',
};
const ROW_MS = 3000;

// Rows share browsers, ledgers and waits, as starting each anew would take most of the time. Each is a step of its
// test, and what is wrong with one is a failure that names it and lets the others go on.
for (const corpus of CORPORA) {
  const runs = MODES.flatMap((mode) =>
    corpus.rows.filter((row) => runsIn(row, mode)).map((row) => ({ row, mode })),
  );

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
