import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { mergeInto, wholeLog } from '#tests/support/merge.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { keptRecognition, keySubject, ownSubject, thanksSubject } from '#utils/domain/recognition/kept.ts';

let databases = 0;
const NOW = { at: Date.parse('2026-03-10T10:00:00Z'), offset: 60 };
const HASH = '0a'.repeat(32);

function open() {
  const name = `recognition-${++databases}`;
  return { name, ledger: createLedger(name) };
}

const keep = (ledger: Ledger, subject: string, text: { title?: string; credential?: string }) =>
  ledger.record(
    {
      ...{ id: crypto.randomUUID(), type: 'note', noteKind: 'recognition', subject },
      text: { title: '', url: '', ...text },
    },
    NOW,
  );

async function addWin(ledger: Ledger): Promise<void> {
  const [id, text] = [crypto.randomUUID(), { title: 'Called the bank', url: '' }];
  const entry = {
    id,
    type: 'complete',
    subject: `manual:${id}`,
    kind: 'manual',
    source: 'hand',
    text,
  } as const;
  await ledger.record(entry, NOW);
}

async function projections(name: string): Promise<unknown[]> {
  const db = await openDB(name);
  const stores = await Promise.all(PROJECTIONS.map((store) => db.getAll(store)));
  db.close();
  return stores;
}

const kept = async (ledger: Ledger) => keptRecognition(await ledger.recognition());

describe('thanks in the ledger', () => {
  it('are kept, score nothing, and change no projection', async () => {
    const { name, ledger } = open();
    await addWin(ledger);
    const before = await projections(name);
    await keep(ledger, thanksSubject(HASH), { credential: 'words-XYZ' });
    await keep(ledger, keySubject(HASH), { title: 'Mira' });
    await keep(ledger, ownSubject(crypto.randomUUID()), { title: 'me@example.com' });
    expect(await projections(name)).toEqual(before);
    const { thanks, names, own } = await kept(ledger);
    expect(thanks).toMatchObject([{ day: '2026-03-10', credential: 'words-XYZ' }]);
    expect([...names]).toMatchObject([[HASH, { name: 'Mira' }]]);
    expect(own).toMatchObject([{ name: 'me@example.com' }]);
  });

  it('lose their words for good, while the chain holds', async () => {
    const { ledger } = open();
    await keep(ledger, thanksSubject(HASH), { credential: 'words-XYZ' });
    const [first] = (await kept(ledger)).thanks;
    const older = await wholeLog(ledger);
    expect(await ledger.eraseText(first?.id ?? '', NOW)).toBe(true);
    expect((await kept(ledger)).thanks).toEqual([]);
    expect(JSON.stringify(await wholeLog(ledger))).not.toContain('words-XYZ');
    expect((await ledger.verify()).faults).toEqual([]);
    // An older copy does not bring them back.
    await mergeInto(ledger, older);
    expect((await kept(ledger)).thanks).toEqual([]);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  it('come back from a copy, whether or not that has what the person wrote to themselves', async () => {
    const { ledger } = open();
    await addWin(ledger);
    await keep(ledger, thanksSubject(HASH), { credential: 'x'.repeat(12_000) });
    await keep(ledger, keySubject(HASH), { title: 'Mira' });
    for (const own of [true, false]) {
      const other = open();
      expect(await mergeInto(other.ledger, await wholeLog(ledger, own))).toEqual([]);
      expect(await kept(other.ledger)).toEqual(await kept(ledger));
      expect((await other.ledger.verify()).faults).toEqual([]);
    }
  });

  it('go with everything else', async () => {
    const { ledger } = open();
    await keep(ledger, thanksSubject(HASH), { credential: 'words-XYZ' });
    await keep(ledger, keySubject(HASH), { title: 'Mira' });
    await ledger.eraseWins(crypto.randomUUID(), { all: true }, { ...NOW, at: NOW.at + 1000 });
    expect(await kept(ledger)).toEqual({ thanks: [], names: new Map(), own: [] });
    expect(JSON.stringify(await wholeLog(ledger))).not.toContain('words-XYZ');
  });
});
