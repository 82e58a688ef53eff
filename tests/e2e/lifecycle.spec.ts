import type { Page } from 'playwright';
import { expect, test } from '#tests/e2e/harness.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';

test('a page hears nothing of us before a toast, and cannot silence us', async ({ microwin }) => {
  const id = new URL(microwin.root).host;
  // What WXT's own context of a content script calls to its older instances.
  const known = ['wxt:content-script-started', `${id}:trello:wxt:content-script-started`];
  await microwin.context.addInitScript(eavesdrop, known);
  const page = await microwin.open(BOARD);
  await page.waitForLoadState('load');
  await page.mouse.move(5, 5);
  expect(await heardBy(page), 'what the page hears of us').toEqual([]);
  await tryToSilence(page, known);
  await page.locator('[data-testid="card-done-state-completion-button"]').first().click();
  await expect.poll(async () => (await microwin.credits()).length).toBe(1);
});

test('nor does a page whose scripts were run anew, whatever it made of its own', async ({ microwin }) => {
  const id = new URL(microwin.root).host;
  const known = ['wxt:content-script-started', `${id}:trello:wxt:content-script-started`];
  await microwin.context.addInitScript(eavesdrop, known);
  const page = await microwin.open(BOARD);
  await page.evaluate(takeOver);
  await microwin.reloadExtension();
  await page.bringToFront();
  await page.waitForTimeout(1500);
  expect(await heardBy(page), 'what the page hears of us').toEqual([]);
  await tryToSilence(page, known);
  await page.locator('[data-testid="card-done-state-completion-button"]').first().click();
  await expect.poll(async () => (await microwin.credits()).length).toBe(1);
});

/** Says all that an older script of ours might have listened to. */
async function tryToSilence(page: Page, known: string[]): Promise<void> {
  await page.evaluate((names) => {
    for (const name of names) {
      const detail = { contentScriptName: 'trello', messageId: 'newer' };
      document.dispatchEvent(new CustomEvent(name, { detail }));
      window.postMessage({ type: name, ...detail }, '*');
    }
  }, known);
}

/** Puts the page's own in place of what a script may look for to find or end an older one. Runs in the page. */
function takeOver(): void {
  const end = Symbol.for('microwin content script');
  const note = () => (window as unknown as { heard: string[] }).heard.push('the page was called');
  Object.assign(window, { [end]: note });
  Object.defineProperty(document, end, { get: note });
  Object.assign(window, { browser: { runtime: {} }, chrome: { runtime: {} } });
  const named = document.createElement('div');
  named.id = 'microwin content script';
  document.documentElement.append(named);
}

/** Listens to all that a page can hear before its own scripts run. Runs in the page. */
function eavesdrop(known: string[]): void {
  const heard: string[] = [];
  Object.assign(window, { heard });
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type: string, ...rest: [never]) {
    if (known.includes(type)) heard.push(`${type} is listened to`);
    return addEventListener.call(this, type, ...rest);
  };
  EventTarget.prototype.dispatchEvent = function (event: Event) {
    heard.push(`${event.type} is sent by the page's own function`);
    return dispatchEvent.call(this, event);
  };
  // Everything that a browser or a script can send to a document, by its name.
  const types = new Set(known);
  for (const target of [document, window, Document.prototype, HTMLElement.prototype]) {
    for (const name in target) if (name.startsWith('on')) types.add(name.slice(2));
  }
  for (const target of [document, window]) {
    for (const type of types) {
      addEventListener.call(target, type, (event) => {
        if (!event.isTrusted || event instanceof MessageEvent) heard.push(`${type} was heard`);
      });
    }
  }
}

function heardBy(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}
