import { extensionRoot, launchChromium } from './chromium.ts';
import { anyDay, writeRecords } from './ledger.ts';

const OUT = '/tmp/goals-shots';
const context = await launchChromium('');
const root = await extensionRoot(context);
const page = await context.newPage();
page.on('pageerror', (e) => console.log('ERR', e.message));
page.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()));
await page.setViewportSize({ width: 1280, height: 900 });
await page.goto(`${root}manifest.json`);
await page.evaluate(writeRecords, JSON.stringify(anyDay(Date.now())));
const shot = async (name: string) => {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${OUT}/${name}-${scheme}.png`, fullPage: true });
  }
};
await page.goto(`${root}newtab.html#/goals`);
await page.getByRole('button', { name: /Morning routine/ }).waitFor();
await shot('empty');
await page.getByRole('textbox', { name: 'A new goal, in one line' }).fill('Move house');
await page.keyboard.press('Enter');
await page.getByRole('heading', { name: 'Move house' }).waitFor();
await page.waitForTimeout(300);
console.log('focus', await page.evaluate(() => document.activeElement?.getAttribute('aria-label')));
for (const s of ['Book the van', 'Pack the books', 'Tell the bank']) {
  await page.keyboard.type(s);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(150);
}
await page.keyboard.type(
  'Sort everything in the attic and decide with Ana what to keep, what to sell and what to give away before the movers come',
);
await page.keyboard.press('Enter');
await page.waitForTimeout(300);
await shot('long');
await page.getByRole('checkbox', { name: 'Book the van' }).check();
await page.waitForTimeout(300);
await page.getByRole('button', { name: 'More for “Pack the books”' }).click();
await page.waitForTimeout(200);
await shot('actions');
await page.keyboard.press('Escape');
// paste link
const field = page.getByRole('textbox', { name: 'Another step' });
await field.focus();
const paste = (text: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
await paste('https://trello.com/c/aBcD1234/17-write-the-report');
await page.waitForTimeout(200);
await shot('naming');
await page.keyboard.press('Enter');
await page.waitForTimeout(300);
console.log('focus', await page.evaluate(() => document.activeElement?.getAttribute('aria-label')));
await paste('- [ ] Change the address\n- [x] Cancel the gym\n- [ ] Hand over the keys');
await page.waitForTimeout(500);
console.log('said', await page.locator('main > [role=status]').textContent());
await page.getByRole('button', { name: /Link a card/ }).click();
await page.waitForTimeout(200);
await shot('linking');
await page.keyboard.press('Escape');
for (const area of ['Health', 'Work', 'Morning routine', 'Writing']) {
  if (!(await page.getByRole('button', { name: new RegExp(`^${area}`) }).isVisible()))
    await page.getByText('Ideas to begin with').click();
  await page.getByRole('button', { name: new RegExp(`^${area}`) }).click();
  await page.waitForTimeout(500);
}
await page.evaluate(() => scrollTo(0, 0));
await shot('many');
await page.setViewportSize({ width: 320, height: 700 });
console.log('320 overflow', await page.evaluate(() => document.documentElement.scrollWidth));
await page.getByRole('button', { name: 'More for “Pack the books”' }).click();
await shot('narrow');
await context.close();
