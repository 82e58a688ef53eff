import type { DetectionSettings } from '#utils/sites/types.ts';

/** The address of a card. @param id its id or its short link; Trello leads there by both */
export function cardUrl(id: string): string {
  return `https://trello.com/c/${id}`;
}

/** How a subject names a card. @param id 24 hex digits, or a short link, which is marked as the weaker name */
export function asKey(id: string): string {
  return id.length === 8 ? `~${id.toLowerCase()}` : id;
}

/** The value, if it is an id as Trello gives them to cards, items and lists. */
export function asId(value: string | null | undefined): string | undefined {
  return value && /^[0-9a-f]{24}$/.test(value) ? value : undefined;
}

/** Whether the person said that cards in this list are finished. */
export function marksDone(list: unknown, { doneLists }: DetectionSettings): boolean {
  return doneLists.some(({ id }) => id === list);
}
