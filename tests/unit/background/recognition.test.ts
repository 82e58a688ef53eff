import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mergeInto, wholeLog } from '#tests/support/merge.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { keptRecognition, keySubject, ownSubject, thanksSubject } from '#utils/domain/recognition/kept.ts';
import { keptProofs, packRoot, proofSubject, rootSubject } from '#utils/domain/recognition/kept-proofs.ts';
import { keptTogether, markText, teamSubject, weekSubject } from '#utils/domain/recognition/kept-together.ts';
import { monthTree } from '#utils/domain/recognition/log-root.ts';
import { newTeam } from '#utils/domain/recognition/team.ts';
import { planCommand } from '#utils/messaging/plan-command.ts';
import { readLog } from '#utils/pages/recognition/own-log.ts';

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

  it.each([
    ['thanks', thanksSubject(HASH), { credential: 'words-XYZ' }],
    ['the name of a key', keySubject(HASH), { title: 'words-XYZ' }],
    ['a proof', proofSubject('x'), { credential: 'words-XYZ' }],
  ])(
    'erased here, %s that another device kept, too, go there, whichever hears first',
    async (_, subject, text) => {
      for (const isHereFirst of [true, false]) {
        const [here, there] = [open().ledger, open().ledger];
        await keep(here, subject, text);
        await keep(there, subject, text);
        const older = await wholeLog(there);
        const [first] = await here.recognition();
        expect(await here.eraseText(first?.id ?? '', { ...NOW, at: NOW.at + 1000 })).toBe(true);
        const both = isHereFirst ? [here, there] : [there, here];
        const [one, other] = both as [Ledger, Ledger];
        await mergeInto(one, await wholeLog(other));
        await mergeInto(other, await wholeLog(one));
        await mergeInto(here, older);
        for (const ledger of both) {
          expect(JSON.stringify(await wholeLog(ledger))).not.toContain('words-XYZ');
          expect((await ledger.verify()).faults).toEqual([]);
        }
        // What is kept again afterwards stays.
        await keep(there, subject, text);
        await mergeInto(here, await wholeLog(there));
        for (const ledger of both) expect(JSON.stringify(await wholeLog(ledger))).toContain('words-XYZ');
      }
    },
  );

  it('go with everything else', async () => {
    const { ledger } = open();
    await keep(ledger, thanksSubject(HASH), { credential: 'words-XYZ' });
    await keep(ledger, keySubject(HASH), { title: 'Mira' });
    await ledger.eraseWins(crypto.randomUUID(), { all: true }, { ...NOW, at: NOW.at + 1000 });
    expect(await kept(ledger)).toEqual({ thanks: [], names: new Map(), own: [] });
    expect(JSON.stringify(await wholeLog(ledger))).not.toContain('words-XYZ');
  });
});

