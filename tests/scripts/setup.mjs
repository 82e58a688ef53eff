// Brings a fresh clone to the point where everything else runs: `node tests/scripts/setup.mjs [browser…]`.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureBrowser } from '../support/browsers.mjs';

const wanted = readFileSync('package-lock.json', 'utf8');
const LAST_INSTALLED = 'node_modules/.installed-from.json';
const installed = existsSync(LAST_INSTALLED) ? readFileSync(LAST_INSTALLED, 'utf8') : '';

if (wanted !== installed) {
  console.log('Installing dependencies…');
  // The Node that comes with the dependencies is newer than the one that may be running this.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['ci', ...quiet], { stdio: 'inherit' });
  writeFileSync(LAST_INSTALLED, wanted);
}

for (const name of process.argv.slice(2)) ensureBrowser(name);
