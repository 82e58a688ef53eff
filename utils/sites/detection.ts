import type { PageReader, SiteId, State, Target } from '#utils/sites/types.ts';

/** What a detector reports: the person themselves turned an item done, or open again. */
export interface Detection
  extends Pick<
    Target,
    'subject' | 'alias' | 'relatedTo' | 'kind' | 'title' | 'url' | 'moved' | 'withoutRequest'
  > {
  /** Names the event that this becomes, so that a repetition is known as one. UUID. */
  id: string;
  site: SiteId;
  to: State;
  /** When the person did it, or the site took it back; UTC ms. */
  at: number;
  source: 'gesture' | 'request';
}

/** What every detection of a target has: all but how its state is read. */
export function detectionOf(
  { id: site }: Pick<PageReader, 'id'>,
  { before, patience, locator, deferred, needsRequest, byPlace, reloadsPage, ...item }: Target,
): Omit<Detection, 'to' | 'at' | 'source'> {
  return { id: crypto.randomUUID(), site, ...item };
}

/** What a page calls an item that a request asks to change. */
export type NamedTask = Pick<Target, 'subject' | 'alias' | 'title' | 'url'>;
