import type { SiteId } from '#utils/sites/types.ts';

/** Attributes whose values are a site's own words, never a person's. */
const CODE = [
  'aria-checked',
  'aria-expanded',
  'aria-haspopup',
  'aria-pressed',
  'aria-roledescription',
  'aria-selected',
  'class',
  'data-component',
  'data-testid',
  'data-variant',
  'role',
  'type',
];
const LONGEST_VALUE = 80;
/** Parts of the sites' addresses that are the same for everybody. */
const PATH_WORDS =
  /^(_?graphql|1|api|boards|bulk|cards?|check(Item|Items|list|lists)|gateway|issues|items|memexes|move|page_data|public|pull|reviews?|saveTransactions\w*|v\d+|(merge|submit_review|enqueue_stack|(un)?resolve_thread))$/;

/** What is kept of a row: how its control is made, and what was sent, without a word of a person's. */
export interface Shape {
  /** The control and what it lies in, the innermost first: tag and attributes. */
  control: string[];
  /** Method, path and body of each request, with types in place of values. */
  requests: string[];
}

/**
 * The shape of an element and what it lies in. Runs in the page and stands alone.
 * @param code attributes of which the value is kept
 */
export function elementShape(
  element: Element,
  { code, longest }: { code: string[]; longest: number },
): string[] {
  const shapes: string[] = [];
  for (let at: Element | null = element; at && shapes.length < 12; at = at.parentElement) {
    const attributes = [...at.attributes].map(({ name, value }) =>
      code.includes(name) ? `${name}=${value.length > longest ? '…' : value}` : name,
    );
    shapes.push([at.localName, ...attributes.sort()].join(' '));
  }
  return shapes;
}
/** What `elementShape` is to keep. */
export const KEEPS = { code: CODE, longest: LONGEST_VALUE };

/** A request without ids, names or values. */
export function requestShape(site: SiteId, method: string, address: string, body: string | null): string {
  const path = new URL(address).pathname
    .split('/')
    .map((part) => (part === '' || PATH_WORDS.test(part) ? part : '*'))
    .join('/');
  return `${site} ${method} ${path} ${JSON.stringify(typesIn(parse(body)))}`;
}

/** Types in place of values; a key that is no word of code is none. */
export function typesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(typesIn);
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [/^[a-z_$][a-z_$]*$/i.test(key) && key.length <= 40 ? key : '*', typesIn(inner)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function parse(body: string | null): unknown {
  try {
    return JSON.parse(body ?? 'null');
  } catch {
    return 'no JSON';
  }
}
