import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Folder } from '#tests/support/folder.ts';
import { createFolderKeeper } from '#utils/background/folder/keeper.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { RefusedError } from '#utils/messaging/answer.ts';
import {
  type FolderLink,
  type FolderProgress,
  type FolderStore,
  folderStore,
} from '#utils/storage/folder.ts';

const MOMENT = { at: Date.parse('2026-03-02T10:00:00Z'), offset: 60 };
const alarms = { create: vi.fn(async () => {}) };
let databases = 0;

beforeEach(() => {
  vi.clearAllMocks();
  const { browser } = globalThis as unknown as { browser: object };
  Object.assign(browser, { alarms });
});

/** What a page and the worker keep, in memory: no handle can be cloned here. */
function memoryStore(root?: Folder): FolderStore & { link: FolderLink | undefined } {
  let progress: FolderProgress | undefined;
  const store = {
    link: root && { folder: root.handle },
    readLink: async () => store.link,
    readProgress: async () => progress,
    saveProgress: async (next: FolderProgress) => {
      progress = structuredClone(next);
    },
    keepLink: async (link: FolderLink, next?: FolderProgress) => {
      store.link = link;
      progress = next;
    },
    forget: async () => {
      store.link = undefined;
      progress = undefined;
    },
  };
  return store;
}

/** A worker with a folder that the browser lets it write. */
function begin(root?: Folder) {
  const ledger = createLedger(`keeper-${++databases}`);
  const permission = { now: 'granted' as PermissionState };
  const asked = vi.fn();
  if (root) Object.assign(root, { queryPermission: async () => permission.now, requestPermission: asked });
  const onMerged = vi.fn(async () => {});
  const store = memoryStore(root);
  const win = (id: string) =>
    ledger.record(
      {
        ...{ id, type: 'complete', subject: `manual:${id}`, kind: 'manual', source: 'hand' },
        text: { title: 'Called the bank', url: '' },
      },
      MOMENT,
    );
  return {
    ledger,
    permission,
    asked,
    onMerged,
    store,
    win,
    keeper: createFolderKeeper({ ledger, onMerged, store }),
  };
}

describe('the state of the folder', () => {
  it('is none before one is chosen, and nothing wakes the worker for it', async () => {
    const { keeper } = begin();
    expect(await keeper.sync()).toMatchObject({ state: 'none', name: '' });
    await keeper.soon();
    expect(alarms.create).not.toHaveBeenCalled();
  });

  it.each([
    ['prompt', 'ask'],
    ['denied', 'refused'],
  ] as const)('%s: nothing is read, nothing written, and nobody is asked', async (permission, state) => {
    const root = new Folder('Cloud');
    const one = begin(root);
    await one.win('a');
    one.permission.now = permission;
    expect(await one.keeper.sync()).toMatchObject({ state, name: 'Cloud' });
    expect([root.files.size, root.reads.length]).toEqual([0, 0]);
    expect(one.asked).not.toHaveBeenCalled();
  });

  it('is current once all is written, and tells of what others wrote', async () => {
    const root = new Folder('Cloud');
    const [one, two] = [begin(root), begin(root)];
    await one.win('a');
    expect(await one.keeper.sync()).toMatchObject({ state: 'current', fresh: 0, others: 0 });
    expect(await two.keeper.sync()).toMatchObject({ state: 'current', fresh: 2, others: 1 });
    expect(two.onMerged).toHaveBeenCalledTimes(1);
    expect(one.onMerged).not.toHaveBeenCalled();
    expect(await two.keeper.sync()).toMatchObject({ state: 'current', fresh: 0, others: 1 });
    expect(two.onMerged).toHaveBeenCalledTimes(1);
  });

  it('is gone, or failed, by what the browser throws; what was taken in before that is shown', async () => {
    const root = new Folder('Cloud');
    const [one, two] = [begin(root), begin(root)];
    await one.win('a');
    await one.keeper.sync();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    root.budget.left = 0;
    expect(await two.keeper.sync()).toMatchObject({ state: 'failed', name: 'Cloud' });
    expect(two.onMerged).toHaveBeenCalledTimes(1);
    Object.assign(root, {
      entries: () => {
        throw new DOMException('moved away', 'NotFoundError');
      },
    });
    expect(await two.keeper.sync()).toMatchObject({ state: 'gone', name: 'Cloud' });
  });

  it('is none of ours to tell where the ledger cannot be used', async () => {
    const root = new Folder('Cloud');
    const { ledger, keeper } = begin(root);
    ledger.ownEvents = async () => {
      throw new RefusedError('ledger blocked');
    };
    await expect(keeper.sync()).rejects.toEqual(new RefusedError('ledger blocked'));
    await keeper.look();
  });
});

