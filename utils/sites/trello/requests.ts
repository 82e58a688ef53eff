import { asId, asKey, cardUrl, marksDone } from '#utils/sites/trello/names.ts';
import type {
  DetectionSettings,
  PageRequest,
  RequestedChange,
  RequestReader,
  State,
} from '#utils/sites/types.ts';

/** A request names a card by its id or its short link. */
const CARD_PATH = /^\/1\/cards\/([0-9a-f]{24}|[0-9a-zA-Z]{8})\/?$/;
/** Older code sends the checklist between the card and the item. */
const ITEM_PATH =
  /^\/1\/cards\/([0-9a-f]{24}|[0-9a-zA-Z]{8})(?:\/checklist\/[0-9a-f]{24})?\/checkItem\/([0-9a-f]{24})\/?$/;
const ALL_ITEMS_PATH = /^\/1\/checklists?\/[0-9a-f]{24}\/checkItems\/all\/?$/;
const BULK_MOVE_PATH = /^\/1\/boards\/[0-9a-zA-Z]+\/cards\/bulk\/move\/?$/;

/** Trello's REST requests; the same paths and fields since 2016. */
export const trelloRequests: RequestReader = {
  requests: [
    'https://trello.com/1/cards/*',
    // Boards and checklists are asked for much else, which does not wake the worker.
    'https://trello.com/1/checklist*/checkItems/all*',
    'https://trello.com/1/boards/*/cards/bulk/move*',
  ],

  buildHeader: 'x-trello-client-version',

  mayFinish: ({ method }) => method === 'PUT',

  // The fields are Trello's own.
  namesIn: (body) => Object.keys(Object(body)),

  read(request, settings) {
    if (request.method !== 'PUT') return [];
    const change = readCard(request) ?? readItem(request) ?? readAllItems(request);
    return change ? [change] : readMove(request, settings);
  },
};

/** `PUT /1/cards/<id>` with `dueComplete`; an archive and all else carry other fields. */
function readCard({ url, body }: PageRequest): RequestedChange | undefined {
  const [, id] = url.pathname.match(CARD_PATH) ?? [];
  // A form's fields are text.
  const to = stateIn(body, 'dueComplete', [true, 'true'], [false, 'false']);
  return id && to ? cardChange(id, to) : undefined;
}

function cardChange(id: string, to: State): RequestedChange {
  return { kind: 'card', to, subject: `trello:card:${asKey(id)}`, proof: true, url: cardUrl(id) };
}

/** `PUT /1/cards/<id>/checkItem/<id>` with `state`. */
function readItem({ url, body }: PageRequest): RequestedChange | undefined {
  const [, card, id] = url.pathname.match(ITEM_PATH) ?? [];
  const to = itemState(body);
  if (!card || !id || !to) return undefined;
  return {
    kind: 'item',
    to,
    proof: true,
    subject: `trello:item:${id}`,
    relatedTo: `trello:card:${asKey(card)}`,
    url: cardUrl(card),
  };
}

/** `PUT /1/checklist/<id>/checkItems/all` with `state`; which items these are only the page knows. */
function readAllItems({ url, body }: PageRequest): RequestedChange | undefined {
  const to = itemState(body);
  return to && ALL_ITEMS_PATH.test(url.pathname)
    ? { kind: 'item', to, subject: '', proof: false }
    : undefined;
}

/** A card, or several, moved to a list that means done; a move to any other list says nothing. */
function readMove({ url, body }: PageRequest, settings: DetectionSettings): RequestedChange[] {
  const { idList, idCards, closed } = Object(body) as Record<string, unknown>;
  // An archived card is not finished by that, wherever it lay.
  if (!marksDone(idList, settings) || [true, 'true'].includes(closed as string)) return [];
  const [, id] = url.pathname.match(CARD_PATH) ?? [];
  const several = BULK_MOVE_PATH.test(url.pathname) && Array.isArray(idCards) ? idCards : [];
  const ids: string[] = id ? [id] : several.filter((card) => typeof card === 'string' && asId(card));
  return [...new Set(ids)].map((card) => ({ ...cardChange(card, 'done'), moved: true, withoutTarget: true }));
}

function itemState(body: unknown): State | undefined {
  return stateIn(body, 'state', ['complete'], ['incomplete']);
}

/** The state that one field of a body says. Nothing is converted: any other value says nothing. */
function stateIn(body: unknown, field: string, done: unknown[], open: unknown[]): State | undefined {
  const value: unknown = Object(body)[field];
  if (done.includes(value)) return 'done';
  return open.includes(value) ? 'open' : undefined;
}
