import { meansDone } from '#utils/sites/done-names.ts';
import type { RequestedChange, RequestReader } from '#utils/sites/types.ts';

/** The id that Notion gives the status in its own task databases. */
const TASK_STATUS = 'notion://tasks/status_property';
/** Nobody gives an option a longer name; what is longer is text. */
const LONGEST_OPTION = 100;

/** A part of a transaction, as far as it is looked into. Anything may be in it. */
type Operation = Partial<Record<'pointer' | 'path' | 'command' | 'args', unknown>>;

/** Notion's transactions; their envelope has been the same since 2021. */
export const notionRequests: RequestReader = {
  requests: ['https://*/api/v3/saveTransactions*'],

  read({ method, url, body }, { doneNames }) {
    if (method !== 'POST' || !/^\/api\/v3\/saveTransactions[A-Za-z]*$/.test(url.pathname)) return [];
    const changes = listOf(Object(body).transactions).flatMap(changesIn);
    // A page gathers its changes: of several of the same kind to one block the last one holds.
    const requestedChanges = new Map<string, RequestedChange>();
    for (const { id, property, value } of changes) {
      const meaning = meaningOf(property, value, doneNames);
      const { kind, needsGesture } = meaning ?? {};
      if (meaning) {
        requestedChanges.set(`${id} ${kind} ${needsGesture}`, {
          ...meaning,
          subject: `notion:block:${id}`,
          url: `${url.origin}/${id.replaceAll('-', '')}`,
          proof: true,
        });
      }
    }
    return [...requestedChanges.values()];
  },
};

/** What a transaction sets a property of a block to. */
interface PropertyChange {
  id: string;
  property: string;
  value: unknown;
}

/**
 * The properties that a transaction changes. Of what it also creates, moves or turns into a to-do, none: that was
 * done from the start (typed, pasted, duplicated, made in a column of what is done).
 */
function changesIn(transaction: unknown): PropertyChange[] {
  const operations = listOf(Object(transaction).operations).map(Object);
  const made = new Set(operations.map(startOf).map((id) => (isId(id) ? id.toLowerCase() : '')));
  return operations.flatMap((operation) => {
    const { table, id } = Object(operation.pointer);
    if (table !== 'block' || !isId(id) || made.has(id.toLowerCase())) return [];
    return propertiesIn(operation).map(([property, value]) => ({ id: id.toLowerCase(), property, value }));
  });
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

/**
 * What a property's new value may mean. Ids of properties mean nothing, so only a gesture on the row's
 * own can tell whether it finishes the row; but for to-dos and the status of Notion's own task databases.
 */
function meaningOf(
  property: string,
  value: unknown,
  doneNames: readonly string[],
): Pick<RequestedChange, 'kind' | 'to' | 'needsGesture'> | undefined {
  const text = textIn(value);
  const ticked = text === 'Yes' ? 'done' : text === 'No' ? 'open' : undefined;
  if (property === 'checked') return ticked && { kind: 'todo', to: ticked };
  if (property === 'title' || !text) return undefined;
  const to = meansDone(text, doneNames) ? 'done' : 'open';
  if (property === TASK_STATUS) return { kind: 'status', to };
  return ticked
    ? { kind: 'todo', to: ticked, needsGesture: true }
    : { kind: 'status', to, needsGesture: true };
}

/** The id of the block whose life as a to-do, or at its place, an operation begins. */
function startOf({ pointer, path, command, args }: Operation): unknown {
  const placed = command === 'listAfter' || command === 'listBefore';
  // Other lists only sort what is there: the cards of a board.
  if (placed && isPath(path, 'content')) return Object(args).id;
  const whole = isPath(path) && (command === 'set' || (command === 'update' && 'type' in Object(args)));
  return whole || isPath(path, 'type') ? Object(pointer).id : undefined;
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
