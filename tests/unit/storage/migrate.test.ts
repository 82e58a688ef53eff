import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeStorage } from '#tests/support/storage.ts';
import { HEALTHY } from '#utils/sites/health.ts';
import { DEFAULT_DETECTION_SETTINGS } from '#utils/storage/detection-settings.ts';
import { migrateStoredValues } from '#utils/storage/migrate.ts';

const LIST = { id: '67318e20a4c9d1f05b7e1003', name: 'Done' };
const TASKS = { id: '5eed0000-0000-4000-8000-000000000021', name: 'Tasks' };
const READING = { id: '5eed0000-0000-4000-8000-000000000022', name: 'Reading list' };
const OWN = { pattern: 'https://github.example.com/*', site: 'github' };
const GHE = { pattern: 'https://*.ghe.com/*', site: 'github' };

/** All that a profile of the first builds can hold here. */
const BEFORE = {
  choices: {
    ignored: ['task'],
    doneLists: [LIST],
    doneColumns: ['Erledigt'],
    doneNames: ['Fertig'],
    databases: [{ ...TASKS, counts: true }],
  },
  health: {
    trello: { gestureAt: 5, writeAt: 6, unseen: { card: 2 }, doubts: { 'item: not shown': 1 } },
    github: { writeAt: 7, unseen: {}, doubts: {} },
  },
  questions: [READING, TASKS],
  hosts: [OWN, GHE],
  'pending:github:github.com/o/r#1:merged': 1_800_000_000_000,
  keepsBrowserNewTab: true,
};

const AFTER = {
  detectionSettings: BEFORE.choices,
  siteHealth: {
    trello: {
      ...HEALTHY,
      gestureAt: 5,
      requestAt: 6,
      requestOnly: { card: 2 },
      readFailures: { 'item: not shown': 1 },
    },
    github: { ...HEALTHY, requestAt: 7 },
  },
  undecidedDatabases: BEFORE.questions,
  customHosts: BEFORE.hosts,
  'pending:github:github.com/o/r#1:merged': 1_800_000_000_000,
  keepsBrowserNewTab: true,
};

describe('what the first builds stored', () => {
  it('is brought over, all of it, and nothing is left under the old names', async () => {
    const stored = fakeStorage(structuredClone(BEFORE));
    await migrateStoredValues();
    expect(stored).toEqual(AFTER);
  });

  it('is brought over once', async () => {
    const stored = fakeStorage(structuredClone(BEFORE));
    await migrateStoredValues();
    stored.customHosts = [];
    await migrateStoredValues();
    expect(stored).toEqual({ ...AFTER, customHosts: [] });
  });

  it('need not be there', async () => {
    const stored = fakeStorage();
    await migrateStoredValues();
    expect(stored).toEqual({});
  });

  it('is completed by the defaults where the person had said only some of it', async () => {
    const stored = fakeStorage({ choices: { ignored: ['task'] } });
    await migrateStoredValues();
    expect(stored).toEqual({ detectionSettings: { ...DEFAULT_DETECTION_SETTINGS, ignored: ['task'] } });
  });

  it('does not replace what was said since', async () => {
    const since = {
      detectionSettings: { ...DEFAULT_DETECTION_SETTINGS, ignored: ['card'] },
      siteHealth: { github: { ...HEALTHY, requestAt: 9 } },
      undecidedDatabases: [{ ...TASKS, name: 'Aufgaben' }],
      customHosts: [{ ...OWN, site: 'notion' }],
    };
    const stored = fakeStorage(structuredClone({ ...BEFORE, ...since }));
    await migrateStoredValues();
    expect(stored).toEqual({
      ...AFTER,
      detectionSettings: since.detectionSettings,
      siteHealth: { ...AFTER.siteHealth, ...since.siteHealth },
      undecidedDatabases: [{ ...TASKS, name: 'Aufgaben' }, READING],
      customHosts: [GHE, { ...OWN, site: 'notion' }],
    });
  });

  it('may be anything', async () => {
    const old = fc.record({
      choices: fc.anything(),
      health: fc.anything(),
      questions: fc.anything(),
      hosts: fc.anything(),
    });
    await fc.assert(
      fc.asyncProperty(old, async (old) => {
        const stored = fakeStorage({ ...old });
        await migrateStoredValues();
        const left = Object.keys(stored).filter((key) => stored[key] !== undefined);
        expect(Object.keys(AFTER)).toEqual(expect.arrayContaining(left));
      }),
      { numRuns: 200 },
    );
  });
});
