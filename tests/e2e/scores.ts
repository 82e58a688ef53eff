import type { Reporter, TestCase } from 'playwright/types/testReporter';

/** What an annotation of a test is called that carries a score. */
export const SCORE = 'score';

/** How often the readers were right about a mutated page, said nothing, or were wrong. */
export interface Score {
  site: string;
  mutation: string;
  /** Rows that must count. */
  rows: number;
  /** How many of them the gesture detector alone was right about, and how many both together. */
  gesture: number;
  seen: number;
  wrong: string[];
}

/** Prints the scores of all mutated pages as one table. */
export default class Scores implements Reporter {
  readonly #scores: Score[] = [];

  onTestEnd({ annotations }: TestCase): void {
    for (const { type, description } of annotations)
      if (type === SCORE && description) this.#scores.push(JSON.parse(description));
  }

  onEnd(): void {
    if (this.#scores.length === 0) return;
    console.log('\nright/abstained   the gesture alone   both detectors   wrong');
    for (const { site, mutation, rows, gesture, seen, wrong } of this.#scores.toSorted(inOrder)) {
      const share = (right: number) => `${right}/${rows - right}`;
      const cells = [
        site.padEnd(8),
        mutation.padEnd(9),
        share(gesture).padStart(18),
        share(seen).padStart(16),
      ];
      console.log(`${cells.join(' ')} ${String(wrong.length).padStart(7)}`);
    }
  }
}

function inOrder(a: Score, b: Score): number {
  return a.site.localeCompare(b.site) || a.mutation.localeCompare(b.mutation);
}
