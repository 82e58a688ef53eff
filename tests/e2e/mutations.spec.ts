import { batchesOf, groupsOf, type Run, runsIn } from '#tests/e2e/batches.ts';
import { CORPORA, expect, test } from '#tests/e2e/corpora.ts';
import {
  type Credited,
  complainOfSends,
  creditsOf,
  expectedIn,
  isWin,
  type Played,
  playAll,
} from '#tests/e2e/play.ts';
import { SCORE, type Score } from '#tests/e2e/scores.ts';
import { MODES, type Mode, type Row, type Step, script, set } from '#tests/sites/corpus.ts';
import { asks, MUTATIONS, type Mutation } from '#tests/sites/mutation.ts';
import { until } from '#tests/support/wait.ts';
import type { StoredEvent } from '#utils/domain/event.ts';

interface Outcome {
  played: Played[];
  credits: Credited[];
  events: StoredEvent[];
}

/** Ms that a detection may take before the detector has abstained. */
const PATIENCE_MS = 1500;
/** Ms for what must not count; only what leaves a page takes longer, and nothing does here. */
const QUIET_MS = 2000;

/**
 * The gesture detector has spoken before any write leaves, unless the row is about another delay; and what a row's
 * person waits for before they act again, 400 ms mostly, is answered and drawn by then.
 */
const LATER: Step = set({ serverDelay: 200 });

/** A page as it always was would praise every reader; so its row is left out. */
const UNCHANGED = 'the page is as it always was';
const APPLIED: Step = script(
  'see the mutation',
  (unchanged) => {
    const { mutation } = window as unknown as { mutation?: { applied?: boolean } };
    if (!mutation?.applied) throw new Error(unchanged);
  },
  UNCHANGED,
);

for (const corpus of CORPORA) {
  for (const name of Object.keys(MUTATIONS) as Mutation[]) {
    test(`${corpus.site}, when ${MUTATIONS[name]}: right or nothing, never wrong`, async ({ stage }) => {
      test.setTimeout(30_000 + 6000 * corpus.rows.length);
      const mutated = stage(asks(name, corpus));
      const site = { ...corpus, apart: [...(corpus.apart ?? []), APPLIED, LATER] };
      const score: Score = { site: corpus.site, mutation: name, seen: 0, gesture: 0, rows: 0, wrong: [] };
      const tally = { played: 0, mutated: 0 };

      /** Runs rows one after the other, waits for all of them at once, and answers for those that are mutated. */
      const run = async (batch: readonly Run[], ms: number): Promise<Outcome> => {
        const all = await playAll(mutated, site, batch);
        const played = all.filter(({ complaints }) => !complaints.some((said) => said.includes(UNCHANGED)));
        tally.played += all.length;
        tally.mutated += played.length;
        complainOfSends(played);
        const counts = played.some(({ row }) => row.wins.length > 0);
        const seen = async () => {
          const credits = await creditsOf(mutated);
          return counts && played.every(({ row }) => isRight(row, credits));
        };
        await until(seen, played.length > 0 ? ms : 0);
        // A page that a mutation broke tells nothing about readers.
        for (const { row, mode, complaints } of played)
          expect.soft(complaints, `${row.name} (${mode}): the page works`).toEqual([]);
        return { played, credits: await creditsOf(mutated), events: await mutated.events() };
      };

      const rows = corpus.rows.filter(({ plainOnly }) => !plainOnly);
      const counting = rows.filter((row) => row.wins.length > 0 && runsIn(row, 'both'));
      const bySomebodyElse: Row[] = [];
      for (const batch of batchesOf(runsOf(counting, 'both'))) {
        const { played, credits } = await run(batch, PATIENCE_MS);
        score.wrong.push(...wrongIn(played, credits));
        score.rows += played.length;
        for (const { row } of played) {
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
      // What the gesture detector saw it has seen alone. What it did not see, it must not have seen otherwise either.
      for (const batch of batchesOf(runsOf(bySomebodyElse, 'gesture'))) {
        const { played, credits } = await run(batch, PATIENCE_MS);
        score.wrong.push(...wrongIn(played, credits));
        score.gesture += played.filter(({ row }) => isRight(row, credits)).length;
      }

      // Where the page sends nothing anyway, one mode is like the other. In two modes at once a row would be about the
      // same thing in two tabs: what was asked for in one, the other would find done.
      const quiet = rows.filter(({ wins }) => wins.length === 0);
      const sending = quiet.filter(({ sends }) => sends.length > 0);
      for (const group of [runsOf(quiet, 'both'), runsOf(sending, 'gesture')].flatMap(groupsOf)) {
        const { played, credits, events } = await run(group, QUIET_MS);
        score.wrong.push(...wrongIn(played, credits));
        const momentary = played.flatMap(({ row }) => row.takenBack ?? []).map(({ title }) => title);
        const untold = events.filter(
          ({ type, text }) => type === 'complete' && !momentary.includes(text?.title ?? ''),
        );
        score.wrong.push(
          ...untold.map(({ subject, text }) => `“${text?.title}” (${subject}), if but for a moment`),
        );
      }

      expect(tally.mutated, 'most pages are mutated').toBeGreaterThan(tally.played / 2);
      test.info().annotations.push({ type: SCORE, description: JSON.stringify(score) });
      expect(score.wrong, 'what counted and must not').toEqual([]);
    });
  }
}

/** These rows, as far as they run in this mode. */
function runsOf(rows: readonly Row[], mode: Mode): Run[] {
  return rows.filter((row) => runsIn(row, mode)).map((row) => ({ row, mode }));
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

/** Whichever detector was blind on the mutated page. */
function isWinInAny(win: Row['wins'][number], credit: Credited): boolean {
  return MODES.some((mode) => isWin(expectedIn(mode, win), credit));
}
