import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { click, documentOf, press } from '#tests/support/dom.ts';
import { githubPage } from '#utils/sites/github/page.ts';
import { notionPage } from '#utils/sites/notion/page.ts';
import { trelloPage } from '#utils/sites/trello/page.ts';
import type { Landmarks, ListRef, PageReader, ReadFailure, SiteId, Target } from '#utils/sites/types.ts';

/** What may be pressed. */
const CONTROLS =
  'button, input, label, a[role], [role="button"], [role="checkbox"], [role="row"] > *, [role^="menuitem"], [role="option"], [tabindex], [data-board-card-id], [data-card-id]';
/** The readers by the folder that a page lies in, with an address for a page that does not tell its own. */
const SITES: Record<SiteId, { reader: PageReader; address: string }> = {
  trello: { reader: trelloPage, address: 'https://trello.com/b/abcd1234/board' },
  github: { reader: githubPage, address: 'https://github.com/octo-org/hello/issues/1' },
  notion: { reader: notionPage, address: 'https://app.notion.com/Page-5eed0000000040008000000000000001' },
};

/** What a press on the controls of a page would be about. */
export interface ReadPage {
  address: string;
  /** What such a page must have. */
  landmarks: Landmarks;
  controls: number;
  /** Each item once, whichever of its controls is pressed. */
  targets: Target[];
  failures: ReadFailure[];
  /** The lists of which the person may say that they mean done. */
  lists: readonly ListRef[];
}

/** A page of a folder. */
export interface SavedPage extends ReadPage {
  /** Within the folder. */
  file: string;
}

/**
 * Reads every page of a folder, in which the pages of each site have a folder of their own: `github/….html`.
 * @returns undefined where there is no such folder
 */
export async function readSavedPages(folder: string): Promise<SavedPage[] | undefined> {
  if (!existsSync(folder)) return undefined;
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html')).sort();
  const pages: SavedPage[] = [];
  for (const file of files) {
    const site = file.split(sep)[0] as SiteId;
    if (!(site in SITES)) continue;
    const html = await readFile(join(folder, file), 'utf8');
    const address = /\burl: (https:\S+)/.exec(html.slice(0, 5000))?.[1] ?? SITES[site].address;
    pages.push({ file: file.replaceAll(sep, '/'), ...readPage(site, address, html) });
  }
  return pages;
}

/** Reads a page as somebody sees it who is signed in. */
export function readPage(site: SiteId, address: string, html: string): ReadPage {
  const { reader } = SITES[site];
  const page = documentOf(
    /^\s*(?:<!--.*?-->\s*)?<(?:!doctype|html)/is.test(html) ? html : `<html><body>${html}</body></html>`,
    address,
  );
  // Who saved it has taken their name out of it, or was not signed in.
  const meta = page.document.querySelector('meta[name="user-login"]');
  if (!meta?.getAttribute('content')) {
    const own = page.document.createElement('meta');
    own.setAttribute('name', 'user-login');
    own.setAttribute('content', 'somebody');
    meta?.remove();
    page.document.documentElement.append(own);
  }
  const controls = [...page.document.querySelectorAll(CONTROLS)];
  const found = controls.flatMap((control) => {
    const pressed = reader.findTargets(press(control), page);
    return pressed.length > 0 ? pressed : reader.findTargets(click(control), page);
  });
  const targets = found.filter((one): one is Target => 'subject' in one);
  const failures = found.filter((one): one is ReadFailure => 'reason' in one);
  return {
    address,
    landmarks: reader.landmarks(page) ?? {},
    controls: controls.length,
    targets: [...new Map(targets.map((target) => [`${target.kind} ${target.subject}`, target])).values()],
    failures: [...new Map(failures.map((failure) => [failure.reason, failure])).values()],
    lists: reader.readLists?.(page) ?? [],
  };
}

/** How many items of each kind and state a page has: `{ 'issue open': 1 }`. */
export function countsOf({ targets, failures }: ReadPage): Record<string, number> {
  const names = [
    ...targets.map(({ kind, before }) => `${kind} ${before}`),
    ...failures.map(({ reason }) => `unsure, ${reason}`),
  ];
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}
