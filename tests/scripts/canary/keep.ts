import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Shape } from '#tests/scripts/canary/shapes.ts';
import type { SiteId } from '#utils/sites/types.ts';

/** The shapes of a site's rows, by their names. */
export type Shapes = Record<string, Shape>;

/**
 * Keeps the shapes of a run, one folder for each day.
 * @returns the rows that have another shape than in the run before; none if there was none
 */
export async function keepShapes(
  folder: string,
  day: string,
  site: SiteId,
  shapes: Shapes,
): Promise<string[]> {
  const days = await readdir(folder).catch(() => []);
  const [last] = days
    .filter((one) => /^\d{4}-\d\d-\d\d$/.test(one))
    .sort()
    .reverse();
  const past = last && (await readFile(join(folder, last, `${site}.json`), 'utf8').catch(() => undefined));
  await mkdir(join(folder, day), { recursive: true });
  await writeFile(join(folder, day, `${site}.json`), `${JSON.stringify(shapes, null, 2)}\n`);
  if (!past) return [];
  const before = JSON.parse(past) as Shapes;
  return Object.keys(shapes).filter(
    (name) => name in before && !isDeepStrictEqual(before[name], shapes[name]),
  );
}
