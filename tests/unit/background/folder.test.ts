import 'fake-indexeddb/auto';
import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { Folder, Stopped, secretOf } from '#tests/support/folder.ts';
import { cloneOf, type Installation, install, storedIn, sync } from '#tests/support/installations.ts';
import { mergeInto, wholeLog } from '#tests/support/merge.ts';
import { headText } from '#utils/background/folder/layout.ts';
import type { CompletionEntry } from '#utils/background/ledger/append.ts';
import { selectDashboard } from '#utils/domain/views/dashboard.ts';

const MONDAY = Date.parse('2026-03-02T10:00:00Z');
const at = (minutes: number) => ({ at: MONDAY + minutes * 60_000, offset: 60 });
const entry = (id: string): CompletionEntry => ({
  ...{ id, type: 'complete', subject: `trello:card:${id}`, kind: 'card', site: 'trello', source: 'gesture' },
  text: { title: `Card ${id}`, url: `https://trello.com/c/${id}` },
});

let wins = 0;
/** Finishes some things. */
async function finish({ ledger }: Installation, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `win${++wins}`);
  for (const id of ids) await ledger.record(entry(id), at(wins));
  return ids;
}

const idsOf = async ({ ledger }: Installation) => (await wholeLog(ledger)).map(({ id }) => id).sort();

/** Every installation syncs until none has anything new. */
async function settle(root: Folder, ...all: Installation[]): Promise<void> {
  for (let round = 0; round < 3; round++) for (const one of all) await sync(one, root);
}

async function expectEqual(...all: Installation[]): Promise<void> {
  const [first, ...others] = await Promise.all(all.map(storedIn));
  expect(first?.wrong).toEqual([]);
  for (const other of others) expect(other).toEqual(first);
}

/** The entries of the segments that the heads in a folder name, in plain. */
function entriesIn(root: Folder): { id: string; text?: object; erased?: true }[] {
  return root.folders.flatMap((folder) => {
    const head = JSON.parse(textOf(folder.entriesByName.get('head')));
    return (head.segments as string[]).flatMap((name) =>
      textOf(folder.entriesByName.get(name))
        .trim()
        .split('\n')
        .slice(1, -1)
        .map((line) => JSON.parse(line)),
    );
  });
}

const textOf = (bytes: unknown) => new TextDecoder().decode(bytes as Uint8Array);

describe('a folder that two installations share', () => {
  it('makes them equal, whoever wrote what', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a, 3);
    await finish(b, 2);
    await settle(root, a, b);
    await expectEqual(a, b);
    await finish(a);
    await finish(b);
    await settle(root, a, b);
    await expectEqual(a, b);
    expect((await wholeLog(a.ledger)).filter(({ type }) => type === 'complete')).toHaveLength(7);
  });

  it('holds for each device a folder that it alone writes, with segments named by number and hash', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a);
    await settle(root, a, b);
    const theirs = new Map(root.files);
    await finish(a);
    await sync(a, root);
    const own = a.keeper.progress?.writer ?? '';
    for (const [path, bytes] of root.files) {
      const [folder, name = ''] = path.split('/');
      if (folder !== own) expect(bytes).toBe(theirs.get(path));
      if (name === 'head') continue;
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      expect(name).toMatch(new RegExp(`^\\d{6}-${hash}\\.mw$`));
      // One that was there is still what it was.
      if (theirs.has(path)) expect(bytes).toBe(theirs.get(path));
    }
    expect(root.folders).toHaveLength(2);
    expect(root.files.size).toBeGreaterThan(theirs.size);
  });

  it('holds each event once, after somebody joined', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a, 3);
    await settle(root, a, b);
    await finish(b, 2);
    await settle(root, b, a);
    const ids = entriesIn(root).map(({ id }) => id);
    expect(ids.sort()).toEqual(await idsOf(a));
  });

  it('is only asked for heads while nobody has written', async () => {
    const root = new Folder('Cloud');
    const all = [install(), install(), install()] as const;
    for (const one of all) await finish(one, 2);
    await settle(root, ...all);
    const before = new Map(root.files);
    root.reads.length = 0;
    const news = await sync(all[0], root);
    expect(root.reads).toEqual(['head', 'head', 'head']);
    expect(news).toMatchObject({ fresh: 0, aside: 0, waiting: 0, isLocked: false, others: 2 });
    expect(new Map(root.files)).toEqual(before);
  });

  it('has few files, however often something is finished', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    for (let day = 0; day < 60; day++) {
      await finish(a);
      await sync(a, root);
    }
    expect(root.files.size).toBeLessThan(20);
    await sync(b, root);
    await expectEqual(a, b);
  });
});

