import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeStorage } from '#tests/support/storage.ts';
import { HEALTHY, isDegraded, type SiteHealth } from '#utils/sites/health.ts';
import { report } from '#utils/sites/health-report.ts';
import { customHosts } from '#utils/storage/custom-hosts.ts';
import { DEFAULT_DETECTION_SETTINGS, detectionSettings } from '#utils/storage/detection-settings.ts';
import { LONGEST_PENDING_MS, pendingCompletions, sweepPending } from '#utils/storage/pending-completions.ts';
import { siteHealth } from '#utils/storage/site-health.ts';
import { changeStored, type StoredValue } from '#utils/storage/stored-value.ts';
import { undecidedDatabases } from '#utils/storage/undecided-databases.ts';

const LIST = { id: '67318e20a4c9d1f05b7e1003', name: 'Done' };
const DATABASE = { id: '5eed0000-0000-4000-8000-000000000021', name: '' };
const HOST = { pattern: 'https://github.example.com/*', site: 'github' };
const RECORD = {
  ...HEALTHY,
  gestureAt: 5,
  requestAt: 6,
  requestOnly: { card: 2 },
  readFailures: { 'item: not shown': 1 },
};

/** Every stored value with an example, and what holds where nothing is stored. */
const VALUES = [
  {
    value: detectionSettings,
    example: {
      ignored: ['card'],
      doneLists: [LIST],
      doneColumns: ['Erledigt'],
      doneNames: [],
      databases: [{ ...DATABASE, counts: false }],
    },
    empty: DEFAULT_DETECTION_SETTINGS,
  },
  { value: siteHealth, example: { trello: RECORD }, empty: {} },
  { value: undecidedDatabases, example: [DATABASE], empty: [] },
  { value: customHosts, example: [HOST, { pattern: 'https://*.ghe.com/*', site: 'github' }], empty: [] },
] as const;

/** What anybody may have written. */
const junk = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    null,
    '',
    'x'.repeat(100_000),
    Number.NaN,
    [[]],
    [null],
    { length: 1 },
    Array(100_000).fill(0),
  ),
);

