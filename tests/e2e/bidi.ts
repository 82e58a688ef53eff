import type { Browser, Page } from 'puppeteer-core';
import { pause } from '#tests/support/wait.ts';

/** What of puppeteer's objects its public types leave out. */
interface BidiBrowser {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}
interface BidiFrame {
  /** The name of its browsing context. */
  _id: string;
}

/** Sends a command of WebDriver BiDi; its result. */
export async function send<T>(browser: Browser, method: string, params: object): Promise<T> {
  const { result } = await (browser as unknown as BidiBrowser).connection.send(method, params);
  return result as T;
}

/** The name of a page's browsing context. */
export function contextOf(page: Page): string {
  return (page.mainFrame() as unknown as BidiFrame)._id;
}

/** Ms within which a browser does what it was asked for, however busy the machine is. */
const PATIENCE_MS = 45_000;
/** Ms after which a question is asked anew: a tab that goes to another page may leave one without an answer. */
const ANSWER_MS = 3000;
const PACE_MS = 50;

/** Asks until the answer is neither false nor undefined. What goes wrong while a page loads is asked anew. */
export async function patiently<T>(wanted: string, ask: () => Promise<T | false | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  let failure: unknown;
  while (Date.now() < end) {
    const answer = await Promise.race([
      ask().catch((error: unknown) => {
        failure = error;
        return undefined;
      }),
      pause(ANSWER_MS),
    ]);
    if (answer !== undefined && answer !== false) return answer as T;
    await pause(PACE_MS);
  }
  throw new Error(`waited in vain for ${wanted}`, { cause: failure });
}
