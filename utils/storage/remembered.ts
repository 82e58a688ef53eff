import type { Host } from '#utils/sites/hosts.ts';
import type { Place } from '#utils/sites/types.ts';
import type { HealthRecords } from '#utils/storage/site-health.ts';
import { kept } from '#utils/storage/stored-value.ts';

/** How well each site can be read; the worker alone writes it. */
export const health = kept<HealthRecords>('health', {});

/** Notion databases of which only the person can say what finishes a row in them, and did not yet; newest first. */
export const questions = kept<readonly Place[]>('questions', []);

/** Addresses that the person added. */
export const hosts = kept<readonly Host[]>('hosts', []);
