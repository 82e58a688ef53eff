import { browser } from '#utils/platform/native-browser.ts';
import { withoutHost } from '#utils/sites/hosts.ts';
import { customHosts, parseCustomHosts } from '#utils/storage/custom-hosts.ts';
import { detectionSettings, parseDetectionSettings } from '#utils/storage/detection-settings.ts';
import { fieldsOf } from '#utils/storage/guards.ts';
import { parseSiteHealth, siteHealth } from '#utils/storage/site-health.ts';
import { changeStored, type StoredValue } from '#utils/storage/stored-value.ts';
import { parseUndecidedDatabases, undecidedDatabases } from '#utils/storage/undecided-databases.ts';

/**
 * Brings over what the first builds stored under other words. Does nothing where there is nothing of it, so it may run
 * at every update. What was stored meanwhile under the words of today was said later, and holds.
 */
export async function migrateStoredValues(): Promise<void> {
  await move('choices', detectionSettings, (old, now, isSaid) =>
    isSaid ? now : parseDetectionSettings(old),
  );
  await move('health', siteHealth, (old, now) => ({ ...parseSiteHealth(renamedHealth(old)), ...now }));
  await move('questions', undecidedDatabases, (old, now) =>
    parseUndecidedDatabases([
      ...now,
      ...parseUndecidedDatabases(old).filter(({ id }) => !now.some((database) => database.id === id)),
    ]),
  );
  await move('hosts', customHosts, (old, now) =>
    parseCustomHosts([...now.reduce(withoutHost, parseCustomHosts(old)), ...now]),
  );
}

/** Joins what lies under an old key with the value of today, then forgets the key. */
async function move<T>(
  oldKey: string,
  value: StoredValue<T>,
  join: (old: unknown, now: T, isSaid: boolean) => T,
): Promise<void> {
  const { [oldKey]: old, [value.key]: stored } = await browser.storage.local.get([oldKey, value.key]);
  if (old === undefined) return;
  await changeStored(value, (now) => join(old, now, stored !== undefined));
  await browser.storage.local.remove(oldKey);
}

/** The records with today's names of their fields. */
function renamedHealth(old: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fieldsOf(old)).map(([site, record]) => {
      const { gestureAt, writeAt, unseen, doubts } = fieldsOf(record);
      return [site, { gestureAt, requestAt: writeAt, requestOnly: unseen, readFailures: doubts }];
    }),
  );
}
