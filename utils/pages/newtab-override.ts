import { browser } from '#utils/platform/native-browser.ts';

/** In `localStorage`, to be read without waiting; only our own pages can. */
const KEEPS_OWN = 'own-new-tab';
/** In `sessionStorage`: when this tab was redirected last; UTC ms. */
const REDIRECTED_AT = 'led-away-at';
/** Chromium's own page, by the address under which no extension has replaced it. */
const OWN_PAGE = 'chrome://new-tab-page/';
/** A tab that comes back within so many ms after a redirect was sent back by the browser, not by the person. */
const LOOP_MS = 2000;

/** Whether the person keeps the browser's own page for new tabs. */
export function keepsBrowserNewTab(): boolean {
  return localStorage.getItem(KEEPS_OWN) !== null;
}

/** Saves whether they do. */
export function setKeepsBrowserNewTab(keeps: boolean): void {
  if (keeps) localStorage.setItem(KEEPS_OWN, 'yes');
  else localStorage.removeItem(KEEPS_OWN);
}

/** How our page was opened. */
interface Opening {
  keeps: boolean;
  /** Of its address: the browser itself opens a new tab without one. */
  hash: string;
  type: NavigationTimingType;
  /** Ms since this tab was redirected. */
  redirectedAgo: number;
}

/** Whether to redirect a tab to the browser's own page. A person who goes back to ours, or is sent back, stays. */
export function shouldRedirect({ keeps, hash, type, redirectedAgo }: Opening): boolean {
  return keeps && hash === '' && type !== 'back_forward' && redirectedAgo > LOOP_MS;
}

/** Opens our page, unless this is a new tab of the browser's and the person keeps its own page for that. */
export function openUnlessRedirected(open: () => void): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const opening: Opening = {
    keeps: keepsBrowserNewTab(),
    hash: location.hash,
    type: navigation?.type ?? 'navigate',
    redirectedAgo: Date.now() - Number(sessionStorage.getItem(REDIRECTED_AT)),
  };
  if (shouldRedirect(opening)) redirect().catch(open);
  else open();
}

async function redirect(): Promise<void> {
  sessionStorage.setItem(REDIRECTED_AT, String(Date.now()));
  // The tab may lie in the background, where it is not the one that would be meant without its id.
  const { id } = await browser.tabs.getCurrent();
  await browser.tabs.update(id, { url: OWN_PAGE });
}
