/**
 * Whether a value that was stored has the shape of a template: all of its fields, of the same types, and no number that
 * is none. A list of the template says only that there is a list; what else the value has does not matter.
 */
export function hasShapeOf<T>(value: unknown, template: T): value is T {
  if (Array.isArray(template)) return Array.isArray(value);
  if (typeof template === 'number') return Number.isFinite(value);
  if (typeof template !== 'object' || template === null) return typeof value === typeof template;
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(template).every(([name, field]) =>
      hasShapeOf((value as Record<string, unknown>)[name], field),
    )
  );
}
