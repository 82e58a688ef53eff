import type { Site, SiteId, State, Target } from '#utils/sites/types.ts';

/** What a witness says it saw: the person themselves turned a thing done, or open again. */
export interface Detection
  extends Pick<Target, 'subject' | 'alias' | 'relatedTo' | 'kind' | 'title' | 'url' | 'moved'> {
  /** Names the event that this becomes, so that a repetition is known as one. UUID. */
  id: string;
  site: SiteId;
  to: State;
  /** When the person did it, or the site took it back; UTC ms. */
  at: number;
  source: 'gesture' | 'request';
}

/** What every sighting of a thing has. */
export function detectionOf(
  site: Site,
  { subject, alias, relatedTo, kind, title, url, moved }: Target,
): Omit<Detection, 'to' | 'at' | 'source'> {
  return {
    id: crypto.randomUUID(),
    site: site.id,
    subject,
    ...(alias && { alias }),
    ...(relatedTo && { relatedTo }),
    kind,
    title,
    url,
    ...(moved && { moved }),
  };
}

/** What a page calls an item that a request asks to change. */
export type NamedTask = Pick<Target, 'subject' | 'alias' | 'title' | 'url'>;
