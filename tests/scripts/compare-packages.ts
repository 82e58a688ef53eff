// `npm run package:compare`: whether the packages in `.output` are those that anybody would make of the last commit. A
// clean clone packages anew, and the sources package alone, unpacked elsewhere, builds the Firefox one, as a store's
// reviewer does. All of them must be equal, byte for byte.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const OUT = '.output';
/** Chrome, Edge, Firefox and sources. */
const PACKAGES = 4;

const work = mkdtempSync(join(tmpdir(), 'packages-'));
const clone = join(work, 'a clean clone');
const unpacked = join(work, 'sources');
try {
  const wanted = digests(ROOT, '.zip');
  if (wanted.size !== PACKAGES)
    throw new Error(`${wanted.size} packages in ${OUT}: run \`npm run package\` first`);
  run('git', ['clone', '--quiet', ROOT, clone], work);
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], clone);
  run('npm', ['run', '--silent', 'package'], clone);
  const [sources = ''] = [...wanted.keys()].filter((name) => name.endsWith('-sources.zip'));
  run('unzip', ['-q', join(ROOT, OUT, sources), '-d', unpacked], work);
  run('npm', ['run', '--silent', 'build-for-amo'], unpacked);
  const same = [
    compare('a clean clone', wanted, clone, '.zip'),
    compare('the sources', wanted, unpacked, '-firefox.zip'),
  ];
  process.exitCode = same.every(Boolean) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Names and SHA-256 of the packages of a project's version whose names end so. */
function digests(project: string, end: string): Map<string, string> {
  const { name, version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const start = `${name}-${version}-`;
  const names = readdirSync(join(project, OUT)).filter(
    (file) => file.startsWith(start) && file.endsWith(end),
  );
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(project, OUT, file)))
      .digest('hex');
  return new Map(names.sort().map((file) => [file, digest(file)]));
}

/** Prints whether the packages of another project are the wanted ones, and says it. */
function compare(maker: string, wanted: Map<string, string>, project: string, end: string): boolean {
  const made = digests(project, end);
  const names = [...wanted.keys()].filter((name) => name.endsWith(end));
  for (const name of names) {
    const mark = made.get(name) === wanted.get(name) ? '=' : '≠';
    console.log(`${mark} ${name} of ${maker}: ${made.get(name) ?? 'not made'}`);
  }
  return names.every((name) => made.get(name) === wanted.get(name));
}

function run(command: string, args: string[], cwd: string): void {
  console.log(`${command} ${args.join(' ')}`);
  // What a build prints while it goes well interests nobody.
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
