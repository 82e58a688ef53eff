import type { Aim, Site, SiteId, State } from '#utils/sites/types.ts';

/** What a witness says it saw: the person themselves turned a thing done, or open again. */
export interface Sighting
  extends Pick<Aim, 'subject' | 'alias' | 'about' | 'kind' | 'title' | 'url' | 'moved'> {
  /** Names the event that this becomes, so that a repetition is known as one. UUID. */
  id: string;
  site: SiteId;
  to: State;
  /** When the person did it, or the site took it back; UTC ms. */
  at: number;
  by: 'gesture' | 'write';
}

/** What every sighting of a thing has. */
export function sightingOf(
  site: Site,
  { subject, alias, about, kind, title, url, moved }: Aim,
): Omit<Sighting, 'to' | 'at' | 'by'> {
  return {
    id: crypto.randomUUID(),
    site: site.id,
    subject,
    ...(alias && { alias }),
    ...(about && { about }),
    kind,
    title,
    url,
    ...(moved && { moved }),
  };
}
