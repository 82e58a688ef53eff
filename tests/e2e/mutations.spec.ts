import { MODES, type Row, type Step, set } from '../sites/corpus.ts';
import { asks, MUTATIONS, type Mutation } from '../sites/mutation.ts';
import { CORPORA, expect, test } from './corpora.ts';
import {
  batchesOf,
  type Credited,
  creditsOf,
  expectedIn,
  isWin,
  mustNot,
  type Played,
  pause,
  play,
  until,
} from './play.ts';
import { SCORE, type Score } from './scores.ts';

/** The write alone is no different on a mutated page. */
const WITNESSED = ['gesture', 'both'] as const;
/** Ms that a sighting may take before the witness has abstained. */
const PATIENCE_MS = 1500;
/** Ms for what must not count; only what leaves a page takes longer, and nothing does here. */
const QUIET_MS = 2000;

/** Nobody needs to wait for a server here, unless the row is about that. */
const AT_ONCE: Step = set({ serverDelay: 0 });

for (const corpus of CORPORA) {
  for (const name of Object.keys(MUTATIONS) as Mutation[]) {
    test(`${corpus.site}, when ${MUTATIONS[name]}: right or nothing, never wrong`, async ({ stage }) => {
      test.setTimeout(30_000 + 6000 * corpus.rows.length);
      const mutated = stage(asks(name, corpus));
      const swift = { ...corpus, apart: [...(corpus.apart ?? []), AT_ONCE] };
      const rows = corpus.rows.filter(
        ({ modes = MODES }) => modes.includes('both') && modes.includes('gesture'),
      );
      const score: Score = { site: corpus.site, mutation: name, right: 0, abstained: 0, wrong: [] };

      for (const mode of WITNESSED) {
        for (const batch of batchesOf(rows.filter(({ wins }) => wins.length > 0))) {
          await mutated.reset();
          const played: Played[] = [];
          for (const row of batch) played.push(await play(mutated, swift, row, mode));
          await until(async () => {
            const credits = await creditsOf(mutated);
            return batch.every((row) => isRight(row, credits));
          }, PATIENCE_MS);
          judge(score, played, await creditsOf(mutated));
        }
      }

      await mutated.reset();
      const quiet: Played[] = [];
      // Where the page sends nothing anyway, one mode is like the other.
      for (const row of rows.filter(({ wins }) => wins.length === 0))
        for (const mode of row.sends.length > 0 ? WITNESSED : (['both'] as const))
          quiet.push(await play(mutated, swift, row, mode));
      await pause(QUIET_MS);
      const events = quiet.some(({ row }) => !mustNot(row)) ? [] : await mutated.events();
      score.wrong.push(...events.map(({ type, subject }) => `${type} ${subject}`));
      judge(score, quiet, await creditsOf(mutated));

      test.info().annotations.push({ type: SCORE, description: JSON.stringify(score) });
      expect(score.wrong, 'what counted and must not').toEqual([]);
    });
  }
}

/** Adds to a score what came of some rows. A page that a mutation broke tells nothing, and is a failure here. */
function judge(score: Score, played: readonly Played[], credits: readonly Credited[]): void {
  const left = new Set(credits);
  for (const { row, mode, complaints } of played) {
    expect.soft(complaints, `${row.name} (${mode}): the page works`).toEqual([]);
    const own = credits.filter((credit) => row.wins.some((win) => isWinInAny(win, credit)));
    for (const credit of own) left.delete(credit);
    if (row.wins.length === 0) continue;
    if (isRight(row, credits)) score.right++;
    else if (own.length <= row.wins.length) score.abstained++;
    else score.wrong.push(`${row.name}: ${own.length} credits`);
  }
  score.wrong.push(...[...left].map(({ subject, kind, title }) => `${kind} “${title}” (${subject})`));
}

/** Every win stands once. */
function isRight({ wins }: Row, credits: readonly Credited[]): boolean {
  return wins.every((win) => credits.filter((credit) => isWinInAny(win, credit)).length === 1);
}

/** Whichever witness was blind on the mutated page. */
function isWinInAny(win: Row['wins'][number], credit: Credited): boolean {
  return MODES.some((mode) => isWin(expectedIn(mode, win), credit));
}
