// What syncing with a folder costs: the first time, while nobody writes, and for one win of another browser:
// `npm run bench:folder`. It informs and never fails.

import type { Page } from 'playwright';
import { seed } from '#tests/bench/seed.ts';
import { closeWelcome, extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
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

const writer = crypto.randomUUID();
const names: string[] = [];
const others = logOf(
  [1, 2, 3].map((index) => ({
    id: crypto.randomUUID(),
    type: 'complete',
    subject: `trello:card:${String(index).padStart(24, 'f')}`,
    ...{ kind: 'card', site: 'trello', source: 'gesture', at: Date.now() + index, offset: 0 },
  })),
  crypto.randomUUID(),
);
// The first of them is the note with which a browser begins.
for (const events of [others.slice(0, 2), others.slice(2, 3), others.slice(3)]) {
  const place = { writer, sequence: names.length + 1, cipher: undefined };
  const { name, bytes } = await makeSegment(events, place);
  names.push(name);
  const text = new TextDecoder().decode(bytes);
  await page.evaluate(putFile, { folder: 'Cloud', path: `${writer}/${name}`, text });
  await page.evaluate(putFile, { folder: 'Cloud', path: `${writer}/head`, text: headText(names) });
  console.log(`take in a win of another browser: ${Math.round(await page.evaluate(syncOnce))} ms`);
}

await page.evaluate(() =>
  (globalThis as ExtensionPage).chrome.runtime.sendMessage({ type: 'deleteEverything' }),
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
  const { runtime } = (globalThis as ExtensionPage).chrome;
  const start = performance.now();
  await runtime.sendMessage({ type: 'syncFolder' });
  return performance.now() - start;
}
