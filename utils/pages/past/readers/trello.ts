import { type Fields, fields, instant, list, text } from '#utils/pages/past/json.ts';
import type { JsonReader, PastItem, PastRow } from '#utils/pages/past/types.ts';
import { nameMeaning } from '#utils/sites/done-names.ts';

/** What an action of a board did to a card, or to an item of a checklist. */
interface Change {
  /** Of what. */
  own: string;
  title: string;
  shortLink: string;
  isDone: boolean;
}

/**
 * A board of Trello. Its cards do not say when they were finished, nor who did that: only its actions do, of which Trello
 * saves the last thousand.
 */
export const trello: JsonReader = {
  source: 'trello',
  recognises: (value) => ['actions', 'cards', 'lists'].every((name) => Array.isArray(fields(value)[name])),
  people(value) {
    const members = [
      ...list(fields(value).members),
      ...list(fields(value).actions).map((action) => fields(action).memberCreator),
    ];
    const names = members.map(fields).map(({ id, fullName, username }) => {
      return [text(id), text(fullName) || text(username)] as const;
    });
    return [...new Map(names)].filter(([id]) => id !== '').map(([id, name]) => ({ id, name: name || id }));
  },
  *read(value, person): Iterable<PastRow> {
    // A board has the newest action first. What was opened again is not finished.
    const finished = new Map<string, PastItem | 'others'>();
    for (const action of list(fields(value).actions).map(fields).toReversed()) {
      const change = changeOf(action);
      const at = instant(action.date);
      if (!change) continue;
      if (at === undefined) yield 'broken';
      else if (!change.isDone) finished.delete(change.own);
      else if (!finished.has(change.own)) {
        const url = change.shortLink ? `https://trello.com/c/${change.shortLink}` : '';
        const item = { title: change.title, url, when: at, own: change.own };
        finished.set(change.own, text(action.idMemberCreator) === person ? item : 'others');
      }
    }
    yield* finished.values();
  },
};

/** What an action says of whether something is finished; undefined if it says nothing of that. */
function changeOf({ type, data }: Fields): Change | undefined {
  const { card, checkItem, old, listAfter, listBefore } = fields(data);
  const { id, name, shortLink, dueComplete } = fields(card);
  const item = fields(checkItem);
  const link = /^\w+$/.test(text(shortLink)) ? text(shortLink) : '';
  if (type === 'updateCheckItemStateOnCard' && text(item.id))
    return {
      own: `item:${text(item.id)}`,
      title: text(item.name),
      shortLink: link,
      isDone: item.state === 'complete',
    };
  if (type !== 'updateCard' || !text(id)) return undefined;
  const ofCard = { own: `card:${text(id)}`, title: text(name), shortLink: link };
  if ('dueComplete' in fields(old)) return { ...ofCard, isDone: dueComplete === true };
  const [before, after] = [listBefore, listAfter].map((one) => nameMeaning(text(fields(one).name)));
  if (before !== 'done' && after === 'done') return { ...ofCard, isDone: true };
  // Only a list whose name means open opens it again.
  return before === 'done' && after === 'open' ? { ...ofCard, isDone: false } : undefined;
}
