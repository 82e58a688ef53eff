import { openDB } from 'idb';
import { copyProfile } from '#tests/support/copy-profile.ts';
import { type Budget, type Folder, progressKeeper } from '#tests/support/folder.ts';
import { syncFolder } from '#utils/background/folder/sync.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { canonical } from '#utils/domain/canonical.ts';
import { projectAll } from '#utils/domain/project.ts';

/** One browser with its ledger, and the folder on its computer. */
export interface Installation {
  /** Of its database. */
  name: string;
  ledger: Ledger;
  keeper: ReturnType<typeof progressKeeper>;
  secret?: CryptoKey | undefined;
  budget?: Budget | undefined;
}

let databases = 0;

export function install(secret?: CryptoKey): Installation {
  const name = `installation-${++databases}`;
  const one: Installation = { name, ledger: createLedger(name), keeper: progressKeeper(), secret };
  one.keeper = progressKeeper(() => one.budget ?? { left: Number.POSITIVE_INFINITY });
  return one;
}

/** A second installation on a copy of the profile: the same log, under the same name, as far with its folder. */
export async function cloneOf({ name, keeper, secret }: Installation): Promise<Installation> {
  const copy = install(secret);
  await copyProfile(name, copy.name);
  copy.keeper.progress = structuredClone(keeper.progress);
  return { ...copy, ledger: createLedger(copy.name) };
}

/** Lets an installation read and write in a folder, as its worker does. */
export function sync({ ledger, keeper, secret }: Installation, root: Pick<Folder, 'handle'>) {
  return syncFolder({
    ...{ root: root.handle, ledger, secret, signal: new AbortController().signal },
    ...{ progress: keeper.progress && structuredClone(keeper.progress), save: keeper.save },
  });
}

/** All that is stored, but for what each installation has of its own; that the log projects to it is looked at, too. */
export async function storedIn({ name, ledger }: Pick<Installation, 'name' | 'ledger'>) {
  await ledger.config();
  const db = await openDB(name);
  const stores: Record<string, string[]> = {};
  for (const store of ['events', ...PROJECTIONS]) {
    const keys = await db.getAllKeys(store);
    stores[store] = (await db.getAll(store))
      .map((value, index) => `${keys[index]} ${canonical(value)}`)
      .sort();
  }
  const wrong: string[] = [];
  const projected = [...recordsOf(projectAll(await db.getAll('events')))];
  for (const store of PROJECTIONS) {
    const expected = projected.filter(([own]) => own === store).map(([, , value]) => canonical(value));
    const stored = (await db.getAll(store)).map((value) => canonical(value));
    if (stored.sort().join('\n') !== expected.sort().join('\n')) wrong.push(store);
  }
  db.close();
  return { stores, wrong };
}
