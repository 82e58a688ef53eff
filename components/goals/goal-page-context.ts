import type { LinkableItem } from '#utils/pages/steps.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

/** What is the same for all goals on the page. */
export interface GoalPageContext {
  /** Recent items of the sites, which a step can stand for. */
  items: readonly LinkableItem[];
  /** What a text leads to, if it is a link to an item of a site that is read. */
  readLink: (text: string) => LinkedItem | undefined;
  /** Announces what became of something, for those who cannot see it. */
  announce: (text: string) => void;
  /** Shows why something could not be saved. */
  fail: (error: unknown) => void;
  /** The labels of all goals. */
  labels: readonly string[];
  /** Whether points are shown. */
  numbers: boolean;
  /** Whether a timer can be begun: there is one at a time. */
  canStart: boolean;
}
