import type { Reporter, TestCase } from 'playwright/types/testReporter';

/** What an annotation of a test is called that carries a score. */
export const SCORE = 'score';

/** How often the readers were right about a mutated page, said nothing, or were wrong. */
export interface Score {
  site: string;
  mutation: string;
  right: number;
  abstained: number;
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
    const line = (...cells: (string | number)[]) =>
      cells.map((cell, at) => String(cell)[at < 2 ? 'padEnd' : 'padStart'](10)).join('');
    console.log(`\n${line('site', 'mutation', 'right', 'abstained', 'wrong')}`);
    const inOrder = this.#scores.toSorted((a, b) => a.site.localeCompare(b.site));
    for (const { site, mutation, right, abstained, wrong } of inOrder)
      console.log(line(site, mutation, right, abstained, wrong.length));
  }
}
