import { combineStates, firstText } from '#utils/sites/dom.ts';
import { answerFor } from '#utils/sites/notion/answer.ts';
import { ROW, withId } from '#utils/sites/notion/block.ts';
import { blockTarget } from '#utils/sites/notion/item.ts';
import { nameState } from '#utils/sites/notion/property.ts';
import type { SitePage, State, StateReading, Target } from '#utils/sites/types.ts';

export const GROUP = '.notion-board-group';

/** The {@link Target.locator} of a card that finishes by lying in another group of its board. */
export const IN_GROUP = 'group';

/** A card may be dragged to a group of a name that means done. */
export function draggedCard(card: Element, page: SitePage): Target[] {
  const before = groupState(card, page);
  if (!before || answerFor(card, page) === false) return [];
  return [{ ...blockTarget(card, page, before, 'status'), locator: IN_GROUP, deferred: true }];
}

/** What the groups in which a card lies say of it together. */
export function readGroup({ subject }: Target, page: SitePage): StateReading {
  const cards = [...page.document.querySelectorAll(`${GROUP} ${ROW}${withId(subject)}`)];
  return combineStates(cards.map((card) => groupState(card, page)));
}

/** The groups' names are in a line above all of them, in the same order, or each in its group above its cards. */
function groupState(card: Element, { settings }: SitePage): State | undefined {
  const group = card.closest(GROUP);
  const [first, ...rest] = group?.parentElement?.children ?? [];
  const above = first?.matches(GROUP) ? undefined : first?.children;
  const cell = group && above && rest.length <= above.length ? above[rest.indexOf(group)] : group;
  const name = firstText(cell);
  if (!name || name.parentElement?.closest(ROW)) return undefined;
  return nameState(name, settings);
}
