import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LAST_PACKAGE, restoreDatabase } from '#tests/support/last-package.ts';
import { fakeStorage } from '#tests/support/storage.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { browser as wrapped } from '#utils/platform/browser.ts';
import { browser as native } from '#utils/platform/native-browser.ts';
import { detectionSettings } from '#utils/storage/detection-settings.ts';
import { migrateStoredValues } from '#utils/storage/migrate.ts';
import { siteHealth } from '#utils/storage/site-health.ts';

const { asked, moment, said, stores, version, local } = LAST_PACKAGE;
const NOW = { at: Date.parse(moment), offset: 60 };
const EVENTS = (stores.events?.records ?? []) as [string, StoredEvent][];

/** What this build asks for at once. */
function askedBy(build: string) {
  const path = join(import.meta.dirname, '../../../.output', build, 'manifest.json');
  return JSON.parse(readFileSync(path, 'utf8')) as typeof asked;
}

describe('a profile of the last package', () => {
  let ledger: Ledger;
  beforeAll(async () => {
    await restoreDatabase(['last', JSON.stringify({ version, stores })]);
    ledger = createLedger('last');
  });

  // A browser turns an extension off until its person agrees to more than before.
  it.each(['chrome-mv3', 'edge-mv3', 'firefox-mv3'])('is asked for nothing more by %s', (build) => {
    const { permissions, host_permissions } = askedBy(build);
    expect(permissions.filter((name) => !asked.permissions.includes(name))).toEqual([]);
    expect(host_permissions.filter((pattern) => !asked.host_permissions.includes(pattern))).toEqual([]);
  });

  it('keeps every event, and its chain', async () => {
    expect(EVENTS.length).toBeGreaterThan(50);
    for (const [id, { device, seq, order, at, offset, day, type, subject, text, textHash }] of EVENTS) {
      const event = await ledger.event(id);
      expect(event).toMatchObject({ id, device, seq, order, at, offset, day, type, subject });
      expect([event?.text, event?.textHash]).toEqual([text, textHash]);
    }
    expect(await ledger.verify()).toEqual({ checked: EVENTS.length, faults: [] });
  });

  it('has the same wins with the same points, and the same total and streak', async () => {
    const wins = await ledger.wins('2026-11-01', '2026-11-30');
    expect(
      wins.map(({ id, subject, kind, day, points, title }) => ({ id, subject, kind, day, points, title })),
    ).toEqual(said.wins);
    const { totals } = await ledger.snapshot(NOW);
    expect({ total: totals?.total, chain: totals?.streaks.chain }).toEqual({
      total: said.total,
      chain: said.chain,
    });
  });

  it('has the same settings, rests, goals, habits, rewards, notes and reviews', async () => {
    const { config, plan } = await ledger.snapshot(NOW);
    expect(config.changes).toEqual(said.settings);
    // They are projected anew, and tell by now when they were entered.
    expect(config.rests.map(({ entered: _, ...rest }) => rest)).toEqual(said.rests);
    expect(plan.habits.map(({ since: _, doneOn, ...habit }) => ({ ...habit, done: doneOn.at(-1) }))).toEqual(
      said.habits,
    );
    expect(plan.rewards).toEqual(said.rewards);
    expect(await ledger.goals()).toEqual(said.goals);
    expect(await ledger.journal()).toEqual(said.journal);
    expect(await ledger.winNotes()).toEqual(said.notes);
  });

  it('goes on with its device and chain, and knows what it has seen', async () => {
    const [, first] = EVENTS.find(([, { kind }]) => kind === 'card') ?? [];
    const again = { type: 'complete', source: 'gesture', site: 'trello', kind: 'card' } as const;
    const text = { title: 'Again', url: '' };
    const known = await ledger.record({ ...again, id: 'again', subject: first?.subject ?? '', text }, NOW);
    expect(known.changed).toBe(false);
    await ledger.record({ ...again, id: 'new', subject: 'trello:card:67318e20a4c9d1f05b7e2a99', text }, NOW);
    expect(await ledger.event('new')).toMatchObject({ device: first?.device });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  it('keeps what else was stored', async () => {
    fakeStorage(structuredClone(local));
    Object.assign(native, { storage: wrapped.storage });
    await migrateStoredValues();
    expect(await detectionSettings.read()).toEqual(local.detectionSettings);
    expect(await siteHealth.read()).toMatchObject(local.siteHealth as object);
  });
});
