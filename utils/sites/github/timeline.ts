import { shownIn, type View } from '#utils/sites/github/thread.ts';
import { userOf } from '#utils/sites/github/user.ts';
import type { SitePage } from '#utils/sites/types.ts';

const MERGED = '.octicon-git-merge';
/** The page of a person, or of an app. */
const ACTOR = /^\/(apps\/[\w-]+|[\w-]+)$/;
/** GitHub's own queue merges for those who joined it, and so do the queues of others. */
const QUEUE = /^apps\/.*(merge|queue)/;

/**
 * Whether it was this person who merged a pull request, by themselves or by a queue: the label is the same whoever did.
 * @returns undefined where the timeline does not tell
 */
export function isOwnMerge({ root }: View, page: SitePage): boolean | undefined {
  // The label of another pull request has that icon, too, but no event begins with it.
  const older = shownIn(root, `.TimelineItem-badge ${MERGED}`).map((icon) => icon.closest('.TimelineItem'));
  const newer = shownIn(root, '[data-timeline-event-id]').filter((event) =>
    event.querySelector('svg')?.matches(MERGED),
  );
  const event = [...older, ...newer].at(-1);
  for (const { pathname } of event?.querySelectorAll('a') ?? []) {
    const [, actor] = ACTOR.exec(pathname.toLowerCase()) ?? [];
    if (actor) return actor === userOf(page).toLowerCase() || QUEUE.test(actor);
  }
  return undefined;
}
