import { syncFolder } from '#utils/background/folder/sync.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import { RefusedError } from '#utils/messaging/answer.ts';
import type { FolderReport } from '#utils/messaging/queries.ts';
import { browser } from '#utils/platform/browser.ts';
import { type FolderStore, folderStore } from '#utils/storage/folder.ts';

/** The alarm at which what changed is written into the folder. */
export const FOLDER_ALARM = 'folder';
/** Minutes after the last change; the browser allows no fewer. */
const AFTER_MINUTES = 0.5;
/** Ms within which pages that open one after another cause one look into the folder. */
const LOOK_MS = 60_000;

const NOTHING = { name: '', isEncrypted: false, fresh: 0, aside: 0, others: 0 };

interface KeeperContext {
  ledger: Ledger;
  /** Shows every page what is so now, after something was taken in. */
  onMerged: () => Promise<unknown>;
  store?: FolderStore;
}

/** Keeps the folder that the person chose and the ledger equal. It never asks for the permission: only a page may. */
export function createFolderKeeper({ ledger, onMerged, store = folderStore }: KeeperContext) {
  let last: Promise<unknown> = Promise.resolve();
  let stop = new AbortController();
  let lookedAt = 0;

  /** Works one after another, so that nobody saves a progress that another one has gone beyond. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  }

  /** Reads and writes what there is; how it stands then. @throws RefusedError where the ledger cannot be used */
  const sync = () => inTurn(run);

  async function run(): Promise<FolderReport> {
    lookedAt = Date.now();
    const link = await store.readLink();
    if (!link) return { ...NOTHING, state: 'none' };
    const about = { ...NOTHING, name: link.folder.name, isEncrypted: link.secret !== undefined };
    const permission = await link.folder.queryPermission({ mode: 'readwrite' });
    if (permission !== 'granted') return { ...about, state: permission === 'denied' ? 'refused' : 'ask' };
    stop = new AbortController();
    try {
      const { fresh, aside, others, waiting, isLocked } = await syncFolder({
        root: link.folder,
        secret: link.secret,
        signal: stop.signal,
        ledger: { ...ledger, finishMerge: () => ledger.finishMerge().then(onMerged) as Promise<void> },
        progress: await store.readProgress(),
        save: store.saveProgress,
      });
      return {
        ...about,
        fresh,
        aside,
        others,
        state: isLocked ? 'locked' : waiting > 0 ? 'waiting' : 'current',
      };
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      console.warn('Microwin could not use the folder', error);
      return { ...about, state: (error as Error).name === 'NotFoundError' ? 'gone' : 'failed' };
    }
  }

  return {
    sync,
    /** The same, unless that was a moment ago; nobody hears what came of it. */
    async look(): Promise<void> {
      if (Date.now() - lookedAt > LOOK_MS) await sync().catch(() => undefined);
    },
    /** The same at the alarm. */
    onAlarm: (): Promise<unknown> => sync().catch(() => undefined),
    /** After a change of the ledger: it is written a little later, together with what follows. */
    async soon(): Promise<void> {
      if (await store.readLink())
        await browser.alarms.create(FOLDER_ALARM, { delayInMinutes: AFTER_MINUTES });
    },
    /** What was written there is no longer what is here: it is written anew the next time. */
    outdate: (): Promise<void> =>
      inTurn(async () => {
        const progress = await store.readProgress();
        if (progress && !progress.isStale) await store.saveProgress({ ...progress, isStale: true });
      }),
    /** Forgets the folder once something else is done, in the midst of which nothing is taken in. */
    forgetAfter(work: () => Promise<void>): Promise<void> {
      stop.abort();
      return inTurn(async () => {
        await work();
        await store.forget();
      });
    },
  };
}

export type FolderKeeper = ReturnType<typeof createFolderKeeper>;
