import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of minified script that each content script, and each window before its first paint, may have. */
const BUDGETS = [
  {
    entries: ['content-scripts/trello.js', 'content-scripts/github.js', 'content-scripts/notion.js'],
    bytes: 30_000,
  },
  { entries: ['popup.html', 'newtab.html', 'options.html', 'welcome.html'], bytes: 60_000 },
];

/**
 * Weighs a build, prints what room is left, and checks that every script is plain ASCII (odd Unicode has broken
 * content scripts before).
 * @throws when a script is over its budget or not ASCII
 */
export async function checkBudgets(folder: string): Promise<void> {
  const faults: string[] = [];
  for (const { entries, bytes } of BUDGETS) {
    for (const entry of entries) {
      const scripts = await scriptsOf(folder, entry);
      const size = [...scripts.values()].reduce((sum, code) => sum + Buffer.byteLength(code), 0);
      console.log(`  ${entry.padEnd(28)} ${size} of ${bytes} bytes of script`);
      if (size > bytes) faults.push(`${entry} has ${size} bytes of script, more than ${bytes}`);
      for (const [name, code] of scripts) {
        const odd = /[^\x20-\x7e\s]/.exec(code);
        if (odd) faults.push(`${name} is not ASCII: ${odd[0]} at ${odd.index}`);
      }
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/**
 * A script alone, or all that a page loads before it shows anything of the person's: its scripts, what they import, and
 * the `main` that is loaded after a first frame.
 */
async function scriptsOf(folder: string, entry: string): Promise<Map<string, string>> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  if (!entry.endsWith('.html')) return new Map([[entry, await read(entry)]]);
  const scripts = new Map<string, string>();
  const waiting = [...(await read(entry)).matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(
    ([, name = '']) => name,
  );
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    if (scripts.has(name)) continue;
    const code = await read(name);
    scripts.set(name, code);
    const imports = code.matchAll(
      /(?:(?:from|import)\s*|import\((?=.\.\/main-))["'`]\.\/([^"'`]+\.js)["'`]/g,
    );
    waiting.push(...[...imports].map(([, file = '']) => `chunks/${file}`));
  }
  return scripts;
}
