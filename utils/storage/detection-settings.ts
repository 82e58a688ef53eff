import type { DetectionSettings, TaskKind } from '#utils/sites/types.ts';
import { fieldsOf, isText, listOf } from '#utils/storage/guards.ts';
import { parseListRef } from '#utils/storage/list-ref.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

/** What holds until the person says otherwise. */
export const DEFAULT_DETECTION_SETTINGS: DetectionSettings = {
  ignored: [],
  doneLists: [],
  // The name that GitHub gives such a column in a new project comes first.
  doneColumns: ['Done', 'Completed', 'Complete', 'Closed', 'Shipped', 'Merged'],
  // A table of its own in `done-names.ts`, which only those carry who ask it.
  doneNames: undefined,
  databases: [],
};

/** Members of each list at the most, which is more than a person would choose. */
const MOST = 500;
/** No kind has a longer name. A kind that is not known is harmless: nothing is ever of it. */
const LONGEST_KIND = 20;

/** What was stored of how the person works; each part that is missing or wrong has its default. */
export function parseDetectionSettings(stored: unknown): DetectionSettings {
  const { ignored, doneLists, doneColumns, doneNames, databases } = fieldsOf(stored);
  const name = (member: unknown) => (isText(member) ? member : undefined);
  const kind = (member: unknown) => (isText(member, LONGEST_KIND) ? (member as TaskKind) : undefined);
  const database = (member: unknown) => {
    const { counts } = fieldsOf(member);
    const ref = parseListRef(member);
    return ref && typeof counts === 'boolean' ? { ...ref, counts } : undefined;
  };
  const defaults = DEFAULT_DETECTION_SETTINGS;
  return {
    ignored: listOf(ignored, MOST, kind) ?? defaults.ignored,
    doneLists: listOf(doneLists, MOST, parseListRef) ?? defaults.doneLists,
    doneColumns: listOf(doneColumns, MOST, name) ?? defaults.doneColumns,
    doneNames: listOf(doneNames, MOST, name),
    databases: listOf(databases, MOST, database) ?? defaults.databases,
  };
}

/** What the person said about how they work; every page and the worker read it. */
export const detectionSettings = storedValue('detectionSettings', parseDetectionSettings);
