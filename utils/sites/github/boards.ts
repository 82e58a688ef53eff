import { agreed, all, gestureElement, normalizeText, presses, withValue } from '#utils/sites/dom.ts';
import { meansDone } from '#utils/sites/done-names.ts';
import { iconStatus } from '#utils/sites/github/icons.ts';
import { threadAt, threadSubject } from '#utils/sites/github/thread.ts';
import type { Gesture, SitePage, State, Target } from '#utils/sites/types.ts';

const CARD = 'data-board-card-id';
const COLUMN = 'data-board-column';

/** A card that the person takes up, to drag it or to choose from its menu. What is closed itself stays finished. */
export function cardTarget(gesture: Gesture, page: SitePage): Target | undefined {
  const card = gestureElement(gesture)?.closest(`[${CARD}]`);
  if (!card || !presses(gesture, ['Enter', ' ']) || iconStatus(card) === 'done') return undefined;
  const id = card.getAttribute(CARD) ?? '';
  const before = agreed(columnStates(id, page));
  if (!before) return undefined;
  const { location } = page;
  const item = `github:${location.host}/item/${id}`.toLowerCase();
  const [thread] = all<HTMLAnchorElement>(card, 'a').flatMap(
    ({ pathname }) => threadAt(pathname, location) ?? [],
  );
  return {
    subject: thread ? threadSubject(thread, thread.type === 'pull' ? 'pull' : 'issue') : item,
    ...(thread && { alias: item }),
    kind: 'card',
    title: normalizeText(card.querySelector('h3, [role="heading"]')?.textContent),
    url: thread?.url ?? location.origin + location.pathname,
    before,
    locator: id,
    moved: true,
    deferred: true,
  };
}

/**
 * What the columns that a card lies in say of it: nothing if it is closed itself, as that outlives every column. A card
 * in the person's hand may be shown twice, once in no column.
 */
export function columnStates(id: string, { document, settings }: SitePage): (State | undefined)[] {
  return all(document, `[${COLUMN}] ${withValue(CARD, id)}`).map((card) => {
    const name = card.closest(`[${COLUMN}]`)?.getAttribute(COLUMN) ?? '';
    if (meansDone(name, settings.doneColumns)) return 'done';
    return iconStatus(card) === 'done' ? undefined : 'open';
  });
}
