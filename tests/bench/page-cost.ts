import type { BrowserContext, Page } from 'playwright';
import { HEAVY_BOARD } from '#tests/bench/browsers.ts';

/** Ms after which a page has had its time to come to rest. */
const REST_MS = 250;
/** DOM changes of a saved page, and how many of them come in one frame. */
const CHANGES = { all: 3000, frame: 500 };

/** What a page costs in its own process, extensions that read it included: ms of CPU time of its main thread. */
export interface PageCost {
  /** All tasks until the page has come to rest. */
  load: number;
  /** The scripts among them. */
  script: number;
  /** All tasks while the page changes 3,000 times by itself. */
  churn: number;
  /** Its first contentful paint; ms after the navigation, of time that passed. */
  paint: number;
}

/** Loads a page and lets it change. @param address one that is served; the heavy board, unless said otherwise */
export async function pageCost(context: BrowserContext, address = HEAVY_BOARD): Promise<PageCost> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // Time that the thread ran, rather than time that passed: others use this machine too.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (wanted: string) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
    return { task: of('TaskDuration'), script: of('ScriptDuration') };
  };
  // The page gets its own process, so its time starts at nothing.
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(REST_MS);
  const { task: load, script } = await spent();
  const paint = await firstPaint(page);
  await page.evaluate(address === HEAVY_BOARD ? 'churn()' : `(${churn})(${JSON.stringify(CHANGES)})`);
  const { task } = await spent();
  await page.close();
  return { load, script, churn: task - load, paint };
}

function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
}

/** Changes a saved page, whose own scripts are not there, as they would: some of it is drawn anew, over and over. */
async function churn({ all, frame }: typeof CHANGES): Promise<void> {
  const parts = [...document.querySelectorAll('body a, body li, body span')].slice(0, frame);
  for (let change = 0; change < all; change++) {
    const place = change % parts.length;
    const anew = parts[place]?.cloneNode(true) as Element;
    parts[place]?.replaceWith(anew);
    parts[place] = anew;
    if (change % frame === frame - 1) await new Promise(requestAnimationFrame);
  }
}
