import { columnState } from '#utils/sites/github/columns.ts';
import type { RequestedChange, SitePage } from '#utils/sites/types.ts';

/** Where the page of a project tells of the fields that its items have, as JSON. */
const FIELDS = '#memex-columns-data';

/** A field of a project, as far as it is one with options. */
interface Field {
  settings?: { options?: readonly { id: string; name: string }[] } | null;
}

/**
 * A change of a project's item with the state that it asks for: a request names the option that it sets by an id, of
 * which only the page knows the name. A field without an option that means done says nothing of it.
 * @throws when the page tells of its fields in another way than is known
 */
export function withOption(change: RequestedChange, { document, settings }: SitePage): RequestedChange {
  const { options } = change;
  const text = options && document.querySelector(FIELDS)?.textContent;
  if (!text) return change;
  const states = (JSON.parse(text) as Field[]).flatMap((field) => {
    const known = (field.settings?.options ?? []).map(({ id, name }) => ({
      id,
      state: columnState(name, undefined, settings),
    }));
    const chosen = known.find(({ id }) => options.includes(id));
    return chosen?.state && known.some(({ state }) => state === 'done') ? [chosen.state] : [];
  });
  return states.length > 0 && !states.includes('done') ? { ...change, to: 'open' } : change;
}
