import type { Page } from 'playwright';
import { ANY_DAY, logOf, storedFor, writeRecords } from '#tests/support/ledger.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';

/** Wins a day of somebody who finishes a lot. */
const WINS_A_DAY = 20;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Records sent to the browser at once. */
const CHUNK = 10_000;

/**
 * Fills an empty ledger with what the product would have written, had a person finished that many cards up to now: a new
 * one each time, {@link WINS_A_DAY} a day, the last of them a minute ago.
 * @param page of the extension's origin
 */
export async function seed(page: Page, count: number): Promise<void> {
  const now = Date.now();
  const offset = -new Date(now).getTimezoneOffset();
  const wins = Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    const name = (index + 1).toString(16).padStart(24, '0');
    return {
      id: crypto.randomUUID(),
      type: 'complete',
      subject: `trello:card:${name}`,
      kind: 'card',
      site: 'trello',
      source: 'gesture',
      text: {
        title: `Finish the thing with number ${index + 1}`,
        url: `https://trello.com/c/${name.slice(-8)}`,
      },
      at: now - Math.floor(back / WINS_A_DAY) * DAY_MS - ((back % WINS_A_DAY) + 1) * MINUTE_MS,
      offset,
    } as const;
  });
  // Long before the first of them, so that the last day is one on which toasts come.
  const at = now - Math.ceil(count / WINS_A_DAY) * DAY_MS - 3 * DAY_MS;
  const said = {
    id: 'said',
    type: 'settings',
    subject: CONFIG_SUBJECT,
    settings: ANY_DAY,
    at,
    offset,
  } as const;
  const records = storedFor(logOf([said, ...wins]));
  for (let start = 0; start < records.length; start += CHUNK)
    await page.evaluate(writeRecords, JSON.stringify(records.slice(start, start + CHUNK)));
}
