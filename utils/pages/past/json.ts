/** An object of a file, of which nothing is known. */
export type Fields = Record<string, unknown>;

/** A value as an object; one without fields if it is none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A value as a list; an empty one if it is none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as a text; '' if it is none. A number may be a name. */
export function text(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

/** The moment (UTC ms) that a value with its zone tells; undefined if it tells none. */
export function instant(value: unknown): number | undefined {
  const at = typeof value === 'number' ? value : hasZone(text(value)) ? Date.parse(text(value)) : Number.NaN;
  return Number.isFinite(at) && at > 0 ? at : undefined;
}

function hasZone(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text);
}
