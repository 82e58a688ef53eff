import { statusMeaning } from '#utils/sites/done-names.ts';
import type { DetectionSettings, RequestedChange, RequestReader } from '#utils/sites/types.ts';

/** The id that Notion gives the status in its own task databases. */
const TASK_STATUS = 'notion://tasks/status_property';
/** Nobody gives an option a longer name; what is longer is text. */
const LONGEST_OPTION = 100;

/** A part of a transaction, as far as it is looked into. Anything may be in it. */
type Operation = Partial<Record<'pointer' | 'path' | 'command' | 'args', unknown>>;

/** Notion's transactions; their envelope has been the same since 2021. */
export const notionRequests: RequestReader = {
  requests: ['https://*/api/v3/saveTransactions*'],

  buildHeader: 'notion-client-version',

  mayFinish: ({ method, url }) =>
    method === 'POST' && /^\/api\/v3\/saveTransactions[A-Za-z]*$/.test(url.pathname),

  namesIn: (body) => operationsIn(body).map(({ command }) => command),

  read(request, settings) {
    if (!this.mayFinish(request)) return [];
    const { url, body } = request;
    const meanings = new Map<string, Meaning[]>();
    for (const { id, property, value } of changesIn(body)) {
      const meaning = meaningOf(property, value, settings);
      const name = `${id} ${meaning?.kind} ${meaning?.needsGesture}`;
      if (meaning) meanings.set(name, [...(meanings.get(name) ?? []), meaning]);
    }
    return [...meanings].flatMap(([name, all]) => {
      const meaning = together(all);
      const [id = ''] = name.split(' ');
      const named = { subject: `notion:block:${id}`, url: `${url.origin}/${id.replaceAll('-', '')}` };
      return meaning ? [{ ...meaning, ...named }] : [];
    });
  },
};

/** What a request sets a property of a block to. */
interface PropertyChange {
  id: string;
  property: string;
  value: unknown;
}

/**
 * The properties that a request changes, each with its last value, as a page gathers its changes. Of what it also
 * creates, moves or turns into a to-do, none: that was done from the start (typed, pasted, duplicated, made in a column
 * of what is done). A page may do so in several transactions.
 */
function changesIn(body: unknown): Iterable<PropertyChange> {
  const operations = operationsIn(body);
  const made = new Set(operations.flatMap(begunBy).map((id) => (isId(id) ? id.toLowerCase() : '')));
  const changes = new Map<string, PropertyChange>();
  for (const operation of operations) {
    const { table, id: written } = Object(operation.pointer);
    const id = isId(written) ? written.toLowerCase() : '';
    if (table !== 'block' || !id || made.has(id)) continue;
    for (const [property, value] of propertiesIn(operation)) {
      changes.set(`${id} ${property}`, { id, property, value });
    }
  }
  return changes.values();
}

function operationsIn(body: unknown): Operation[] {
  return listOf(Object(body).transactions).flatMap((transaction) =>
    listOf(Object(transaction).operations).map(Object),
  );
}

/** The properties that an operation sets; newer clients wrap the command of older ones in another. */
function propertiesIn(operation: Operation): [string, unknown][] {
  const wraps = operation.command === 'updateBlockPropertyValue';
  const { command, args }: Operation = wraps ? Object(Object(operation.args).primitiveOp) : operation;
  const [, property] = listOf(operation.path);
  if (command === 'set' && typeof property === 'string' && isPath(operation.path, 'properties', property)) {
    return [[property, args]];
  }
  if (command !== 'update' || !isPath(operation.path, 'properties')) return [];
  const properties = Object.entries(Object(args));
  // What gets its title with the rest is written anew, and a to-do is ticked by that alone.
  const anew = properties.some(([name]) => name === 'title' || (name === 'checked' && properties.length > 1));
  return anew ? [] : properties;
}

type Meaning = Pick<RequestedChange, 'kind' | 'to' | 'needsGesture' | 'proof' | 'saysLittle'>;

/**
 * What a property's new value may mean. Ids of properties mean nothing, so only a gesture on the row's
 * own can tell whether it finishes the row; but for to-dos and the status of Notion's own task databases.
 */
function meaningOf(property: string, value: unknown, settings: DetectionSettings): Meaning | undefined {
  const text = textIn(value);
  const ticked = text === 'Yes' ? 'done' : text === 'No' ? 'open' : undefined;
  if (property === 'checked') return ticked && { kind: 'todo', to: ticked, proof: true };
  if (property === 'title' || !text) return undefined;
  if (ticked && property !== TASK_STATUS)
    return { kind: 'todo', to: ticked, needsGesture: true, proof: true, saysLittle: true };
  const to = statusMeaning(text, settings);
  // What nobody knows, or what is over, proves nothing: only the page may show what was undone by it.
  if (to !== 'done' && to !== 'open') return { kind: 'status', to: 'open', needsGesture: true, proof: false };
  return { kind: 'status', to, ...(property !== TASK_STATUS && { needsGesture: true }), proof: true };
}

/** What several properties of a row say together: nothing, if one says the opposite of another. */
function together(meanings: readonly Meaning[]): Meaning | undefined {
  const telling = meanings.filter(({ proof }) => proof);
  const [first, ...others] = telling.length > 0 ? telling : meanings;
  return others.every(({ to }) => to === first?.to) ? first : undefined;
}

/** The ids of the blocks whose life as a to-do, or at their place, an operation begins. */
function begunBy({ pointer, path, command, args }: Operation): unknown[] {
  const { id, ids } = Object(args);
  const own = Object(pointer).id;
  // Other lists only sort what is there: the cards of a board.
  const placed = isPath(path, 'content');
  if (placed && (command === 'listAfter' || command === 'listBefore')) return [id];
  if (command === 'insertChildrenAfter' && (placed || isPath(path))) return listOf(ids);
  const isWhole = isPath(path) && (command === 'set' || (command === 'update' && 'type' in Object(args)));
  return isWhole || command === 'setParent' || isPath(path, 'type') ? [own] : [];
}

/** `[["Yes"]]`, `[["Done"]]`: a text of one piece, as Notion writes all its properties. */
function textIn(value: unknown): string | undefined {
  const [piece, ...pieces] = listOf(value);
  const [text, ...marks] = listOf(piece);
  const alone = pieces.length + marks.length === 0 && typeof text === 'string';
  return alone && text.length <= LONGEST_OPTION ? text : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...value] : [];
}

function isPath(path: unknown, ...names: string[]): boolean {
  return Array.isArray(path) && path.length === names.length && names.every((name, i) => path[i] === name);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
