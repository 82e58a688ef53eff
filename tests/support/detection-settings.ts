import type { DetectionSettings } from '#utils/sites/types.ts';

/** What a person may have said, or nothing; the real defaults come with the browser's storage. */
export const chosen = (more: Partial<DetectionSettings> = {}): DetectionSettings => ({
  ignored: [],
  doneLists: [],
  doneColumns: ['Done'],
  doneNames: ['Done'],
  databases: [],
  ...more,
});