describe('what lies about in a folder', () => {
  it('is passed over: leftovers, conflict copies, and what is of others', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a, 2);
    await sync(a, root);
    const own = a.keeper.progress?.writer ?? '';
    const head = root.files.get(`${own}/head`) as Uint8Array<ArrayBuffer>;
    const [segment = ''] = [...root.files.keys()].filter((path) => path.endsWith('.mw'));
    const rubbish = new Uint8Array(5000).fill(7);
    for (const name of [
      'head.sync-conflict-20261129-120000-ABCDEFG',
      'head (1)',
      'head.tmp',
      '~syncthing~head.tmp',
    ])
      root.put(`${own}/${name}`, rubbish);
    root.put(`${segment}.crswap`, rubbish);
    root.put(`${own}/000009-0123456789abcdef.sync-conflict-1.mw`, rubbish);
    root.put(`${own}/000001-0123456789abcdef (conflicted copy).mw`, rubbish);
    root.put(`${own} (1)/head`, head);
    root.put('Letters/head', head);
    root.put('.stfolder/x', rubbish);
    root.put('photo.jpg', rubbish);
    expect(await sync(b, root)).toMatchObject({ waiting: 0, aside: 0, others: 1 });
    await expectEqual(a, b);
    await finish(a);
    await settle(root, a, b);
    await expectEqual(a, b);
    // Nobody else's files are touched.
    for (const path of ['photo.jpg', `${own}/head (1)`, `${own} (1)/head`])
      expect(root.files.has(path)).toBe(true);
  });

  it('is waited for where it is not all there yet', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a, 2);
    await sync(a, root);
    const [path = '', bytes] = [...root.files].find(([path]) => path.endsWith('.mw')) ?? [];
    const whole = bytes as Uint8Array<ArrayBuffer>;
    for (const half of [whole.slice(0, 300), new Uint8Array(), new Uint8Array(whole.length)]) {
      root.put(path, half);
      expect(await sync(b, root)).toMatchObject({ waiting: 1, fresh: 0 });
    }
    root.drop(path);
    expect(await sync(b, root)).toMatchObject({ waiting: 1, fresh: 0 });
    root.put(path, whole);
    root.folders[0]?.standIns.add(path.split('/')[1] ?? '');
    expect(await sync(b, root)).toMatchObject({ waiting: 1, fresh: 0 });
    root.folders[0]?.standIns.clear();
    expect(await sync(b, root)).toMatchObject({ waiting: 0 });
    await expectEqual(a, b);
  });

  it('is not read where it is larger than anything of ours', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a);
    await sync(a, root);
    const own = root.folders[0] as Folder;
    own.put('head', new Uint8Array(2e6).fill(32));
    expect(await sync(b, root)).toMatchObject({ waiting: 1, fresh: 0 });
  });

  it('is waited for where only a later build can read it', async () => {
    const root = new Folder('Cloud');
    const b = install();
    const later = new TextEncoder().encode('{"microwin":"folder","format":2,"segments":[]}\n');
    root.put(`${crypto.randomUUID()}/head`, later);
    expect(await sync(b, root)).toMatchObject({ waiting: 1, fresh: 0 });
  });

  it('does no harm by names that lead elsewhere', async () => {
    const root = new Folder('Cloud');
    const head = { microwin: 'folder', format: 1, segments: ['../000001-0123456789abcdef.mw'] };
    root.put(`${crypto.randomUUID()}/head`, new TextEncoder().encode(JSON.stringify(head)));
    expect(await sync(install(), root)).toMatchObject({ waiting: 1, fresh: 0 });
    expect(root.reads.filter((name) => name !== 'head')).toEqual([]);
  });
});