describe('a milestone together in the ledger', () => {
  const TODAY = '2026-03-10';
  const TEAM = newTeam('The checkout', 40, '0f'.repeat(16));
  const OTHER = newTeam('The other', 20, '0e'.repeat(16));
  const [WEEK, BEFORE] = ['2026-03-09', '2026-03-02'];
  const together = async (ledger: Ledger) => keptTogether(await ledger.recognition(), TODAY);
  const join = (ledger: Ledger, team = TEAM) =>
    keep(ledger, teamSubject(team.id), { credential: team.invitation });
  const keepCard = (ledger: Ledger, credential: string, week = WEEK, team = TEAM) =>
    keep(ledger, weekSubject({ team: team.id, week }), { credential });
  async function leave(ledger: Ledger): Promise<void> {
    const [team] = (await together(ledger)).teams;
    for (const ref of team?.refs.values() ?? []) expect(await ledger.eraseText(ref, NOW)).toBe(true);
  }

  it('is kept with its cards, scores nothing, and changes no projection', async () => {
    const { name, ledger } = open();
    await addWin(ledger);
    const before = await projections(name);
    await join(ledger);
    await keepCard(ledger, 'card-ABC');
    await keep(ledger, teamSubject(TEAM.id), { title: markText('2026-03', 12) });
    expect(await projections(name)).toEqual(before);
    const { teams, cards } = await together(ledger);
    expect(cards).toEqual(['card-ABC']);
    expect(teams).toMatchObject([{ ...TEAM, marks: new Map([['2026-03', 12]]) }]);
  });

  it('is gone once it is left, with the cards of all and what was shown; another one stays', async () => {
    const { ledger } = open();
    await join(ledger);
    await keepCard(ledger, 'card-ABC');
    await keepCard(ledger, 'card-DEF');
    await keepCard(ledger, 'card-GHI', BEFORE);
    await keep(ledger, teamSubject(TEAM.id), { title: markText('2026-03', 12) });
    await join(ledger, OTHER);
    await keepCard(ledger, 'card-XYZ', WEEK, OTHER);
    const older = await wholeLog(ledger);
    await leave(ledger);
    const log = JSON.stringify(await wholeLog(ledger));
    for (const words of ['card-ABC', 'card-DEF', 'card-GHI', '2026-03 12', TEAM.invitation])
      expect(log).not.toContain(words);
    expect(await together(ledger)).toMatchObject({ teams: [OTHER], cards: ['card-XYZ'], stale: [] });
    // An older copy does not bring them back.
    await mergeInto(ledger, older);
    expect(await together(ledger)).toMatchObject({ teams: [OTHER], cards: ['card-XYZ'], stale: [] });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  it('has on another device what was kept here, and nothing of it once that hears that it was left', async () => {
    const [here, there] = [open().ledger, open().ledger];
    await join(here);
    await keepCard(here, 'card-ABC');
    expect(await mergeInto(there, await wholeLog(here, false))).toEqual([]);
    expect((await together(there)).cards).toEqual(['card-ABC']);
    await leave(here);
    await keepCard(there, 'card-DEF');
    await mergeInto(there, await wholeLog(here));
    const { teams, cards, stale } = await together(there);
    expect([teams, cards, stale.length]).toEqual([[], [], 1]);
    for (const ref of stale) await there.eraseText(ref, NOW);
    expect(JSON.stringify(await wholeLog(there))).not.toMatch(/card-ABC|card-DEF/);
    expect((await together(there)).stale).toEqual([]);
  });

  it('is gone on both devices where each had taken the invitation for itself', async () => {
    const [here, there] = [open().ledger, open().ledger];
    await join(here);
    await join(there);
    await keepCard(there, 'card-DEF');
    await leave(here);
    await mergeInto(there, await wholeLog(here));
    await mergeInto(here, await wholeLog(there));
    for (const ledger of [here, there]) {
      expect((await together(ledger)).teams).toEqual([]);
      expect((await together(ledger)).cards).toEqual([]);
    }
  });

  it('loses the cards of a week at once when that was eight weeks ago', async () => {
    const { ledger } = open();
    await join(ledger);
    await keepCard(ledger, 'card-ABC', '2026-01-12');
    await keepCard(ledger, 'card-DEF', '2026-01-12');
    await keepCard(ledger, 'card-GHI', '2026-01-19');
    const { cards, stale } = await together(ledger);
    expect([cards, stale.length]).toEqual([['card-GHI'], 1]);
    for (const ref of stale) await ledger.eraseText(ref, NOW);
    expect(JSON.stringify(await wholeLog(ledger))).not.toMatch(/card-ABC|card-DEF/);
    expect(await together(ledger)).toMatchObject({ cards: ['card-GHI'], stale: [] });
  });
});

describe('the root of the log in the ledger', () => {
  const rootOf = async (ledger: Ledger) => {
    const { leaves } = await readLog((after) => ledger.logPart(after, false), new Set());
    return monthTree(leaves, '2026-03');
  };
  const addCard = (ledger: Ledger, name: string) =>
    ledger.record(
      {
        ...{ id: crypto.randomUUID(), type: 'complete', subject: `trello:card:${name}` },
        ...{ kind: 'card', site: 'trello', source: 'gesture', text: { title: name, url: '' } },
      },
      NOW,
    );

  it('stays what it was when words, a site, or all wins are erased, and the chain holds', async () => {
    const { ledger } = open();
    await addWin(ledger);
    await addCard(ledger, 'a');
    await keep(ledger, thanksSubject(HASH), { credential: 'words-XYZ' });
    const { root, leaves } = await rootOf(ledger);
    const events = await wholeLog(ledger);
    const win = events.find(({ subject }) => subject.startsWith('manual:'));
    // What is erased is written down next month.
    const later = (day: number) => ({ ...NOW, at: Date.parse(`2026-04-0${day}T10:00:00Z`) });
    await ledger.eraseText(win?.id ?? '', later(1));
    expect((await rootOf(ledger)).root).toBe(root);
    await ledger.eraseWins(crypto.randomUUID(), { site: 'trello' }, later(2));
    expect((await rootOf(ledger)).root).toBe(root);
    await ledger.eraseWins(crypto.randomUUID(), { all: true }, later(3));
    expect(await rootOf(ledger)).toMatchObject({ root, size: leaves.length });
    expect((await ledger.verify()).faults).toEqual([]);
    // It is the same in another browser, whichever copy came first.
    const log = await wholeLog(ledger);
    for (const copies of [[log], [events, log], [log, events]]) {
      const other = open().ledger;
      for (const copy of copies) expect(await mergeInto(other, copy)).toEqual([]);
      expect((await rootOf(other)).root).toBe(root);
      expect((await other.verify()).faults).toEqual([]);
    }
  });

  it('is one in two browsers that have told each other everything', async () => {
    const [here, there] = [open().ledger, open().ledger];
    for (const name of ['a', 'b', 'c']) await addCard(here, name);
    await addCard(there, 'd');
    expect((await rootOf(here)).root).not.toBe((await rootOf(there)).root);
    await mergeInto(here, await wholeLog(there));
    await mergeInto(there, await wholeLog(here));
    expect((await rootOf(here)).root).toBe((await rootOf(there)).root);
  });
});

describe('a proof in the ledger', () => {
  it('is kept with the lines that were copied, and changes no projection', async () => {
    const { name, ledger } = open();
    await addWin(ledger);
    const before = await projections(name);
    await keep(ledger, proofSubject('ni:///sha-256;x'), { credential: 'first' });
    await keep(ledger, proofSubject('ni:///sha-256;x'), { credential: 'second' });
    const root = { until: '2026-03', size: 1, root: 'ab'.repeat(32), ends: { here: 1 } };
    await keep(ledger, rootSubject('2026-03'), { credential: packRoot(root) });
    expect(await projections(name)).toEqual(before);
    const { proofs, roots } = keptProofs(await ledger.recognition());
    expect(proofs.map(({ credential }) => credential)).toEqual(['second']);
    expect(roots.get('2026-03')).toEqual(root);
  });

  it.each([
    [proofSubject('x'), true],
    [rootSubject('2026-03'), true],
    ['recognition:proof:x', false],
    ['recognition:root:2026-3', false],
    ['recognition:other:2026-03', false],
  ])('%s may be written down: %s', (subject, is) => {
    const text = { title: '', url: '', credential: 'abc' };
    expect(v.is(planCommand, { type: 'note', noteKind: 'recognition', subject, text })).toBe(is);
  });
});
