import type { Browser } from 'webextension-polyfill';
import { browser as native } from 'wxt/browser';

/**
 * The extension's APIs as the browser has them, for what runs in a site's page or before a first frame: the polyfill
 * would add 10 kB and 1–2 ms to each. Browsers as new as ours answer with promises by themselves, so the polyfill's
 * types hold; all that differs are listeners of messages, which must answer by `sendResponse`.
 */
export const browser = native as unknown as Browser;
