// Finds the system's browsers, and installs them where that is possible. Plain JavaScript: it runs before anything
// is installed, on any Node.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const BROWSERS = {
  // Branded Chrome no longer loads unpacked extensions from the command line.
  chromium: { variable: 'CHROMIUM', names: ['chromium', 'chromium-browser'], debian: 'chromium' },
  firefox: { variable: 'FIREFOX', names: ['firefox-esr', 'firefox'], debian: 'firefox-esr' },
};

/** The path of a browser, from its environment variable or the PATH; undefined if there is none. */
export function findBrowser(name) {
  const { variable, names } = BROWSERS[name];
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((file) => folders.map((folder) => join(folder, file)))
    .find((path) => existsSync(path));
}

/** The path of a browser. Throws with what to do when there is none. */
export function requireBrowser(name) {
  const path = findBrowser(name);
  if (path) return path;
  const { variable, names } = BROWSERS[name];
  throw new Error(
    `${name} was not found. Install it with your package manager (as ${names.join(' or ')}), or set ${variable} to its path.`,
  );
}

/** Installs a browser from Debian's packages if it is missing, we may, and they are there. */
export function ensureBrowser(name) {
  if (!findBrowser(name) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${name}…`);
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', BROWSERS[name].debian],
      options,
    );
  }
  return requireBrowser(name);
}
