import type { LedgerEvent } from '../../utils/ledger/schema.ts';
import { MODES, type Mode, type Row, type Step, script, set } from '../sites/corpus.ts';
import { asks, MUTATIONS, type Mutation } from '../sites/mutation.ts';
import { CORPORA, expect, test } from './corpora.ts';
import {
  awaitSends,
  batchesOf,
  type Credited,
  creditsOf,
  expectedIn,
  groupsOf,
  isWin,
  type Played,
  play,
  prepare,
  type Run,
  runsIn,
  until,
} from './play.ts';
import { SCORE, type Score } from './scores.ts';

const BOTH: readonly Mode[] = ['both'];
const ALONE_AND_BOTH: readonly Mode[] = ['gesture', 'both'];

interface Outcome {
  credits: Credited[];
  events: LedgerEvent[];
}

/** Ms that a sighting may take before the witness has abstained. */
const PATIENCE_MS = 1500;
/** Ms for what must not count; only what leaves a page takes longer, and nothing does here. */
const QUIET_MS = 2000;

/** The gesture witness has spoken before any write leaves, unless the row is about another delay. */
const LATER: Step = set({ serverDelay: 300 });

/** A page as it always was would praise every reader. */
const APPLIED: Step = script(
  'see the mutation',
  () => {
    const { mutation } = window as unknown as { mutation?: { applied?: boolean } };
    if (!mutation?.applied) throw new Error('the page is as it always was');
  },
  null,
);

for (const corpus of CORPORA) {
  for (const name of Object.keys(MUTATIONS) as Mutation[]) {
    test(`${corpus.site}, when ${MUTATIONS[name]}: right or nothing, never wrong`, async ({ stage }) => {
      test.setTimeout(30_000 + 6000 * corpus.rows.length);
      const mutated = stage(asks(name, corpus));
      const site = { ...corpus, apart: [...(corpus.apart ?? []), APPLIED, LATER] };
      const score: Score = { site: corpus.site, mutation: name, seen: 0, gesture: 0, rows: 0, wrong: [] };

      /** Runs rows one after the other, and waits for all of them at once. */
      const run = async (batch: readonly Run[], ms: number): Promise<Outcome> => {
        await prepare(mutated, batch);
        const since = mutated.writes.length;
        const played: Played[] = [];
        for (const { row, mode } of batch) played.push(await play(mutated, site, row, mode));
        await awaitSends(mutated, played, since);
        const counts = batch.some(({ row }) => row.wins.length > 0);
        const seen = async () => {
          const credits = await creditsOf(mutated);
          return counts && batch.every(({ row }) => isRight(row, credits));
        };
        await until(seen, ms);
        // A page that a mutation broke tells nothing about readers.
        for (const { row, mode, complaints } of played)
          expect.soft(complaints, `${row.name} (${mode}): the page works`).toEqual([]);
        return { credits: await creditsOf(mutated), events: await mutated.events() };
      };

      const rows = corpus.rows.filter((row) => runsIn(row, 'both') && !row.plainOnly);
      const counting = rows.filter(({ wins }) => wins.length > 0);
      const bySomebodyElse: Row[] = [];
      score.rows = counting.length;
      for (const batch of batchesOf(counting.map((row) => ({ row, mode: 'both' })))) {
        const { credits } = await run(batch, PATIENCE_MS);
        score.wrong.push(...wrongIn(batch, credits));
        for (const { row } of batch) {
          if (isRight(row, credits)) score.seen++;
          if (
            isRight(
              row,
              credits.filter(({ by }) => by === 'gesture'),
            )
          )
            score.gesture++;
          else if (runsIn(row, 'gesture')) bySomebodyElse.push(row);
        }
      }
      // What the gesture witness saw it has seen alone. What it did not see, it must not have seen otherwise either.
      for (const batch of batchesOf(bySomebodyElse.map((row) => ({ row, mode: 'gesture' })))) {
        const { credits } = await run(batch, PATIENCE_MS);
        score.wrong.push(...wrongIn(batch, credits));
        score.gesture += batch.filter(({ row }) => isRight(row, credits)).length;
      }

      // Where the page sends nothing anyway, one mode is like the other. To keep the time short, each of these rows
      // meets every third mutation only.
      const turn = Object.keys(MUTATIONS).indexOf(name);
      const quiet = rows
        .filter(({ wins }) => wins.length === 0)
        .filter((_, place) => (place + turn) % 3 === 0)
        .flatMap((row) => (row.sends.length > 0 ? ALONE_AND_BOTH : BOTH).map((mode) => ({ row, mode })))
        .filter(({ row, mode }) => runsIn(row, mode));
      for (const group of groupsOf(quiet)) {
        const { credits, events } = await run(group, QUIET_MS);
        score.wrong.push(...wrongIn(group, credits));
        const momentary = group.flatMap(({ row }) => row.takenBack ?? []).map(({ title }) => title);
        const untold = events.filter(
          ({ type, text }) => type === 'complete' && !momentary.includes(text?.title ?? ''),
        );
        score.wrong.push(
          ...untold.map(({ subject, text }) => `“${text?.title}” (${subject}), if but for a moment`),
        );
      }

      test.info().annotations.push({ type: SCORE, description: JSON.stringify(score) });
      expect(score.wrong, 'what counted and must not').toEqual([]);
    });
  }
}

/** What is wrong among the credits: those of nobody's, and one too many of somebody's. */
function wrongIn(runs: readonly Run[], credits: readonly Credited[]): string[] {
  const wins = runs.flatMap(({ row }) => row.wins);
  const strangers = credits.filter((credit) => !wins.some((win) => isWinInAny(win, credit)));
  const doubled = wins.filter((win) => credits.filter((credit) => isWinInAny(win, credit)).length > 1);
  return [
    ...strangers.map(({ subject, kind, title }) => `${kind} “${title}” (${subject})`),
    ...doubled.map(({ title }) => `“${title}” twice`),
  ];
}

/** Every win stands once. */
function isRight({ wins }: Row, credits: readonly Credited[]): boolean {
  return wins.every((win) => credits.filter((credit) => isWinInAny(win, credit)).length === 1);
}

/** Whichever witness was blind on the mutated page. */
function isWinInAny(win: Row['wins'][number], credit: Credited): boolean {
  return MODES.some((mode) => isWin(expectedIn(mode, win), credit));
}
