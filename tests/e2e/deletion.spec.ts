import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { closeWelcome, extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
import { dayKey } from '#utils/domain/calendar.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

/** Words that stand nowhere else, one for each place that the person's own words reach. */
const WORDS = {
  win: 'quvazelmo',
  note: 'brimfatsok',
  diary: 'zwolkprenta',
  goal: 'mifgurtable',
  step: 'draxonivel',
  habit: 'yolpenstrid',
  review: 'kvartsumble',
  removed: 'hjelmoquist',
  letters: 'жзяцфыв',
  list: 'wexbrundig',
};

const today = dayKey(Date.now(), -new Date().getTimezoneOffset(), DEFAULTS.dayStart);

/** Where Chromium keeps `localStorage` of all sites, which it tidies up when it likes; the page says so. */
const CACHED = /^\/Default\/Local Storage\/leveldb\//;

/** Says all of it in a page of the extension's origin, as its pages do. */
async function write({ words, today }: { words: typeof WORDS; today: string }): Promise<void> {
  const { runtime, storage } = (globalThis as ExtensionPage).chrome;
  const send = async (type: string, body: object) => {
    const answer = await runtime.sendMessage({ type, ...body });
    if (!(answer as { ok: boolean } | undefined)?.ok) throw new Error(`${type}: ${JSON.stringify(answer)}`);
  };
  const named = (body: object) => ({ id: crypto.randomUUID(), ...body });
  const plan = (command: object) => send('recordPlan', { today, entries: [named({ command })] });
  const text = (title: string) => ({ title, url: '' });
  const win = crypto.randomUUID();
  await send('addWin', { id: win, title: words.win });
  await send('addWin', named({ title: words.letters }));
  await send('setWinNote', named({ ref: win, note: words.removed }));
  await send('setWinNote', named({ ref: win, note: words.note }));
  const subject = `goal:${crypto.randomUUID()}`;
  await plan({ type: 'goal', subject, text: text(words.goal) });
  await plan({
    type: 'step',
    subject: `${subject}:step:${crypto.randomUUID()}`,
    position: 1,
    text: text(words.step),
  });
  await plan({
    type: 'habit',
    subject: `habit:${crypto.randomUUID()}`,
    weekdays: [1],
    text: text(words.habit),
  });
  await plan({
    type: 'reflect',
    kind: 'reflection',
    subject: 'reflection:2026-11-20',
    text: text(words.diary),
  });
  await plan({
    type: 'reflect',
    kind: 'weekly',
    subject: 'review:2026-11-16',
    text: { ...text(''), answers: [words.review, '', ''] },
  });
  await storage.local.set({
    detectionSettings: { doneLists: [{ id: '67318e20a4c9d1f05b7e1003', name: words.list }] },
  });
}

/** The files of a profile that hold a word, by the word; in either of the two ways in which browsers write text. */
async function leftIn(profile: string, words: typeof WORDS): Promise<Record<string, string[]>> {
  const left: Record<string, string[]> = {};
  const files = await readdir(profile, { recursive: true, withFileTypes: true });
  for (const file of files.filter((file) => file.isFile())) {
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path);
    const held = Object.values(words).filter((word) =>
      (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(word, encoding))),
    );
    if (held.length > 0) left[path.slice(profile.length)] = held;
  }
  return left;
}

async function deleteEverything(options: Page): Promise<void> {
  const all = options.getByRole('group', { name: 'Delete everything' });
  await all.getByRole('button', { name: 'Delete everything…' }).click();
  await all.getByLabel('Type “delete” to confirm').fill('delete');
  await all.getByLabel('Type “delete” to confirm').press('Enter');
  await expect(all.getByText('Everything was deleted.')).toBeVisible();
}

test('after deleting everything no word is left in the files of the browser', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'microwin-deletion-'));
  try {
    let context = await launchChromium(profile);
    const root = await extensionRoot(context);
    await closeWelcome(context, root);
    const options = await context.newPage();
    await options.goto(`${root}options.html`);
    await options.evaluate(write, { words: WORDS, today });
    const newtab = await context.newPage();
    await newtab.goto(`${root}newtab.html`);
    await expect(newtab.getByText(WORDS.win).first()).toBeVisible();
    await context.close();

    // Only what is found before can be missed afterwards.
    const before = await leftIn(profile, WORDS);
    expect([...new Set(Object.values(before).flat())].sort()).toEqual(Object.values(WORDS).sort());

    context = await launchChromium(profile);
    await extensionRoot(context);
    const tabs = [await context.newPage(), await context.newPage()];
    for (const tab of tabs) await tab.goto(`${root}newtab.html`);
    const again = await context.newPage();
    await again.goto(`${root}options.html`);
    await deleteEverything(again);
    await expect(again.getByText('Your browser may keep what the new tab last showed')).toBeVisible();
    for (const tab of tabs) {
      await expect(tab.getByText(WORDS.win)).toHaveCount(0);
      const stored = await tab.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      expect(Object.values(WORDS).filter((word) => stored.includes(word))).toEqual([]);
    }
    // The browser tidies up a moment later.
    const left = async () => Object.keys(await leftIn(profile, WORDS)).filter((file) => !CACHED.test(file));
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
    await context.close();
    expect(await left()).toEqual([]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});
