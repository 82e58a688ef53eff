import { beforeEach, describe, expect, it, vi } from 'vitest';
import { injectIntoOpenTabs, injectToast, OWN_HOSTS } from '#utils/background/inject-scripts.ts';
import { isSessionStart } from '#utils/background/session-start.ts';
import { browser, type Storage } from '#utils/platform/browser.ts';
import { SITES } from '#utils/sites/registry.ts';

const COMPANY = { pattern: 'https://github.example.com/*', site: 'github' } as const;

/** Tabs that are open, by pattern. */
function open(tabs: Record<string, { id?: number }[]>) {
  const query = vi.fn(async ({ url }: { url: string; discarded: boolean }) => tabs[url] ?? []);
  const executeScript = vi.fn(async (_: object) => [{}]);
  Object.assign(browser, { tabs: { query }, scripting: { executeScript } });
  return { query, executeScript };
}

const scriptIn = (tabId: number, file: string) => [
  { target: { tabId, frameIds: [0] }, files: [file], injectImmediately: true },
];
const injection = (tabId: number, site: string) => scriptIn(tabId, `content-scripts/${site}.js`);

describe('tabs that were open before', () => {
  it('get the script of their site, and of a host that was added', async () => {
    const { executeScript } = open({
      'https://trello.com/*': [{ id: 1 }, { id: 2 }],
      'https://github.com/*': [{ id: 3 }],
      [COMPANY.pattern]: [{ id: 4 }],
    });
    await injectIntoOpenTabs([...OWN_HOSTS, COMPANY]);
    expect(executeScript.mock.calls.toSorted(byTab)).toEqual([
      injection(1, 'trello'),
      injection(2, 'trello'),
      injection(3, 'github'),
      injection(4, 'github'),
    ]);
  });

  it('are asked for by every address of every site, and left alone where they sleep', async () => {
    const { query } = open({});
    await injectIntoOpenTabs(OWN_HOSTS);
    expect(query.mock.calls.map(([{ url }]) => url)).toEqual(SITES.flatMap(({ matches }) => matches));
    expect(query.mock.calls.every(([{ discarded }]) => discarded === false)).toBe(true);
  });

  it('keep a script that answers, and get one where nobody does', async () => {
    const { executeScript } = open({ 'https://trello.com/*': [{ id: 1 }, { id: 2 }, { id: 3 }] });
    const replies = [undefined, { ok: true, value: [] }, { ok: false, reason: 'malformed' }];
    Object.assign(browser.tabs, { sendMessage: async (tab: number) => replies[tab - 1] });
    await injectIntoOpenTabs(OWN_HOSTS);
    expect(executeScript.mock.calls).toEqual([injection(1, 'trello'), injection(3, 'trello')]);
  });

  it('do without where the browser refuses one, or a tab has no id', async () => {
    const { executeScript } = open({ 'https://trello.com/*': [{ id: 1 }, {}, { id: 2 }] });
    executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page'));
    await injectIntoOpenTabs(OWN_HOSTS);
    expect(executeScript.mock.calls).toEqual([injection(1, 'trello'), injection(2, 'trello')]);
  });
});

describe('the script of the toast', () => {
  it('runs in the page of the tab that asked for it, and in no frame of it', async () => {
    const { executeScript } = open({});
    await injectToast(7);
    expect(executeScript.mock.calls).toEqual([scriptIn(7, 'toast.js')]);
  });

  it.each(['No tab with id: 7', 'Cannot access contents of the page', 'Frame with ID 0 was removed'])(
    'is missed in silence: %s',
    async (reason) => {
      const { executeScript } = open({});
      executeScript.mockRejectedValueOnce(new Error(reason));
      await expect(injectToast(7)).resolves.toBeUndefined();
    },
  );
});

describe('the start of a session', () => {
  let kept: Record<string, unknown>;
  const session = {
    get: async (key: string) => ({ [key]: kept[key] }),
    set: async (entries: object) => void Object.assign(kept, entries),
  } as unknown as Storage.StorageArea;
  beforeEach(() => {
    kept = {};
  });

  it('is the first start of the worker, and no later one', async () => {
    expect([await isSessionStart(session), await isSessionStart(session)]).toEqual([true, false]);
  });

  it('comes again after the browser has forgotten the session', async () => {
    await isSessionStart(session);
    kept = {};
    expect(await isSessionStart(session)).toBe(true);
  });
});

function byTab(one: unknown[], other: unknown[]): number {
  const tab = (call: unknown[]) => (call as [{ target: { tabId: number } }])[0].target.tabId;
  return tab(one) - tab(other);
}