describe('a passphrase', () => {
  /** Reads a segment by docs/format.md alone. */
  function decrypt(bytes: Uint8Array, place: string, passphrase: string): string {
    expect(bytes[0]).toBe(1);
    const [salt, iv] = [bytes.subarray(1, 17), bytes.subarray(17, 29)];
    const key = pbkdf2Sync(passphrase, salt, 600_000, 32, 'sha256');
    const reader = createDecipheriv('aes-256-gcm', key, iv);
    reader.setAAD(Buffer.from(place));
    reader.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([reader.update(bytes.subarray(29, -16)), reader.final()]).toString('utf8');
  }

  it('keeps every word from whoever has the files, and opens them again', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [
      install(await secretOf('four words are enough')),
      install(await secretOf('four words are enough')),
    ];
    await finish(a, 2);
    await settle(root, a, b);
    await expectEqual(a, b);
    for (const bytes of root.files.values()) expect(textOf(bytes)).not.toMatch(/Card|trello|complete/);
    const [path = '', bytes = new Uint8Array()] =
      [...root.files].find(([path]) => path.endsWith('.mw')) ?? [];
    const place = path.replace(/-[0-9a-f]{16}\.mw$/, '');
    const copy = decrypt(bytes, place, 'four words are enough');
    expect(copy).toContain('"microwin":"copy"');
    expect(copy).toContain('Card win');
    expect(() => decrypt(bytes, place.replace(/\d$/, '9'), 'four words are enough')).toThrow();
    expect(() => decrypt(bytes, place, 'other words')).toThrow();
  });

  it('is asked for where another one, or none, opens nothing; then all comes', async () => {
    const root = new Folder('Cloud');
    const [a, b, c] = [install(await secretOf('right')), install(await secretOf('wrong')), install()];
    await finish(a, 2);
    await sync(a, root);
    expect(await sync(b, root)).toMatchObject({ isLocked: true, fresh: 0, waiting: 0 });
    expect(await sync(c, root)).toMatchObject({ isLocked: true, fresh: 0, waiting: 0 });
    b.secret = a.secret;
    c.secret = a.secret;
    expect(await sync(b, root)).toMatchObject({ isLocked: false });
    expect(await sync(c, root)).toMatchObject({ isLocked: false });
    await expectEqual(a, b);
  });

  it('that somebody has is needed by all: without one, nothing is written beside what is sealed', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(await secretOf('right')), install()];
    await finish(a);
    await finish(b);
    await sync(a, root);
    const isPlain = () => [...root.files.values()].some((bytes) => textOf(bytes).includes('Card win'));
    expect(await sync(b, root)).toMatchObject({ isLocked: true, others: 1 });
    expect(root.folders).toHaveLength(1);
    b.secret = a.secret;
    await settle(root, b, a);
    await expectEqual(a, b);
    expect(isPlain()).toBe(false);
    // Nor by one that wrote there in plain before somebody sealed theirs.
    const [c, d] = [install(), install()];
    const other = new Folder('Cloud');
    await finish(c);
    await settle(other, c, d);
    Object.assign(d, { secret: a.secret });
    await finish(d);
    await sync(d, other);
    await finish(c);
    const before = [...other.files.keys()];
    expect(await sync(c, other)).toMatchObject({ isLocked: true });
    expect([...other.files.keys()]).toEqual(before);
  });

  it('may be needed where nothing of the others has come yet: without one, nobody begins to write', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(await secretOf('right')), install()];
    await finish(a);
    await finish(b);
    await sync(a, root);
    const names = [...root.files.keys()].map((path) => path.slice(path.indexOf('/') + 1));
    for (const name of names) {
      for (const folder of root.folders) folder.standIns.add(name);
      expect(await sync(b, root)).toMatchObject({ waiting: 1, isLocked: false });
      expect(root.folders).toHaveLength(1);
      for (const folder of root.folders) folder.standIns.clear();
    }
  });
});

