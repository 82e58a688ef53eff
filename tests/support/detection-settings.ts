import type { Choices } from '#utils/sites/types.ts';

/** What a person may have said, or nothing; the real defaults come with the browser's storage. */
export const chosen = (more: Partial<Choices> = {}): Choices => ({
  ignored: [],
  doneLists: [],
  doneColumns: ['Done'],
  doneNames: ['Done'],
  databases: [],
  ...more,
});
