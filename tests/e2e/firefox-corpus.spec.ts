import { batchesOf, groupsOf, mustNot, runsIn } from '#tests/e2e/batches.ts';
import { CORPORA } from '#tests/e2e/corpora.ts';
import { expect, test } from '#tests/e2e/firefox.ts';
import { playBatch } from '#tests/e2e/play.ts';
import type { Corpus, Row } from '#tests/sites/corpus.ts';

/** The first row of each kind, and one each of what counts but for a moment and of what must not count. */
function oneOfEach(corpus: Corpus): Row[] {
  const rows = corpus.rows.filter((row) => runsIn(row, 'both'));
  const kinds = new Set(rows.flatMap(({ wins }) => wins.map(({ kind }) => kind)));
  const counts = [...kinds].map((kind) => rows.find(({ wins }) => wins.some((win) => win.kind === kind)));
  const others = [
    rows.find(({ takenBack }) => takenBack),
    rows.find((row) => mustNot(row) && row.sends.length > 0),
  ];
  return [...new Set([...counts, ...others].filter((row) => row !== undefined))];
}

test('one row of each kind counts, or does not, in Firefox too', async ({ firefox }) => {
  test.setTimeout(180_000);
  const stage = firefox.stage();
  for (const corpus of CORPORA) {
    const runs = oneOfEach(corpus).map((row) => ({ row, mode: 'both' as const }));
    const counts = runs.filter(({ row }) => !mustNot(row));
    const others = runs.filter(({ row }) => mustNot(row));
    for (const batch of [...batchesOf(counts), ...groupsOf(others)]) {
      const played = await playBatch(stage, corpus, batch, (name, run) =>
        test.step(`${corpus.site}: ${name}`, run),
      );
      for (const { row, complaints } of played) expect.soft(complaints, row.name).toEqual([]);
    }
  }
});
