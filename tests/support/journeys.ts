import type { BrowserContext, Page } from 'playwright';
import { closeWelcome, extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { stopClock } from '#tests/support/clock.ts';
import { DIARIES, diary, MOMENT, PLACE } from '#tests/support/diary.ts';
import { logOf, type Stored, storedFor } from '#tests/support/ledger.ts';
import { hasSettled, writeDiary } from '#tests/support/screens.ts';

const DAY_MS = 86_400_000;
const SITES = ['trello', 'github', 'notion'];

/** Somebody's way with Microwin: when it is, and what they have done until then. */
interface Journey {
  /** UTC ms; a moment in {@link PLACE}. */
  moment: number;
  records: () => Stored[];
}

/** Two to four wins on each working day of a week until its Friday afternoon. */
function firstWeek(friday: number): Stored[] {
  const titles = ['Write the outline', 'Answer Mira', 'Fix login on slow networks', 'Book the train'];
  return storedFor(
    logOf(
      [4, 3, 2, 1, 0].flatMap((back) =>
        titles.slice(0, 2 + (back % 3)).map(
          (title, place) =>
            ({
              ...{ id: `${back}-${place}`, type: 'complete', subject: `trello:card:${back}-${place}` },
              ...{ kind: 'card', site: SITES[place % 3] ?? '', source: 'gesture', offset: 60 },
              at: friday - back * DAY_MS - (6 - place) * 3_600_000,
              text: { title, url: '' },
            }) as const,
        ),
      ),
    ),
  );
}

/** The log of a steady person, up to two weeks ago. */
function untilTwoWeeksAgo(): Stored[] {
  const log = diary('steady', 75).filter(({ at }) => at < MOMENT - 14 * DAY_MS);
  return storedFor(log);
}

/** From the first evening to ten years. */
export const JOURNEYS = {
  'first evening': { moment: Date.parse('2026-11-15T22:00:00+01:00'), records: () => [] },
  'first week': {
    moment: Date.parse('2026-11-20T16:30:00+01:00'),
    records: () => firstWeek(Date.parse('2026-11-20T16:30:00+01:00')),
  },
  'first month': { moment: MOMENT, records: DIARIES.month },
  'return after two weeks': { moment: MOMENT, records: untilTwoWeeksAgo },
  'ten years': { moment: MOMENT, records: () => storedFor(diary('light', 3650)) },
} satisfies Record<string, Journey>;
export type JourneyName = keyof typeof JOURNEYS;

/** A browser on that way, in which it is that moment on every page and in the worker, and stays it. */
export async function setOut(name: JourneyName): Promise<{ context: BrowserContext; root: string }> {
  const { moment, records } = JOURNEYS[name];
  const context = await launchChromium('', { timezoneId: PLACE });
  const root = await extensionRoot(context);
  await closeWelcome(context, root);
  await writeDiary(context, records());
  // A worker that the driver is attached to is not stopped by the browser.
  for (const worker of context.serviceWorkers()) await worker.evaluate(stopClock, moment);
  await context.clock.setFixedTime(moment);
  return { context, root };
}

/** Opens one of our pages, once it shows what the ledger says. */
export async function openAt(context: BrowserContext, root: string, path: string): Promise<Page> {
  const page = await context.newPage();
  if (path.startsWith('popup')) await page.setViewportSize({ width: 380, height: 600 });
  await page.goto(`${root}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(hasSettled);
  return page;
}
