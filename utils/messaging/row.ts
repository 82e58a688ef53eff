import type * as v from 'valibot';
import type { SiteId } from '#utils/sites/types.ts';

/** Who sends: a content script in a site's page, or one of our own pages. By what the browser says, never the body. */
export type Sender = { from: 'site'; site: SiteId; host: string; tab: number } | { from: 'page' };

/** One row of the table of messages: what a message carries, who may send it, and what it is answered with. */
export interface Row<Fields extends v.ObjectEntries, From extends Sender['from'], Value>
  extends Replies<Value> {
  fields: Fields;
  senders: readonly From[];
}

/** The type of a reply, which only the compiler knows: the property is never there. */
interface Replies<Value> {
  reply?: Value;
}

/** Names the type of a reply. A row without one is answered with nothing but that it was done. */
export const replies = <Value>(): Replies<Value> => ({});

export const fromPage = from('page');
export const fromSite = from('site');
export const fromBoth = from('site', 'page');

function from<const From extends Sender['from'][]>(...senders: From) {
  return <Fields extends v.ObjectEntries, Value = void>(
    fields: Fields,
    _reply?: Replies<Value>,
  ): Row<Fields, From[number], Value> => ({ fields, senders });
}
