// `npm run check`: everything that must be right, in steps; what needs nothing of each other runs at the same time.
// It ends at the first step in which anything is wrong. `npm run check -- e2e:all` plays every row in every mode, and on every mutated page.
import { spawn } from 'node:child_process';

/** Scripts of package.json. Those of one step run at once; a chain of them runs one after the other. */
const STEPS: readonly (readonly (readonly string[])[])[] = [
  [['types', 'build:all'], ['lint']],
  // A unit test reads the manifests that were built.
  [['lint:firefox'], ['unit']],
];

const startedAt = Date.now();
for (const step of STEPS) {
  const passed = await Promise.all(step.map(runChain));
  if (!passed.every(Boolean)) process.exit(1);
}
// The browsers need all of the machine, and show what they do while they do it.
process.exit((await run(process.argv[2] ?? 'e2e', 'inherit')) ? 0 : 1);

async function runChain(scripts: readonly string[]): Promise<boolean> {
  for (const script of scripts) if (!(await run(script, 'pipe'))) return false;
  return true;
}

/** Runs a script. What it prints is shown at its end, so that scripts do not talk at once. */
function run(script: string, output: 'inherit' | 'pipe'): Promise<boolean> {
  return new Promise((resolve) => {
    const npm = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', output, output],
      // npm is a script of the shell's on Windows.
      shell: process.platform === 'win32',
    });
    const printed: Buffer[] = [];
    npm.stdout?.on('data', (part: Buffer) => printed.push(part));
    npm.stderr?.on('data', (part: Buffer) => printed.push(part));
    npm.on('close', (code) => {
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      // The last line of what the browser tests print is for scripts to read.
      if (output === 'pipe')
        console.log(`${Buffer.concat(printed)}${code === 0 ? '✓' : '✗'} ${script}, after ${seconds} s`);
      resolve(code === 0);
    });
  });
}
