import type { Page } from 'playwright';
import { expectNothing } from '#tests/e2e/expectations.ts';
import { expect, test } from '#tests/e2e/harness.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const ISSUE = 'https://github.com/Octo-Org/Hello/issues/12';
const NOTION_PAGE = 'https://app.notion.com/Week-plan-5eed0000000040008000000000000001';
/** What a person presses on a page to finish something, what its server is then told, and what it is embedded in. */
const EMBEDDED = [
  {
    address: BOARD,
    control: '[data-card-id="67318e20a4c9d1f05b7e2a01"] .circle',
    told: '"dueComplete":true',
    within: [BOARD, NOTION_PAGE, ISSUE],
  },
  { address: ISSUE, control: 'role=button[name="Close issue"]', told: 'COMPLETED', within: [ISSUE] },
  {
    address: NOTION_PAGE,
    control: '[data-block-id]:has-text("Send the agenda") >> role=checkbox',
    told: 'Yes',
    within: [NOTION_PAGE, BOARD],
  },
];

test('a page cannot speak to us, nor tell that we are there', async ({ microwin }) => {
  const page = await microwin.open(BOARD);
  const id = new URL(microwin.root).host;

  const answers = await page.evaluate(async (id) => {
    const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime;
    const fetched = await fetch(`chrome-extension://${id}/icon-16.png`).then(
      () => 'loaded',
      () => 'refused',
    );
    const framed = await new Promise<string>((resolve) => {
      const image = new Image();
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
      image.src = `chrome-extension://${id}/icon-16.png`;
    });
    // Whatever a page may say to its own window, or pretend that a script of ours said.
    const detection = {
      id: crypto.randomUUID(),
      site: 'trello',
      subject: 'trello:card:x',
      kind: 'card',
      to: 'done',
    };
    window.postMessage({ type: 'detection', detection }, '*');
    new BroadcastChannel('microwin').postMessage({ total: 1e6, days: [], wins: [] });
    document.dispatchEvent(new CustomEvent('detection', { detail: detection }));
    return { canSend: typeof runtime?.sendMessage, fetched, framed };
  }, id);

  expect(answers).toEqual({ canSend: 'undefined', fetched: 'refused', framed: 'refused' });
  const traces = await page.evaluate(() => ({
    globals: Object.keys(globalThis).filter((name) => /microwin|wxt|browser/i.test(name)),
    elements: document.documentElement.outerHTML.match(/microwin|wxt|chrome-extension/gi),
  }));
  expect(traces).toEqual({ globals: [], elements: null });
  await expectNothing(microwin, page);
});

test('a content script cannot read the ledger, nor speak for another site', async ({ microwin }) => {
  const page = await microwin.open(BOARD);
  const say = await insideOf(page);

  const detection = {
    id: crypto.randomUUID(),
    site: 'github',
    subject: 'github:github.com/octo-org/hello#12:closed',
    kind: 'issue',
    to: 'done',
    at: Date.now(),
    title: 'Forged',
    url: 'https://github.com/octo-org/hello/issues/12',
    source: 'gesture',
  };
  expect(await say({ type: 'snapshot' })).toBe('not allowed');
  expect(await say({ type: 'detection', detection })).toBe('not allowed');
  expect(await say({ type: 'detection', detection: { ...detection, site: 'trello' } })).toBe('malformed');
  expect(await say({ type: 'rebuild' })).toBe('malformed');
  expect(await say({ type: 'undo', id: crypto.randomUUID(), ref: crypto.randomUUID() })).toBe('not found');
  expect(await microwin.events()).toEqual([]);
});

test('a script of one site cannot void a win of another', async ({ microwin }) => {
  const notion = await microwin.open('https://app.notion.com/Week-plan-5eed0000000040008000000000000001');
  const trello = await microwin.open(BOARD);
  await trello.locator('[data-testid="card-done-state-completion-button"]').first().click();
  await expect.poll(async () => (await microwin.credits()).length).toBe(1);
  const [win] = await microwin.events();

  const say = await insideOf(notion);
  expect(await say({ type: 'undo', id: crypto.randomUUID(), ref: win?.id })).toBe('not allowed');
  expect(await microwin.credits()).toHaveLength(1);
});

/** Speaks from the isolated world of our own script: as far as a page that has broken into its process could get. */
async function insideOf(page: Page): Promise<(message: object) => Promise<unknown>> {
  const devtools = await page.context().newCDPSession(page);
  const worlds: { id: number; name: string }[] = [];
  devtools.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await devtools.send('Runtime.enable');
  const world = worlds.find(({ name }) => name === 'Microwin');
  if (!world) throw new Error(`no world of ours among ${worlds.map(({ name }) => name)}`);
  return async (message) => {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: `chrome.runtime.sendMessage(${JSON.stringify(message)}).then(({ ok, reason }) => ok ? 'done' : reason)`,
      awaitPromise: true,
      returnByValue: true,
      contextId: world.id,
    });
    return result.value;
  };
}

for (const { address, control, told, within } of EMBEDDED)
  test(`what is done on a page of ${new URL(address).host} counts there, and not where it is embedded in another`, async ({
    microwin,
  }) => {
    const pages: Page[] = [];
    for (const outer of within) {
      const page = await microwin.open(outer);
      pages.push(page);
      const writes = microwin.noteWrites(page);
      await page.evaluate((address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        frame.style.cssText = 'position:fixed;z-index:9999;inset:0;width:1000px;height:700px;background:#fff';
        document.documentElement.append(frame);
      }, address);
      await page.frameLocator('iframe').locator(control).last().click();
      await expect.poll(() => writes.map(({ body }) => body).join()).toContain(told);
    }
    await expectNothing(microwin, pages[0] as Page);

    const page = await microwin.open(address);
    await page.locator(control).last().click();
    await expect.poll(() => microwin.credits()).toHaveLength(1);
  });
