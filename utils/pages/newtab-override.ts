import { browser } from '#utils/platform/native-browser.ts';

/** In `localStorage`, to be read without waiting; only our own pages can. */
const KEPT = 'own-new-tab';
/** When this tab was led away last; UTC ms. */
const LED = 'led-away-at';
/** Chromium's own page, by the address under which no extension has replaced it. */
const OWN_PAGE = 'chrome://new-tab-page/';
/** Ms within which a tab that was led away does not come back by a person's hand. */
const LOOP_MS = 2000;

/** Whether the person keeps the browser's own page for new tabs. */
export function keepsBrowserNewTab(): boolean {
  return localStorage.getItem(KEPT) !== null;
}

/** Says whether they do. */
export function setKeepsBrowserNewTab(keeps: boolean): void {
  if (keeps) localStorage.setItem(KEPT, 'yes');
  else localStorage.removeItem(KEPT);
}

/** How our page came to be opened. */
interface Opening {
  keeps: boolean;
  /** Of its address: the browser itself opens a new tab without one. */
  hash: string;
  type: NavigationTimingType;
  /** Ms since this tab was led away. */
  ledAgo: number;
}

/** Whether to lead a tab on to the browser's own page. A person who goes back to ours, or is sent back, stays. */
export function shouldRedirect({ keeps, hash, type, ledAgo }: Opening): boolean {
  return keeps && hash === '' && type !== 'back_forward' && ledAgo > LOOP_MS;
}

/** Opens our page, unless this is a new tab of the browser's and the person keeps its own page for that. */
export function openUnlessRedirected(open: () => void): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const opening: Opening = {
    keeps: keepsBrowserNewTab(),
    hash: location.hash,
    type: navigation?.type ?? 'navigate',
    ledAgo: Date.now() - Number(sessionStorage.getItem(LED)),
  };
  if (shouldRedirect(opening)) leadOn().catch(open);
  else open();
}

async function leadOn(): Promise<void> {
  sessionStorage.setItem(LED, String(Date.now()));
  // The tab may lie in the background, where it is not the one that would be meant without its id.
  const { id } = await browser.tabs.getCurrent();
  await browser.tabs.update(id, { url: OWN_PAGE });
}
