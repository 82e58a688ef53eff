import { withLedger } from '#tests/support/shoot.ts';
import { extensionRoot } from '#tests/support/chromium.ts';
const lang = process.argv[2] ?? 'en';
await withLedger('ten years', async (page) => {
  const root = await extensionRoot(page.context());
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${root}newtab.html#/progress`);
  await page.getByText('Proof of your own work', { exact: true }).click();
  let t = Date.now();
  await page.getByText('The line of a month', { exact: true }).click();
  await page.getByLabel(/^The line of .*/).waitFor({ timeout: 60000 }).catch(async () => { await page.screenshot({ path: '/tmp/px-fail.png' }); throw new Error('fail'); });
  console.log('line', Date.now() - t, await page.getByLabel(/^The line of .*/).inputValue());
  t = Date.now();
  const n = await page.evaluate(async () => {
    const open = indexedDB.open('microwin');
    const db: IDBDatabase = await new Promise((r) => { open.onsuccess = () => r(open.result); });
    const count = db.transaction('events').objectStore('events').count();
    return new Promise((r) => { count.onsuccess = () => r(count.result); });
  });
  console.log('events', n);
});
