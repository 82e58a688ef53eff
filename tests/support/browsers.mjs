// Finds the system's browsers, and installs them where that is possible. Plain JavaScript: it runs before anything
// is installed, on any Node.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `oldest`: the first version that takes the extension, as its manifest says. */
const BROWSERS = {
  // Branded Chrome no longer loads unpacked extensions from the command line.
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser'],
    debian: 'chromium',
    oldest: 123,
  },
  firefox: { variable: 'FIREFOX', names: ['firefox-esr', 'firefox'], debian: 'firefox-esr', oldest: 142 },
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

/** Installs a browser from Debian's packages if it is missing or too old, we may, and they are there. */
export function ensureBrowser(name) {
  const { variable, debian, oldest } = BROWSERS[name];
  if (!isNewEnough(name) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${name}…`);
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian], options);
  }
  const path = requireBrowser(name);
  if (!isNewEnough(name))
    throw new Error(
      `${path} is older than ${oldest}, and the extension does not run in it. Update it, or set ${variable} to a newer one.`,
    );
  return path;
}

/** Whether a browser is there that takes the extension. One that does not tell its version is taken at its word. */
function isNewEnough(name) {
  const path = findBrowser(name);
  if (!path) return false;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const [, major = Number.POSITIVE_INFINITY] = /(\d+)\.\d/.exec(stdout ?? '') ?? [];
  return Number(major) >= BROWSERS[name].oldest;
}
