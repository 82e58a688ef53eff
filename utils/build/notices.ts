import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The file of a package that says whose work is in it, and under which licence. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Licences whose terms the notices meet: they ask for their text, and MPL-2.0 for the address of the source. */
const KNOWN_LICENSES = ['0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MPL-2.0'];
/** Packages that say which licence they have, and come without its text: `licenses/` has that of their repositories. */
const KEPT_TEXTS: Record<string, string> = {
  '@webext-core/match-patterns': 'webext-core.txt',
  '@wxt-dev/browser': 'wxt.txt',
  wxt: 'wxt.txt',
};
/** What follows in a licence file is about code that a package's own files hold, and nothing bundled from it. */
const END_OF_TEXT = /^# Licenses of bundled dependencies|^end of terms and conditions/m;

/** The packages of which a build has taken code, and how to write their notices beside it. */
export interface Notices {
  plugin: Plugin;
  /** Writes the notices of all that was taken so far into a folder. @throws as {@link noticesOf} */
  write(folder: string): void;
}

/**
 * Notes what each bundle of a build is made of. What the bundler left out of it needs no notice.
 * @param root where the lockfile and `node_modules` lie
 */
export function collectNotices(root: string): Notices {
  const shipped = new Set<string>();
  return {
    plugin: {
      name: 'third-party-notices',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
            const place = renderedLength > 0 && packageOf(id);
            if (place) shipped.add(place);
          }
        }
      },
    },
    write: (folder) => writeFileSync(join(folder, NOTICES), noticesOf(shipped, root)),
  };
}

/**
 * Where the package lies that a module is from, as the lockfile names it: `node_modules/preact`.
 * @param id the module's, in the bundler @returns undefined for a module of ours
 */
export function packageOf(id: string): string | undefined {
  // What bundlers add of their own has no file: `\0rolldown/runtime.js`.
  const [, helper] = /^\0(rolldown|vite)\//.exec(id) ?? [];
  return helper
    ? `node_modules/${helper}`
    : /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
}

/**
 * One notice after another, by name: package, version and licence, where its source is, and the licence's text.
 * @param places as {@link packageOf} says
 * @throws when an installed package is not the lockfile's, or its licence is unknown or has no text
 */
export function noticesOf(places: Iterable<string>, root: string): string {
  const { packages } = readJson(join(root, 'package-lock.json')) as {
    packages: Record<string, { version: string }>;
  };
  const notices = [...places].sort().map((place) => {
    const { name, version, license, repository } = readJson(join(root, place, 'package.json'));
    const locked = packages[place]?.version;
    if (version !== locked) throw new Error(`${name} is ${version}, and ${locked} in the lockfile`);
    if (!KNOWN_LICENSES.includes(license))
      throw new Error(`${name} has a licence to be read first: ${license}`);
    return `${name} ${version} (${license})\n${addressOf(repository)}\n\n${licenseText(name, join(root, place))}\n`;
  });
  const head = 'Microwin holds code of these works, each under the licence that follows its name.\n';
  return [head, ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The web address of what package.json calls `repository`; npm takes a bare `owner/name` for one on GitHub. */
function addressOf(repository: string | { url: string }): string {
  const url = typeof repository === 'string' ? repository : repository.url;
  if (/^[\w.-]+\/[\w.-]+$/.test(url)) return `https://github.com/${url}`;
  return url.replace(/^git\+|\.git$/g, '').replace(/^git:/, 'https:');
}

function licenseText(name: string, folder: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const kept = KEPT_TEXTS[name];
  const path = file ? join(folder, file) : kept && join(import.meta.dirname, 'licenses', kept);
  if (!path || !existsSync(path)) throw new Error(`${name} comes without the text of its licence`);
  const [text = ''] = readFileSync(path, 'utf8').replaceAll('\r', '').split(END_OF_TEXT);
  return text.trim();
}