describe('what happens to one of them', () => {
  it('a copied profile goes on under another name, and both keep all', async () => {
    const root = new Folder('Cloud');
    const a = install();
    await finish(a, 3);
    await sync(a, root);
    const b = await cloneOf(a);
    const fresh = [...(await finish(a, 2)), ...(await finish(b, 2))];
    await settle(root, a, b);
    await finish(b);
    await settle(root, b, a);
    await expectEqual(a, b);
    expect(await idsOf(a)).toEqual(expect.arrayContaining(fresh));
    const [{ device: ofA }, { device: ofB }] = [await a.ledger.ownEvents(0), await b.ledger.ownEvents(0)];
    expect(ofA).not.toBe(ofB);
    expect(a.keeper.progress?.writer).not.toBe(b.keeper.progress?.writer);
    // A third one gets all of it from the files alone.
    const c = install();
    await settle(root, c);
    expect(await idsOf(c)).toEqual(await idsOf(a));
    await expectEqual(a, b, c);
  });

  it('a folder that was emptied is filled again', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a, 2);
    await finish(b, 2);
    await settle(root, a, b);
    root.entriesByName.clear();
    await sync(a, root);
    const c = install();
    await sync(c, root);
    expect(await idsOf(c)).toEqual(await idsOf(a));
    await settle(root, b, a);
    await expectEqual(a, b, c);
  });

  it('what lay in a folder that was deleted is written by those who know it', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a, 2);
    await settle(root, a, b);
    root.entriesByName.delete(a.keeper.progress?.writer ?? '');
    await sync(b, root);
    const c = install();
    await sync(c, root);
    expect(await idsOf(c)).toEqual(await idsOf(a));
  });

  it('who deleted everything gets it back from the folder, if they choose it again', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    await finish(a, 2);
    await settle(root, a, b);
    await a.ledger.erase();
    a.keeper.progress = undefined;
    await settle(root, a, b);
    await expectEqual(a, b);
    expect((await wholeLog(a.ledger)).filter(({ type }) => type === 'complete')).toHaveLength(2);
  });

  it('what a copy brought is written, and words that it brought back', async () => {
    const root = new Folder('Cloud');
    const [old, a, b] = [install(), install(), install()];
    await finish(old, 2);
    await old.ledger.setWinNote(crypto.randomUUID(), `win${wins}`, 'My own words', at(wins));
    await mergeInto(a.ledger, await wholeLog(old.ledger, false));
    await settle(root, a, b);
    expect(JSON.stringify(await wholeLog(b.ledger))).not.toContain('My own words');
    await mergeInto(a.ledger, await wholeLog(old.ledger));
    if (a.keeper.progress) a.keeper.progress.isStale = true;
    await settle(root, a, b);
    await expectEqual(a, b, old);
    expect(JSON.stringify(await wholeLog(b.ledger))).toContain('My own words');
  });

  it('what one erases is gone from the others, and from the files', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    const [secret = ''] = await finish(a, 2);
    const [site = ''] = await finish(b, 1);
    await settle(root, a, b);
    await b.ledger.eraseText(secret, at(++wins));
    await settle(root, b, a);
    await expectEqual(a, b);
    for (const bytes of root.files.values()) expect(textOf(bytes)).not.toContain(`Card ${secret}`);
    expect(entriesIn(root).map(({ id }) => id)).toEqual(expect.arrayContaining([secret, site]));
    await a.ledger.eraseWins(crypto.randomUUID(), { site: 'trello' }, at(++wins));
    await settle(root, a, b);
    await expectEqual(a, b);
    for (const bytes of root.files.values()) expect(textOf(bytes)).not.toContain('trello:card');
  });

  /** The files that have the words of a win. */
  const filesWith = (root: Folder, id: string) =>
    [...root.files].filter(([, bytes]) => textOf(bytes).includes(`Card ${id}"`)).map(([path]) => path);

  it.each(['text', 'site'])(
    'what one erases (%s) is gone from the files, wherever a worker is stopped',
    async (what) => {
      for (const stopped of ['who erases', 'who hears of it'])
        for (let steps = 0, isDone = false; !isDone; steps++) {
          const root = new Folder('Cloud');
          const [a, b] = [install(), install()];
          const [ofA = ''] = await finish(a);
          const [ofB = ''] = await finish(b);
          await settle(root, a, b);
          if (what === 'site') await a.ledger.eraseWins(crypto.randomUUID(), { site: 'trello' }, at(++wins));
          else for (const id of [ofA, ofB]) await a.ledger.eraseText(id, at(++wins));
          const one = stopped === 'who erases' ? a : b;
          if (one === b) await sync(a, root);
          const budget = { left: steps };
          Object.assign(one, { budget });
          for (const folder of [root, ...root.folders]) folder.budget = budget;
          isDone = await sync(one, root).then(
            () => true,
            () => false,
          );
          budget.left = Number.POSITIVE_INFINITY;
          await settle(root, a, b);
          for (const id of [ofA, ofB])
            expect([stopped, steps, filesWith(root, id)]).toEqual([stopped, steps, []]);
        }
    },
  );

  it('what one erases has nobody write all anew who knows it, however often it is read', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    const [erased = ''] = await finish(a);
    await settle(root, a, b);
    await a.ledger.eraseText(erased, at(++wins));
    await settle(root, a, b);
    const [own] = root.folders.filter(({ name }) => name === a.keeper.progress?.writer);
    const [segment = ''] = [...(own?.entriesByName.keys() ?? [])].filter((name) => name !== 'head');
    // Of what follows nothing has come yet, and what came has an entry that is set aside each time.
    own?.put('head', new TextEncoder().encode(headText([segment, `000099-${'0'.repeat(16)}.mw`])));
    const set = vi.spyOn(b.ledger, 'takeIn').mockResolvedValue({
      ...{ fresh: 0, known: 1, texts: 0, forks: 0, last: [] },
      aside: [{ id: 'x', day: '', type: '', why: 'changed' } as never],
    });
    if (b.keeper.progress) Object.assign(b.keeper.progress, { read: {} });
    await sync(b, root);
    const before = new Map(root.files);
    for (let round = 0; round < 3; round++) await sync(b, root);
    expect(set.mock.calls.length).toBeGreaterThan(2);
    expect(b.keeper.progress?.isStale).toBe(false);
    expect([...root.files.keys()]).toEqual([...before.keys()]);
  });

  it('what one erases is deleted another time, where a file is in use', async () => {
    const root = new Folder('Cloud');
    const a = install();
    const [secret = ''] = await finish(a);
    await sync(a, root);
    const [own] = root.folders;
    if (!own) throw new Error('nothing was written');
    const held = vi
      .spyOn(own, 'removeEntry')
      .mockRejectedValue(new DOMException('', 'NoModificationAllowedError'));
    await a.ledger.eraseText(secret, at(++wins));
    await sync(a, root);
    const head = own.entriesByName.get('head');
    await sync(a, root);
    expect(filesWith(root, secret)).toHaveLength(1);
    // The head is as it should be, so nothing is written for a sync program to carry.
    expect(own.entriesByName.get('head')).toBe(head);
    held.mockRestore();
    await sync(a, root);
    expect(filesWith(root, secret)).toEqual([]);
  });
});

