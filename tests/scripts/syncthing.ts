// Two browsers on two computers, with a folder that two real Syncthings carry between them over loopback: `npm run
// test:syncthing`. One of the computers is off for a while. Exits with 1 if the two do not come to the same.
import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createPeer } from '#tests/scripts/syncthing/peer.ts';
import { DiskFolder } from '#tests/support/disk-folder.ts';
import { secretOf } from '#tests/support/folder.ts';
import { install, storedIn, sync } from '#tests/support/installations.ts';
import { DAY_MS, MINUTE_MS } from '#utils/domain/calendar.ts';

const ROUNDS = 20;
const PACE_MS = 300;
/** Ms after which the two are told apart for good. */
const PATIENCE_MS = 120_000;
/** How far the second computer's clock is ahead. */
const SKEW_MS = 2 * DAY_MS;
const FIRST = Date.parse('2026-03-02T09:00:00Z');

try {
  execFileSync('syncthing', ['--version']);
} catch {
  console.error('There is no Syncthing here. On Debian: apt-get install syncthing');
  process.exit(2);
}
for (const passphrase of ['', 'correct horse']) await carry(passphrase);

async function carry(passphrase: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'microwin-syncthing-'));
  const [here, there] = [await createPeer(join(home, 'here')), await createPeer(join(home, 'there'))];
  try {
    for (const peer of [here, there]) await peer.start();
    await here.meet(there);
    await there.meet(here);

    const secret = passphrase ? await secretOf(passphrase) : undefined;
    const computers = [here, there].map(({ folder }, which) => ({
      browser: install(secret),
      folder: new DiskFolder(folder),
      skew: which * SKEW_MS,
    }));
    for (let round = 0; round < ROUNDS; round++) {
      if (round === ROUNDS / 4) await there.stop();
      if (round === ROUNDS / 2) await there.start();
      for (const { browser, folder, skew } of computers) {
        const entry = {
          ...{ id: crypto.randomUUID(), subject: `trello:card:${String(round % 7).padStart(24, '0')}` },
          ...({ kind: 'card', site: 'trello', source: 'gesture' } as const),
          text: { title: `Card ${round % 7}`, url: 'https://trello.com/c/AbCdEf34' },
        };
        const type = round % 3 === 2 ? 'uncomplete' : 'complete';
        await browser.ledger.record({ ...entry, type }, { at: FIRST + round * MINUTE_MS + skew, offset: 0 });
        await sync(browser, folder);
      }
      await pause(PACE_MS);
    }
    await leaveConflict(here.folder);

    const start = Date.now();
    let stores: string[] = [];
    do {
      await pause(PACE_MS);
      for (const { browser, folder } of computers) await sync(browser, folder);
      const stored = await Promise.all(computers.map(({ browser }) => storedIn(browser)));
      const wrong = stored.flatMap(({ wrong }) => wrong);
      if (wrong.length > 0) throw new Error(`projected wrongly: ${wrong.join(', ')}`);
      stores = stored.map(({ stores }) => JSON.stringify(stores));
    } while (new Set(stores).size > 1 && Date.now() - start < PATIENCE_MS);
    const events = JSON.parse(stores[0] ?? '{}').events?.length ?? 0;
    const how = passphrase ? 'encrypted' : 'in plain';
    if (new Set(stores).size === 1)
      console.log(
        `${how}: ${events} events on both, ${((Date.now() - start) / 1000).toFixed(1)} s after the last one`,
      );
    else {
      console.error(`${how}: the two have not come to the same`);
      process.exitCode = 1;
    }
  } finally {
    await Promise.all([here.stop(), there.stop()]);
    await rm(home, { recursive: true, force: true });
  }
}

/** Leaves copies of every file, as Syncthing does where two computers have changed one. */
async function leaveConflict(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !entry.parentPath.includes('.stfolder')) {
      const path = join(entry.parentPath, entry.name);
      await copyFile(path, `${path}.sync-conflict-20260302-100000-ABCDEFG`);
    }
}
