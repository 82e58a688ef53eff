// What syncing with a folder costs: the first time, while nobody writes, and for one win of another browser:
// `npm run bench:folder`. It informs and never fails.
import type { Page } from 'playwright';
import { seed } from '#tests/bench/seed.ts';
import { closeWelcome, extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { logOf } from '#tests/support/ledger.ts';
import { putFile, standInForPicker } from '#tests/support/opfs.ts';
import { headText } from '#utils/background/folder/layout.ts';
import { makeSegment } from '#utils/background/folder/segment.ts';

/** Ten years of twenty wins a day. */
const WINS = 73_000;
const IDLE_RUNS = 20;

const context = await launchChromium('');
const root = await extensionRoot(context);
await closeWelcome(context, root);
const page = await context.newPage();
await page.goto(`${root}options.html`);
await seed(page, WINS);
await page.reload();
await page.evaluate(standInForPicker, 'Cloud');
console.log(`write ${WINS} wins: ${await time(() => choose(page))}`);
const runs: number[] = [];
for (let run = 0; run < IDLE_RUNS; run++) runs.push(await page.evaluate(syncOnce));
console.log(`look while nobody writes: ${Math.round(runs.sort((a, b) => a - b)[IDLE_RUNS / 2] ?? 0)} ms`);

for (const index of [1, 2, 3]) {
  const writer = crypto.randomUUID();
  const device = crypto.randomUUID();
  const subject = `trello:card:${String(index).padStart(24, 'f')}`;
  const win = { id: crypto.randomUUID(), type: 'complete', subject, kind: 'card', site: 'trello' } as const;
  const events = logOf([{ ...win, source: 'gesture', at: Date.now(), offset: 0 }], device);
  const { name, bytes } = await makeSegment(events, { writer, sequence: 1, cipher: undefined });
  await page.evaluate(putFile, {
    folder: 'Cloud',
    path: `${writer}/${name}`,
    text: Buffer.from(bytes).toString(),
  });
  await page.evaluate(putFile, { folder: 'Cloud', path: `${writer}/head`, text: headText([name]) });
  console.log(`take in a win of another browser: ${Math.round(await page.evaluate(syncOnce))} ms`);
}

await page.evaluate(() =>
  (
    globalThis as unknown as { chrome: Pick<typeof import('webextension-polyfill'), 'runtime'> }
  ).chrome.runtime.sendMessage({ type: 'deleteEverything' }),
);
await page.reload();
await page.evaluate(standInForPicker, 'Cloud');
console.log(`read ${WINS} wins into an empty browser: ${await time(() => choose(page))}`);
await context.close();

async function choose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByText('Everything is written and read.').waitFor({ timeout: 240_000 });
}

async function time(work: () => Promise<void>): Promise<string> {
  const start = performance.now();
  await work();
  return `${Math.round(performance.now() - start)} ms`;
}

/** Ms of one look into the folder, as a page waits for it. Runs in a page of the extension's origin. */
async function syncOnce(): Promise<number> {
  const { runtime } = (
    globalThis as unknown as { chrome: Pick<typeof import('webextension-polyfill'), 'runtime'> }
  ).chrome;
  const start = performance.now();
  await runtime.sendMessage({ type: 'syncFolder' });
  return performance.now() - start;
}
