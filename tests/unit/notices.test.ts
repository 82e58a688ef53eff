import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NOTICES, noticesOf, packageOf } from '#utils/build/notices.ts';

const ROOT = join(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string; dev?: true }>;
};

/** Packages that our code takes something from, as its import lines say, and not only types. */
function importedPackages(): string[] {
  const files = ['components', 'entrypoints', 'utils']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(ROOT, folder, String(name))),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\/(gallery|build)\//.test(path));
  const names = files.flatMap((path) =>
    [
      ...readFileSync(path, 'utf8').matchAll(/^import (?!type )[^;]*?from '((?:@[^/']+\/)?[^/'#.][^/']*)/gm),
    ].map(([, name = '']) => name),
  );
  return [...new Set(names)].sort();
}

describe.each(['chrome-mv3', 'edge-mv3', 'firefox-mv3'])('the notices of %s', (build) => {
  const text = readFileSync(join(ROOT, '.output', build, NOTICES), 'utf8');
  const notices = text.split(`\n${'-'.repeat(80)}\n\n`).slice(1);
  const heads = notices.map((notice) => /^(\S+) (\S+) \((.+)\)\nhttps:\/\/\S+\n/.exec(notice) ?? []);

  it('are of every package that our code imports', () => {
    const imported = importedPackages();
    expect(imported).toContain('preact');
    expect(imported.filter((name) => !heads.some(([, own]) => own === name))).toEqual([]);
  });

  it('name the versions of the lockfile, where each source is, and hold its whole licence', () => {
    for (const [index, [, name, version, license]] of heads.entries()) {
      expect(packages[`node_modules/${name}`]?.version, `${name} in the lockfile`).toBe(version);
      expect(notices[index]).toMatch(license === 'MPL-2.0' ? /Mozilla Public License/ : /Copyright/i);
      expect(notices[index]).toMatch(/WARRANT/i);
    }
  });
});

it('a package that ships depends on no development of ours, but for what builds', () => {
  const text = readFileSync(join(ROOT, '.output/chrome-mv3', NOTICES), 'utf8');
  const names = [...text.matchAll(/^(\S+) \S+ \(.+\)$/gm)].map(([, name]) => name);
  const builders = names.filter((name) => packages[`node_modules/${name}`]?.dev);
  expect(builders.filter((name) => !/^(@?wxt|@webext-core|rolldown|vite)/.test(name ?? ''))).toEqual([]);
});

describe('the package of a module', () => {
  it.each([
    ['/home/a/node_modules/preact/dist/preact.mjs', 'node_modules/preact'],
    ['/home/a/node_modules/@noble/hashes/sha2.js?v=1', 'node_modules/@noble/hashes'],
    ['/a/node_modules/one/node_modules/@b/two/x.js', 'node_modules/one/node_modules/@b/two'],
    ['\0rolldown/runtime.js', 'node_modules/rolldown'],
    ['\0vite/preload-helper.js', 'node_modules/vite'],
    ['/home/a/utils/domain/event.ts', undefined],
    ['virtual:wxt-plugins', undefined],
  ])('%s is %s', (id, place) => {
    expect(packageOf(id)).toBe(place);
  });
});

describe('a notice', () => {
  const projects: string[] = [];
  afterAll(() => {
    for (const root of projects) rmSync(root, { recursive: true });
  });
  /** A project with one package. */
  function project(own: object, files: Record<string, string>, locked = '1.0.0'): string {
    const root = mkdtempSync(join(tmpdir(), 'notices-'));
    projects.push(root);
    const folder = join(root, 'node_modules/tool');
    mkdirSync(folder, { recursive: true });
    const said = {
      name: 'tool',
      version: '1.0.0',
      license: 'MIT',
      repository: 'git+https://a.example/tool.git',
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...said, ...own }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const lock = { packages: { 'node_modules/tool': { version: locked } } };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
    return root;
  }
  const PLACES = ['node_modules/tool'];

  it('has name, version, licence, address and text', () => {
    const root = project({}, { 'LICENCE.md': '\r\nBe kind.\r\n' });
    expect(noticesOf(PLACES, root)).toContain('\ntool 1.0.0 (MIT)\nhttps://a.example/tool\n\nBe kind.\n');
  });

  it('has the address that npm means by a name on GitHub', () => {
    const root = project({ repository: 'some/tool.js' }, { LICENSE: 'x' });
    expect(noticesOf(PLACES, root)).toContain('\nhttps://github.com/some/tool.js\n');
  });

  it.each([
    ['is not the one of the lockfile', project({}, { LICENSE: 'x' }, '1.0.1'), 'in the lockfile'],
    [
      'has a licence that nobody has read',
      project({ license: 'GPL-3.0' }, { LICENSE: 'x' }),
      'to be read first',
    ],
    ['says no licence', project({ license: undefined }, { LICENSE: 'x' }), 'to be read first'],
    ['has no text', project({}, { 'README.md': 'MIT' }), 'without the text'],
  ])('is refused to a package that %s', (_, root, reason) => {
    expect(() => noticesOf(PLACES, root)).toThrow(reason);
  });
});
