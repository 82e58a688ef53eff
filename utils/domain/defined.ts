type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** The same object, in which what may be undefined is optional instead. */
type Defined<T> = Omit<T, OptionalKeys<T>> & { [K in OptionalKeys<T>]?: Exclude<T[K], undefined> };

/** A copy of an object without those of its properties that are undefined, as `exactOptionalPropertyTypes` asks for. */
export function defined<T extends object>(object: T): Defined<T> {
  const copy: Partial<T> = {};
  for (const key in object) if (object[key] !== undefined) copy[key] = object[key];
  return copy as Defined<T>;
}
