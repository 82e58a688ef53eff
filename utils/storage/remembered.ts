import type { CustomHost } from '#utils/sites/hosts.ts';
import type { ListRef } from '#utils/sites/types.ts';
import type { HealthRecords } from '#utils/storage/site-health.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

/** How well each site can be read; the worker alone writes it. */
export const siteHealth = storedValue<HealthRecords>('health', {});

/** Notion databases of which only the person can say what finishes a row in them, and did not yet; newest first. */
export const undecidedDatabases = storedValue<readonly ListRef[]>('questions', []);

/** Addresses that the person added. */
export const customHosts = storedValue<readonly CustomHost[]>('hosts', []);
