import type { Browser } from 'webextension-polyfill';

/** What is global in a page of the extension's origin in Chromium, where a test runs functions that can import nothing. */
export type ExtensionPage = typeof globalThis & { chrome: Browser };

// Everything below runs in such a page.

/** Opens an address in a browser window of its own. */
export async function openWindow(url: string): Promise<void> {
  const { chrome } = globalThis as ExtensionPage;
  await chrome.windows.create({ url, type: 'popup', focused: false });
}

/** Keeps values in session storage, as the worker does. */
export async function keepInSession(values: Record<string, unknown>): Promise<void> {
  const { chrome } = globalThis as ExtensionPage;
  await chrome.storage.session.set(values);
}

/** All that is kept in session storage. */
export function readSession(): Promise<Record<string, unknown>> {
  const { chrome } = globalThis as ExtensionPage;
  return chrome.storage.session.get(null);
}

/** Asks the worker something, which starts it if it does not run. */
export async function askWorker(): Promise<void> {
  const { chrome } = globalThis as ExtensionPage;
  await chrome.runtime.sendMessage({ type: 'snapshot' });
}

/** The number on the toolbar icon. */
export function badgeText(): Promise<string> {
  const { chrome } = globalThis as ExtensionPage;
  return chrome.action.getBadgeText({});
}

/** Red, green, blue and opacity behind that number. */
export function badgeColor(): Promise<number[]> {
  const { chrome } = globalThis as ExtensionPage;
  return chrome.action.getBadgeBackgroundColor({}) as Promise<number[]>;
}

/** Forgets what the ledger is not: the cached snapshot, the folder and the badge. */
export async function forgetRest(): Promise<void> {
  const { chrome } = globalThis as ExtensionPage;
  localStorage.clear();
  indexedDB.deleteDatabase('microwin-folder');
  const files = await navigator.storage.getDirectory();
  for await (const name of files.keys()) await files.removeEntry(name, { recursive: true });
  await chrome.action.setBadgeText({ text: '' });
}

/** Reloads the extension after the answer, which would not come any more. */
export function reloadSoon(): void {
  const { chrome } = globalThis as ExtensionPage;
  setTimeout(() => chrome.runtime.reload());
}
