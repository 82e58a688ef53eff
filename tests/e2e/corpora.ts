import { test as base, expect } from 'playwright/test';
import { launchChromium } from '../chromium.ts';
import { servePractice } from '../practice.ts';
import type { Corpus } from '../sites/corpus.ts';
import { github } from '../sites/github/corpus.ts';
import { notion } from '../sites/notion/corpus.ts';
import { trello } from '../sites/trello/corpus.ts';
import { Microwin } from './harness.ts';

export { expect };

/** The corpus of every site. */
export const CORPORA: readonly Corpus[] = [trello, github, notion];

/** Playwright's `test` with one browser for all rows that a worker runs; starting one takes longer than a row. */
export const test = base.extend<object, { stage: Microwin }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const context = await launchChromium('');
      const practice = await servePractice(context);
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(await Microwin.in(context, practice));
      await context.close();
      expect(practice.unknown, 'requests that nobody serves').toEqual([]);
      expect(errors, 'errors on pages').toEqual([]);
    },
    { scope: 'worker' },
  ],
});
