import { relative } from 'node:path';
import type { Reporter, Suite, TestCase } from 'playwright/types/testReporter';

const SHOWN = 10;

/** Prints where the time goes: the slowest tests, and what all tests of each file took together. */
export default class Slowest implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? [];
    const lines = tests.toSorted((a, b) => msOf(b) - msOf(a)).slice(0, SHOWN);
    console.log(`\nThe ${lines.length} slowest tests`);
    for (const test of lines)
      console.log(`${seconds(msOf(test))}  ${fileOf(test)}:${test.location.line} › ${test.title}`);

    const files = [...Map.groupBy(tests, fileOf)].map(([file, own]) => ({
      file,
      count: own.length,
      ms: own.reduce((sum, test) => sum + msOf(test), 0),
    }));
    console.log('\nThe files, by what their tests took');
    for (const { file, count, ms } of files.toSorted((a, b) => b.ms - a.ms))
      console.log(`${seconds(ms)}  ${file}, tests: ${count}`);
  }
}

function msOf({ results }: TestCase): number {
  return results.reduce((sum, { duration }) => sum + duration, 0);
}

function fileOf({ location }: TestCase): string {
  return relative(import.meta.dirname, location.file);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).padStart(7)} s`;
}
