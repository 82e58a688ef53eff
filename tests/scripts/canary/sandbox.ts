import * as v from 'valibot';
import { SITES } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';

const words = v.pipe(v.string(), v.trim(), v.minLength(1));

/** An address of a site's own. */
const at = (site: SiteId) =>
  v.pipe(
    v.string(),
    v.url(),
    v.check((address) => isAtSite(address, site), `must be an address of ${site}`),
  );

/** What is called so, on the page at an address; what is missing is not tried. */
const thing = <E extends v.ObjectEntries>(site: SiteId, entries: E) =>
  v.exactOptional(v.strictObject({ at: at(site), ...entries }));

/**
 * The things that the canary may touch, which a person made for it and nothing else; see `example.json`. What it
 * finishes must be open.
 */
const sandbox = v.strictObject({
  trello: v.exactOptional(
    v.strictObject({
      card: thing('trello', { title: words }),
      item: thing('trello', { title: words }),
      /** A card of a board, and two of its lists, of which the second means done while the canary moves it. */
      move: thing('trello', { title: words, from: words, to: words }),
    }),
  ),
  github: v.exactOptional(
    v.strictObject({
      issue: thing('github', { title: words }),
      task: thing('github', { title: words }),
      /** A card of a project's board, and two of its columns. */
      card: thing('github', { title: words, from: words, to: words }),
      /** A pull request with a conversation that is not resolved. */
      thread: thing('github', { title: words }),
      /** The files of somebody else's pull request. What is submitted stays: each is tried once. */
      review: thing('github', { title: words }),
      /** Merged for good: each is tried once. */
      pull: thing('github', { title: words }),
    }),
  ),
  notion: v.exactOptional(
    v.strictObject({
      todo: thing('notion', { title: words }),
      row: thing('notion', { title: words }),
      status: thing('notion', { title: words, from: words, to: words }),
      /** A card of a board, and two of its groups. */
      card: thing('notion', { title: words, from: words, to: words }),
    }),
  ),
  /** Pages that anybody may read, for `--public`. */
  public: v.exactOptional(
    v.strictObject({
      trello: v.exactOptional(v.array(at('trello'))),
      github: v.exactOptional(v.array(at('github'))),
      notion: v.exactOptional(v.array(v.pipe(v.string(), v.url()))),
    }),
  ),
});
export type Sandbox = v.InferOutput<typeof sandbox>;

/** @throws with what is wrong in it */
export function parseSandbox(json: unknown): Sandbox {
  const parsed = v.safeParse(sandbox, json);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
  throw new Error(faults.join('\n'));
}

/** Whether an address is one of a site's own. */
export function isAtSite(address: string, site: SiteId): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  const hosts = SITES.flatMap(({ id, matches }) =>
    id === site ? matches.map((match) => new URL(match.replace('*', '')).host) : [],
  );
  return protocol === 'https:' && hosts.includes(host);
}
