import { expect, type Page } from 'playwright/test';
import type { Microwin } from './harness.ts';

/** In mixed case, as people write it; names are lower case. */
export const REPO = 'https://github.com/Octo-Org/Hello';

/** The witness looks for 3 s; what has not counted by now never will. */
export const WINDOW_MS = 3500;

/** The name of something in the practice repository. */
export const thing = (number: number, end: string) => `github:github.com/octo-org/hello#${number}:${end}`;

export const issueWin = (number: number, title: string) => ({
  subject: thing(number, 'closed'),
  kind: 'issue',
  title,
  points: 12,
});
export const pullWin = (number: number, title: string) => ({
  subject: thing(number, 'merged'),
  kind: 'pull',
  title,
  points: 20,
});

/** What the page says of the issue or pull request, wherever it says it. */
export const says = (page: Page, state: string) =>
  expect
    .poll(
      () =>
        page
          .locator('[data-status], #partial-discussion-header .State')
          .evaluateAll((labels) => [...new Set(labels.map((label) => label.textContent?.trim()))].join())
          // The page is just being loaded anew.
          .catch(() => ''),
      // What is refused shows for a moment only.
      { intervals: [20] },
    )
    .toBe(state);

/** There is one completion in the log and nothing else, and this witness saw it. */
export const expectSeenBy = async (microwin: Microwin, page: Page, by: 'gesture' | 'write') => {
  await page.waitForTimeout(WINDOW_MS);
  expect(await microwin.events()).toMatchObject([{ type: 'complete', by }]);
};
