import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { anyDay } from '#tests/support/ledger.ts';

const WINDOWS = ['popup', 'newtab'] as const;
const BANK = 'Called the bank';

const field = (window: Page) => window.getByRole('combobox', { name: 'Add a win' });
const goal = (window: Page) => window.getByRole('heading', { level: 1 });
const undo = (window: Page, title: string) => window.getByRole('button', { name: `Undo “${title}”` });
const win = (window: Page, title: string) =>
  window.getByRole('listitem').filter({ has: undo(window, title) });
/** What the field says of what was typed. */
const says = (window: Page) => window.locator('#quick-win-status');
const suggested = (window: Page) =>
  field(window).evaluate((input: HTMLInputElement) =>
    [...(input.list?.options ?? [])].map(({ value }) => value),
  );

/** Types something and presses Enter, as a person does. */
async function add(window: Page, title: string): Promise<void> {
  await field(window).fill(title);
  await field(window).press('Enter');
}

/** Adds wins, one after another. */
async function addAll(window: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    await add(window, title);
    await expect(says(window)).toHaveText(`“${title}” was added`);
  }
}

const titles = async (microwin: Microwin) => (await microwin.completions()).map(({ text }) => text?.title);

// What is typed has another name each time, so chance would have its say.
test.beforeEach(({ microwin }) => microwin.write(anyDay(Date.now(), { surprise: 'steady' })));

for (const name of WINDOWS) {
  test(`what is typed into the ${name} is a win in every window, until it is undone`, async ({
    microwin,
  }) => {
    const [popup, newtab] = [await microwin.window('popup'), await microwin.window('newtab')];
    const window = name === 'popup' ? popup : newtab;
    await window.bringToFront();
    await add(window, `  ${BANK.replace(' ', '   ')} `);
    await expect(says(window)).toHaveText(`“${BANK}” was added`);
    await expect(field(window)).toHaveValue('');
    await expect(field(window)).toBeFocused();
    for (const window of [popup, newtab]) {
      await expect(goal(window)).toHaveText('1 of 3 wins today');
      await expect(win(window, BANK)).toContainText('+5');
      await expect(win(window, BANK).getByText(/^Added by you, \d/)).toBeVisible();
      await expect(win(window, BANK).getByRole('link')).toHaveCount(0);
    }
    await expect.poll(() => microwin.badge()).toBe('1');
    const [event] = await microwin.completions();
    expect(event).toMatchObject({ subject: `manual:${event?.id}`, kind: 'manual', source: 'hand' });
    expect(event).toMatchObject({ text: { title: BANK, url: '' } });
    expect(event).not.toHaveProperty('site');

    await undo(window, BANK).click();
    for (const window of [popup, newtab]) {
      await expect(goal(window)).toHaveText('0 of 3 wins today');
      await expect(undo(window, BANK)).toHaveCount(0);
    }
    await expect.poll(() => microwin.badge()).toBe('');
    expect(await microwin.credits()).toEqual([]);
  });
}

test('the latest is on top, and the fourth of a day is recorded and says why it brings nothing', async ({
  microwin,
}) => {
  const popup = await microwin.window('popup');
  await addAll(popup, 'One', 'Two', 'Three', 'Four');
  await expect(popup.getByRole('button', { name: /^Undo/ })).toHaveCount(4);
  expect(
    await popup
      .getByRole('button', { name: /^How .* earned/ })
      .evaluateAll((all) => all.map((button) => button.getAttribute('aria-label'))),
  ).toEqual([
    'How “Four” earned 0 points',
    ...['Three', 'Two', 'One'].map((title) => `How “${title}” earned +5 points`),
  ]);
  await popup.getByRole('button', { name: 'How “Four” earned 0 points' }).click();
  await expect(win(popup, 'Four')).toContainText('Logged. Daily limit for this kind reached');
  await expect(goal(popup)).toHaveText('4 wins today');
  await expect.poll(() => microwin.badge()).toBe('4');
});

test('two windows add without losing anything of each other', async ({ microwin }) => {
  const [popup, newtab] = [await microwin.window('popup'), await microwin.window('newtab')];
  // What is being typed in one stays while the other adds.
  await newtab.bringToFront();
  await field(newtab).fill('Half of a');
  await popup.bringToFront();
  await addAll(popup, BANK);
  await expect(goal(newtab)).toHaveText('1 of 3 wins today');
  await expect(field(newtab)).toHaveValue('Half of a');
  await newtab.bringToFront();
  await addAll(newtab, BANK);
  for (const window of [popup, newtab]) {
    await expect(goal(window)).toHaveText('2 of 3 wins today');
    await expect(undo(window, BANK)).toHaveCount(2);
  }
  expect(await microwin.credits()).toHaveLength(2);
});

test('earlier ones are suggested, latest first and each once, until they are undone', async ({
  microwin,
}) => {
  const popup = await microwin.window('popup');
  expect(await suggested(popup)).toEqual([]);
  await addAll(popup, BANK, 'Went for a run', BANK, '"Quoted" <b>&amp;</b>');
  await expect.poll(() => suggested(popup)).toEqual(['"Quoted" <b>&amp;</b>', BANK, 'Went for a run']);
  await undo(popup, 'Went for a run').click();
  await expect.poll(() => suggested(popup)).toEqual(['"Quoted" <b>&amp;</b>', BANK]);
  expect(await suggested(await microwin.window('newtab'))).toEqual(['"Quoted" <b>&amp;</b>', BANK]);
  await addAll(popup, ...Array.from({ length: 9 }, (_, index) => `Win ${index + 1}`));
  await expect
    .poll(() => suggested(popup))
    .toEqual(Array.from({ length: 8 }, (_, index) => `Win ${9 - index}`));
});

