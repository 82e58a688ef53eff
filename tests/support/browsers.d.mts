type BrowserName = 'chromium' | 'firefox';

/** The path of a browser, from its environment variable or the PATH. */
export function findBrowser(name: BrowserName): string | undefined;
/** The path of a browser. @throws with what to do when there is none */
export function requireBrowser(name: BrowserName): string;
/** Installs a browser from Debian's packages if it is missing, we may, and they are there. */
export function ensureBrowser(name: BrowserName): string;