describe('the keeper', () => {
  it('writes a little after a change, with what follows', async () => {
    const { keeper } = begin(new Folder('Cloud'));
    await keeper.soon();
    await keeper.soon();
    expect(alarms.create.mock.calls).toEqual([
      ['folder', { delayInMinutes: 0.5 }],
      ['folder', { delayInMinutes: 0.5 }],
    ]);
  });

  it('looks once for pages that open one after another', async () => {
    const root = new Folder('Cloud');
    const { keeper } = begin(root);
    await keeper.sync();
    root.reads.length = 0;
    await keeper.look();
    await keeper.look();
    expect(root.reads).toEqual([]);
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
    await keeper.look();
    await keeper.look();
    vi.useRealTimers();
    expect(root.reads).toEqual(['head']);
  });

  it('writes all anew once it was told that something else changed', async () => {
    const root = new Folder('Cloud');
    const { keeper, win } = begin(root);
    await win('a');
    await keeper.sync();
    const [before] = [...root.files.keys()].filter((path) => path.endsWith('.mw'));
    await keeper.outdate();
    await keeper.sync();
    const after = [...root.files.keys()].filter((path) => path.endsWith('.mw'));
    expect(after).toHaveLength(1);
    expect(after).not.toContain(before);
  });

  it('takes nothing in while everything is deleted, and has forgotten the folder then', async () => {
    const root = new Folder('Cloud');
    const [one, two] = [begin(root), begin(root)];
    await one.win('a');
    await one.keeper.sync();
    const syncing = two.keeper.sync();
    const deleting = two.keeper.forgetAfter(() => two.ledger.erase());
    const after = two.keeper.sync();
    await syncing;
    await deleting;
    expect(await after).toMatchObject({ state: 'none' });
    expect((await two.ledger.logPart(undefined, true)).all).toBe(0);
    expect(root.files.size).toBeGreaterThan(0);
  });

  it('keeps the folder where deleting failed', async () => {
    const root = new Folder('Cloud');
    const { keeper, store } = begin(root);
    await expect(
      keeper.forgetAfter(() => Promise.reject(new RefusedError('ledger blocked'))),
    ).rejects.toThrow();
    expect(store.link).toBeDefined();
    expect(await keeper.sync()).toMatchObject({ state: 'current' });
  });
});

it('what is kept of a folder is kept no more once that is forgotten, whoever is still at it', async () => {
  const progress = { writer: 'w', isStale: false } as FolderProgress;
  const link = { folder: { name: 'Cloud' } } as FolderLink;
  await folderStore.saveProgress(progress);
  expect(await folderStore.readProgress()).toBeUndefined();
  await folderStore.keepLink(link);
  await folderStore.saveProgress(progress);
  expect(await folderStore.readProgress()).toEqual(progress);
  await folderStore.forget();
  await folderStore.saveProgress(progress);
  expect([await folderStore.readLink(), await folderStore.readProgress()]).toEqual([undefined, undefined]);
  await folderStore.keepLink(link, { ...progress, isStale: true });
  expect(await folderStore.readProgress()).toMatchObject({ isStale: true });
});

it('only a page, at a click, asks for a folder or for the permission', () => {
  const root = join(import.meta.dirname, '../../..');
  const sources = ['utils', 'components', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const asking = sources.filter((name) =>
    /showDirectoryPicker|\.requestPermission\(\{ mode/.test(readFileSync(join(root, name), 'utf8')),
  );
  expect(asking).toEqual(['utils/pages/folder.ts']);
});
