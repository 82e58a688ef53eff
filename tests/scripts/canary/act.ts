import type { BrowserContext, Page, Request } from 'playwright';
import type { Detector, Observation } from '#tests/scripts/canary/judge.ts';
import type { CanaryRow } from '#tests/scripts/canary/rows.ts';
import { isAtSite } from '#tests/scripts/canary/sandbox.ts';
import { elementShape, KEEPS, requestShape, type Shape } from '#tests/scripts/canary/shapes.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
import { readStore, sayChoices } from '#tests/support/ledger.ts';
import { readPage } from '#tests/support/saved-pages.ts';
import type { ItemRecord } from '#utils/background/ledger/schema.ts';
import { REQUEST_READERS } from '#utils/background/request-readers.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { HealthRecords } from '#utils/sites/health.ts';
import type { DetectionSettings, ListRef, SiteId } from '#utils/sites/types.ts';
import { DEFAULT_DETECTION_SETTINGS } from '#utils/storage/detection-settings.ts';

/** Ms that a page may take to be there, and a merge to be seen. */
const PATIENCE_MS = 20_000;
/** Ms for which nothing may come of what must stay silent, and nothing more of what counted. */
const QUIET_MS = 3500;
const PACE_MS = 100;

/** What Microwin has written down, asked by a page of its own. */
export interface Witness {
  credits(): Promise<string[]>;
  events(): Promise<StoredEvent[]>;
  health(): Promise<HealthRecords>;
  /** Says which lists mean done, as the options do. */
  markDone(lists: readonly ListRef[]): Promise<void>;
}

/** @param page of the extension's origin */
export function createWitness(page: Page): Witness {
  return {
    async credits() {
      const items = (await page.evaluate(readStore, 'items')) as ItemRecord[];
      return items.flatMap(({ credits }) => credits.map(({ id }) => id));
    },
    events: async () => (await page.evaluate(readStore, 'events')) as StoredEvent[],
    health: () =>
      page.evaluate(async () => {
        const { storage } = (globalThis as ExtensionPage).chrome;
        const { siteHealth = {} } = await storage.local.get('siteHealth');
        return siteHealth as HealthRecords;
      }),
    markDone: (doneLists) => page.evaluate(sayChoices, { doneLists }),
  };
}

/**
 * Does what a row says, watches what both detectors make of it, and undoes it.
 * @param prepare changes the page before
 */
export async function actOut(
  context: BrowserContext,
  site: SiteId,
  row: CanaryRow,
  witness: Witness,
  prepare: (page: Page) => Promise<void>,
): Promise<{ seen: Observation; shape: Shape }> {
  const shape: Shape = { control: [], requests: [] };
  const page = await context.newPage();
  const requests: Request[] = [];
  let settings = DEFAULT_DETECTION_SETTINGS;
  let seen: Observation = { seenBy: [], wins: [], isUndone: true };
  try {
    await page.goto(row.at);
    const control = row.control(page);
    await control.waitFor({ timeout: PATIENCE_MS });
    if (!isAtSite(page.url(), site)) throw new Error('the page is elsewhere');
    await prepare(page);
    const { targets, lists } = readPage(site, page.url(), await page.content());
    const found = targets.find(({ title }) => title === row.win?.title)?.kind;
    if (row.doneList) {
      const list = lists.find(({ name }) => name === row.doneList);
      if (!list) throw new Error(`no list ${row.doneList}`);
      settings = { ...settings, doneLists: [list] };
      await witness.markDone(settings.doneLists);
    }
    shape.control = await control.evaluate(elementShape, KEEPS);
    const before = await witness.credits();
    const from = Date.now();
    page.on('request', (request) => requests.push(request));
    await row.act(page);
    const fresh = async () => (await witness.credits()).filter((id) => !before.includes(id));
    if (row.win) await until(async () => (await fresh()).length > 0);
    await page.waitForTimeout(QUIET_MS);
    const credits = await fresh();
    const events = await witness.events();
    const { gestureAt = 0 } = (await witness.health())[site] ?? {};
    const hasGesture = gestureAt >= from;
    const hasRequest = row.win && requests.some((request) => asksFor(site, row.win?.kind, request, settings));
    const seenBy: Detector[] = [
      ...(hasGesture ? ['gesture' as const] : []),
      ...(hasRequest ? ['request' as const] : []),
    ];
    const wins = events.flatMap(({ id, kind = '', text }) =>
      credits.includes(id) ? [{ kind, title: text?.title ?? '' }] : [],
    );
    seen = { seenBy, wins, ...(found && { found }), isUndone: true };
    if (row.undo) {
      // Whoever undoes at once may undo before the site has saved it.
      await row.undo(page).catch(() => undefined);
      const isUndone = async () => row.stays || (await fresh()).length === 0;
      await until(isUndone);
      seen = { ...seen, isUndone: await isUndone() };
    }
  } catch (error) {
    const [fault = ''] = String(error instanceof Error ? error.message : error).split('\n');
    seen = { ...seen, fault };
  } finally {
    shape.requests = requests
      .filter((request) => request.method() !== 'GET' && isAtSite(request.url(), site))
      .map((request) => requestShape(site, request.method(), request.url(), request.postData()));
    if (row.doneList) await witness.markDone([]);
    await page.close();
  }
  return { seen, shape };
}

/** Whether the request reader understands that a request finishes something of this kind. */
function asksFor(
  site: SiteId,
  kind: string | undefined,
  request: Request,
  settings: DetectionSettings,
): boolean {
  const [method, url] = [request.method(), new URL(request.url())];
  if (method === 'GET') return false;
  const changes = REQUEST_READERS[site].read({ method, url, body: parseBody(request.postData()) }, settings);
  return changes.some((change) => change.kind === kind && change.to === 'done');
}

function parseBody(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return Object.fromEntries(new URLSearchParams(body ?? ''));
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end && !(await isSo())) await new Promise((resolve) => setTimeout(resolve, PACE_MS));
}