test('nothing is added of what says nothing or too much', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  for (const blank of ['', '   ']) {
    await add(popup, blank);
    await expect(says(popup)).toHaveText('');
  }
  const long = 'x'.repeat(301);
  await add(popup, long);
  await expect(says(popup)).toHaveText('Too long (max. 300 characters)');
  await expect(field(popup)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(popup)).toHaveAccessibleDescription(/^Too long/);
  await expect(field(popup)).toHaveValue(long);
  await add(popup, '\u200b');
  await expect(says(popup)).toHaveText('Enter some text.');
  await field(popup).fill('x');
  await expect(says(popup)).toHaveText('');
  await expect(field(popup)).toHaveAttribute('aria-invalid', 'false');

  await addAll(popup, 'x'.repeat(300));
  expect(await titles(microwin)).toEqual(['x'.repeat(300)]);
});

test('by keyboard alone: type, Enter, the next; Esc clears', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  const { keyboard } = popup;
  await expect(goal(popup)).toHaveText('0 of 3 wins today');
  await expect(field(popup)).toBeFocused();
  await keyboard.type(BANK);
  await keyboard.press('Enter');
  await expect(says(popup)).toHaveText(`“${BANK}” was added`);
  await keyboard.type('Not quite');
  await keyboard.press('Escape');
  await expect(field(popup)).toHaveValue('');
  await keyboard.press('Enter');
  await keyboard.type('Went for a run');
  await keyboard.press('Enter');
  await expect(goal(popup)).toHaveText('2 of 3 wins today');
  expect(await titles(microwin)).toEqual([BANK, 'Went for a run']);
  for (const stop of ['How “Went for a run” earned +5 points', 'Undo “Went for a run”']) {
    await keyboard.press('Tab');
    await expect(popup.getByRole('button', { name: stop, exact: true })).toBeFocused();
  }
  await keyboard.press('Enter');
  await expect(undo(popup, BANK)).toBeFocused();
});

test('by pointer: the button is there while there is something to add', async ({ microwin }) => {
  const newtab = await microwin.window('newtab');
  const button = newtab.getByRole('button', { name: 'Add', exact: true });
  await expect(goal(newtab)).toHaveText('0 of 3 wins today');
  await expect(button).toBeHidden();
  await field(newtab).fill(BANK);
  await button.dblclick();
  await expect(goal(newtab)).toHaveText('1 of 3 wins today');
  await expect(button).toBeHidden();
  await expect(field(newtab)).toBeFocused();
  expect(await titles(microwin)).toEqual([BANK]);
});

test('a held Enter adds it once', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  await field(popup).fill(BANK);
  await popup.keyboard.down('Enter');
  for (let repeat = 0; repeat < 5; repeat++) await popup.keyboard.down('Enter');
  await expect(says(popup)).toHaveText(`“${BANK}” was added`);
  // Held still, it adds nothing of what is typed next either.
  await field(popup).fill('Went for a run');
  await popup.keyboard.down('Enter');
  await popup.keyboard.up('Enter');
  await expect(field(popup)).toHaveValue('Went for a run');
  expect(await titles(microwin)).toEqual([BANK]);
});

test('a worker that was stopped writes it down once', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  await expect(goal(popup)).toHaveText('0 of 3 wins today');
  await microwin.stopWorker();
  await addAll(popup, BANK);
  await expect(goal(popup)).toHaveText('1 of 3 wins today');
  expect(await titles(microwin)).toEqual([BANK]);
});

test('what cannot be written down is given back', async ({ microwin }) => {
  const popup = await microwin.context.newPage();
  await popup.addInitScript(() => {
    type Send = (message: { type: string }) => Promise<unknown>;
    const { runtime } = (globalThis as unknown as { chrome: { runtime: { sendMessage: Send } } }).chrome;
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = async (message) => {
      if (message.type === 'addWin') throw new Error('nobody listens');
      return send(message);
    };
  });
  await popup.goto(`${microwin.root}popup.html`);
  await add(popup, BANK);
  await expect(says(popup)).toHaveText('Couldn’t save that. Try again.', {
    timeout: 10_000,
  });
  await expect(field(popup)).toHaveValue(BANK);
});

test('the log goes on where there is no game', async ({ microwin }) => {
  await microwin.say({ game: false });
  for (const [index, name] of WINDOWS.entries()) {
    const window = await microwin.window(name);
    await addAll(window, `In the ${name}`);
    await expect(goal(window)).toHaveText(index === 0 ? '1 win today' : '2 wins today');
    await expect(undo(window, `In the ${name}`)).toBeVisible();
    await expect(window.getByText(/points|\+5/)).toHaveCount(0);
  }
});

test.describe('for everyone', () => {
  for (const name of WINDOWS) {
    test(`axe has nothing to say about the field of the ${name}`, async ({ microwin }) => {
      const window = await microwin.window(name);
      await addAll(window, 'One', 'Two', 'Three', 'Four');
      await window.getByRole('button', { name: /earned 0 points/ }).click();
      await add(window, 'x'.repeat(301));
      await expect(says(window)).not.toHaveText('');
      expect(await violationsInBothSchemes(window)).toEqual([]);
    });
  }

  test('at 320 px the field scrolls one way only', async ({ microwin }) => {
    const newtab = await microwin.window('newtab');
    await newtab.setViewportSize({ width: 320, height: 600 });
    await add(newtab, 'x'.repeat(301));
    await expect(says(newtab)).not.toHaveText('');
    expect(await newtab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