describe.each(VALUES.map((row) => [row.value.key, row] as const))('%s', (key, { value, example, empty }) => {
  it('has a default, and holds what was stored', async () => {
    fakeStorage();
    expect(await value.read()).toEqual(empty);
    fakeStorage({ [key]: example });
    expect(await value.read()).toEqual(example);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 1],
    ['a text', 'choices'],
    ['a list of nothing', [null, undefined, 0, '', [], {}]],
    ['an object of nothing', { ignored: 1, trello: 1, other: {}, 0: {} }],
  ])('is its default, or nothing, in place of %s', async (_, stored) => {
    fakeStorage({ [key]: stored });
    const known = JSON.stringify([empty, { trello: HEALTHY }]);
    expect(known).toContain(JSON.stringify(await value.read()));
  });

  it('stops nothing, grows without no end and reads alike twice, whatever is there', async () => {
    await fc.assert(
      fc.asyncProperty(
        junk,
        fc.constantFrom(...Object.keys(Object(example)), 'whole'),
        async (junk, part) => {
          const planted =
            part === 'whole'
              ? junk
              : Object.assign(Array.isArray(example) ? [] : {}, example, { [part]: junk });
          fakeStorage({ [key]: planted });
          const read = await value.read();
          expect(JSON.stringify(read).length).toBeLessThan(1_000_000);
          fakeStorage({ [key]: read });
          expect(await value.read()).toEqual(read);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is followed from now on until it is aborted', async () => {
    const stored = fakeStorage();
    const seen: unknown[] = [];
    const over = new AbortController();
    (value.follow as (on: (value: unknown) => void, signal: AbortSignal) => void)(
      (now) => seen.push(now),
      over.signal,
    );
    await expect.poll(() => seen).toEqual([empty]);
    await changeStored(value as StoredValue<unknown>, () => example);
    expect(stored[key]).toEqual(example);
    await expect.poll(() => seen).toEqual([empty, example]);
    over.abort();
    await changeStored(value as StoredValue<unknown>, () => empty);
    expect(await value.read()).toEqual(empty);
    expect(seen).toHaveLength(2);
  });
});

describe('detection settings', () => {
  it.each([
    ['ignored', ['card', 3, 'x'.repeat(21), ''], ['card']],
    ['doneLists', [LIST, { ...LIST, id: 'x' }, { id: LIST.id }], [LIST]],
    ['doneColumns', ['Fertig', 'x'.repeat(301), null], ['Fertig']],
    ['doneNames', 'Fertig', DEFAULT_DETECTION_SETTINGS.doneNames],
    [
      'databases',
      [
        { ...DATABASE, counts: true },
        { ...DATABASE, counts: 'yes' },
      ],
      [{ ...DATABASE, counts: true }],
    ],
  ] as const)('keep what is right of %s, and their other parts', async (part, stored, expected) => {
    fakeStorage({ detectionSettings: { doneColumns: ['Geliefert'], [part]: stored } });
    const read = await detectionSettings.read();
    expect(read[part]).toEqual(expected);
    if (part !== 'doneColumns') expect(read.doneColumns).toEqual(['Geliefert']);
  });
});

describe('custom hosts', () => {
  it.each([
    { ...HOST, pattern: 'https://*/*' },
    { ...HOST, pattern: '<all_urls>' },
    { ...HOST, pattern: 'http://github.example.com/*' },
    { ...HOST, pattern: 'https://github.example.com/a/*' },
    { ...HOST, pattern: 'https://*.example.com/*' },
    { ...HOST, pattern: `https://${'a'.repeat(300)}/*` },
    { ...HOST, site: 'elsewhere' },
    { pattern: HOST.pattern },
  ])('are never $pattern of $site', async (host) => {
    fakeStorage({ customHosts: [host, HOST] });
    expect(await customHosts.read()).toEqual([HOST]);
  });
});

describe('site health', () => {
  it('keeps neither sites, reasons nor numbers that cannot be', async () => {
    const readFailures = {
      'card: not shown': 1,
      'https://evil.example/7': 1,
      'card: odd': -1,
      'card: half': 0.5,
    };
    fakeStorage({ siteHealth: { trello: { ...RECORD, gestureAt: 1e300, readFailures }, elsewhere: RECORD } });
    expect(await siteHealth.read()).toEqual({
      trello: { ...HEALTHY, requestAt: 6, requestOnly: { card: 2 }, readFailures: { 'card: not shown': 1 } },
    });
  });

  it('keeps of streaks, requests, names and builds only what they can be', async () => {
    const streak = { count: 3, from: '2026-11-01', to: '2026-11-02' };
    const claim = { day: '2026-11-01', kind: 'card', placed: 1, unplaced: 0 };
    const sound: SiteHealth = {
      ...HEALTHY,
      unheard: { card: { ...streak, count: 0 } },
      unplaced: { status: 2 },
      claims: [claim],
      unreadable: 1,
      missing: { 'card: none on a board': streak },
      unknownNames: ['completeIssueMutation'],
      builds: [{ build: '23.13.20260822', day: '2026-11-01' }],
    };
    fakeStorage({ siteHealth: { trello: sound } });
    expect(await siteHealth.read()).toEqual({ trello: sound });
    const broken = {
      unheard: { card: { ...streak, from: 'my words' }, 'my/words': streak },
      unplaced: { status: -1 },
      claims: [{ ...claim, kind: '<b>' }, { ...claim, placed: 0.5 }, 7],
      unreadable: 'x',
      missing: [streak],
      unknownNames: ['my words', 'Complete the secret', 'x'.repeat(99), 'plain', 7],
      builds: [
        { build: 'my words', day: '2026-11-01' },
        { build: '1', day: 'today' },
      ],
    };
    fakeStorage({ siteHealth: { trello: { ...sound, ...broken } } });
    expect(await siteHealth.read()).toEqual({ trello: HEALTHY });
  });

  it('can always be judged and reported', async () => {
    await fc.assert(
      fc.asyncProperty(junk, junk, async (record, part) => {
        fakeStorage({
          siteHealth: { trello: record, github: { ...RECORD, gestureAt: part, requestOnly: part } },
        });
        const records = await siteHealth.read();
        for (const known of Object.values(records)) expect(typeof isDegraded(known)).toBe('boolean');
        expect(report(records, '0.1.0', 'Chrome/140')).toMatch(/^Microwin/);
      }),
    );
  });
});

describe('pending completions', () => {
  const SUBJECT = 'github:github.com/o/r#1:merged';
  const key = `pending:${SUBJECT}`;
  const pendingIn = (stored: object) => Object.keys(stored).filter((key) => key.startsWith('pending:'));

  it('are waited for until their time is over, or they are dropped', async () => {
    const stored = fakeStorage();
    await pendingCompletions.add(SUBJECT, 60_000);
    expect(await pendingCompletions.has(SUBJECT)).toBe(true);
    await sweepPending();
    expect(pendingIn(stored)).toEqual([key]);
    await pendingCompletions.drop(SUBJECT);
    expect(await pendingCompletions.has(SUBJECT)).toBe(false);
  });

  it('are told of as long as there are any, also those of an older build', async () => {
    const stored = fakeStorage({ [key]: Date.now() + 60_000 });
    await sweepPending();
    expect(stored.anyPendingUntil).toBe(stored[key]);
    await pendingCompletions.add('github:github.com/o/r#2:merged', 90_000);
    expect(stored.anyPendingUntil).toBeGreaterThanOrEqual(Date.now() + 90_000);
    await sweepPending();
    expect(stored.anyPendingUntil).toBe(stored['pending:github:github.com/o/r#2:merged']);
    for (const one of pendingIn(stored)) await pendingCompletions.drop(one.slice('pending:'.length));
    await sweepPending();
    expect(stored).toEqual({});
  });

  it('may be waited for as long as anything', async () => {
    fakeStorage();
    await pendingCompletions.add(SUBJECT, LONGEST_PENDING_MS);
    expect(await pendingCompletions.has(SUBJECT)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a moment that is over', Date.now() - 1],
    ['a moment that is too far', Date.now() + 2 * LONGEST_PENDING_MS],
    ['forever', Number.POSITIVE_INFINITY],
    ['no number', String(Date.now() + 60_000)],
    ['a list', [Date.now() + 60_000]],
    ['nothing', null],
  ])('are not waited for until %s, and swept away', async (_, until) => {
    const stored = fakeStorage({ [key]: until, customHosts: [HOST] });
    expect(await pendingCompletions.has(SUBJECT)).toBe(false);
    await sweepPending();
    expect(Object.keys(stored)).toEqual(['customHosts']);
  });

  it('are swept where there are too many, those first that end first', async () => {
    const now = Date.now();
    const many = Array.from({ length: 600 }, (_, one) => [`pending:x:${one}`, now + 60_000 + one] as const);
    const stored = fakeStorage(Object.fromEntries(many));
    await sweepPending();
    expect(pendingIn(stored)).toHaveLength(500);
    expect(stored['pending:x:599']).toBe(now + 60_599);
    expect(stored['pending:x:99']).toBeUndefined();
  });
});