describe('two browsers of one person', () => {
  const page = async ({ ledger }: Installation, minutes: number) =>
    selectDashboard(await ledger.snapshot(at(minutes)), at(minutes));

  it("know of each other's timer and priority, which are one", async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    wins += 10;
    const minute = wins;
    const text = { title: 'Write the letter', url: '' };
    await a.ledger.record({ id: 't1', type: 'timer', subject: 'timer:t1', minutes: 25, text }, at(minute));
    await b.ledger.record({ id: 'p1', type: 'priority', subject: 'trello:card:letter', text }, at(minute));
    await settle(root, a, b);
    for (const one of [a, b]) {
      const { plan } = await page(one, minute + 1);
      expect(plan.timer).toMatchObject({ id: 't1', planned: 25, title: 'Write the letter' });
      expect(plan.priority).toMatchObject({ title: 'Write the letter' });
    }
  });

  it('have one win, and one draw, for a thing that both finished', async () => {
    const root = new Folder('Cloud');
    const [a, b] = [install(), install()];
    const settings = { surprise: 'chance' } as const;
    await a.ledger.record({ id: 'said', type: 'settings', subject: 'config', settings }, at(wins));
    const card = entry('shared');
    await a.ledger.record({ ...card, id: 'first' }, at(++wins));
    await b.ledger.record({ ...card, id: 'second' }, at(++wins));
    await settle(root, a, b);
    await expectEqual(a, b);
    const [ofA, ofB] = [await page(a, wins + 5), await page(b, wins + 5)];
    expect(ofA).toEqual(ofB);
    expect(ofA.today.wins).toBe(1);
    const salts = Object.keys((await a.ledger.config()).salts);
    expect(salts).toHaveLength(2);
  });
});

describe('a worker that is stopped', () => {
  it('loses and doubles nothing, wherever that is', async () => {
    let cuts = 0;
    for (let round = 0; cuts < 200; round++) {
      const root = new Folder('Cloud');
      const [a, b] = [install(), install()];
      a.budget = { left: Number.POSITIVE_INFINITY };
      await finish(a, 1 + (round % 3));
      await sync(b, root);
      // Each way through is cut after one step more, until it comes to its end.
      for (const work of [
        () => finish(a),
        () => undefined,
        () => a.ledger.eraseText(`win${wins}`, at(++wins)),
      ]) {
        await work();
        for (let steps = 0; ; steps++) {
          a.budget = { left: steps };
          root.budget = a.budget;
          for (const folder of root.folders) folder.budget = a.budget;
          const isDone = await sync(a, root).then(
            () => true,
            (error) => {
              expect(error).toBeInstanceOf(Stopped);
              return false;
            },
          );
          a.budget.left = Number.POSITIVE_INFINITY;
          if (isDone) break;
          cuts++;
          // The other one comes by at the worst of moments.
          if (steps % 2) await sync(b, root);
          if (steps % 3 === 0) await finish(a);
        }
      }
      await settle(root, b, a);
      await expectEqual(a, b);
      expect(root.folders).toHaveLength(2);
      const c = install();
      await sync(c, root);
      expect(await idsOf(c)).toEqual(await idsOf(a));
      // No segment is left that no head names.
      expect(root.files.size).toBeLessThan(12);
      expect([...root.files.keys()].filter((path) => path.endsWith('.crswap'))).toEqual([]);
    }
    expect(cuts).toBeGreaterThanOrEqual(200);
  });
});
