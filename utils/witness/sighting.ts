import type { Aim, SiteId, State } from '../sites/contract.ts';

/** What a witness says it saw: the person themselves turned a thing done, or open again. */
export interface Sighting extends Pick<Aim, 'subject' | 'alias' | 'kind' | 'title' | 'url'> {
  /** Names the event that this becomes, so that a repetition is known as one. UUID. */
  id: string;
  site: SiteId;
  to: State;
  /** When the person did it, or the site took it back; UTC ms. */
  at: number;
  by: 'gesture' | 'write';
}
