import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Bytes of minified script that each may have: the worker, the content scripts and the toast's, and of a page all that it loads
 * before its first paint.
 */
const BUDGETS = {
  'background.js': 174_600,
  'content-scripts/trello.js': 26_000,
  'content-scripts/github.js': 35_600,
  'content-scripts/notion.js': 33_300,
  'toast.js': 12_000,
  'popup.html': 68_000,
  'newtab.html': 69_000,
  'options.html': 70_000,
  'welcome.html': 68_000,
};
/** Bytes that each chunk of the pages may have, which mostly are loaded when somebody looks at what they draw. */
const CHUNK_BYTES = 30_000;
/** Chunks that may have more, by the names that their hash follows. The history draws any number of rows. */
const LARGER_CHUNKS: Record<string, number> = { 'history-page': 50_000 };

interface Weight {
  name: string;
  size: number;
  budget: number;
}

/**
 * Weighs a build, prints what room is left, and checks that every script is plain ASCII: browsers have refused content
 * scripts for an odd sign of Unicode.
 * @throws when a script is over its budget or not ASCII
 */
export async function checkBudgets(folder: string): Promise<void> {
  const entries = await Promise.all(
    Object.entries(BUDGETS).map(([entry, budget]) => weighEntry(folder, entry, budget)),
  );
  const chunks = await weighChunks(folder);
  for (const { name, size, budget } of [...entries, ...largest(chunks)]) {
    console.log(`  ${name.padEnd(28)} ${size} of ${budget} bytes of script`);
  }
  const tooLarge = [...entries, ...chunks].filter(({ size, budget }) => size > budget);
  const faults = [
    ...tooLarge.map(({ name, size, budget }) => `${name} has ${size} bytes of script, more than ${budget}`),
    ...(await notAscii(folder)),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

async function weighEntry(folder: string, entry: string, budget: number): Promise<Weight> {
  const scripts = entry.endsWith('.html') ? await scriptsOf(folder, entry) : [entry];
  const codes = await Promise.all(scripts.map((name) => readFile(join(folder, name))));
  return { name: entry, size: codes.reduce((sum, code) => sum + code.byteLength, 0), budget };
}

async function weighChunks(folder: string): Promise<Weight[]> {
  const names = await readdir(join(folder, 'chunks'));
  const weigh = async (file: string): Promise<Weight> => {
    // The hash has eight signs, of which any may be a dash.
    const name = file.slice(0, -'-12345678.js'.length);
    const code = await readFile(join(folder, 'chunks', file));
    return { name, size: code.byteLength, budget: LARGER_CHUNKS[name] ?? CHUNK_BYTES };
  };
  return Promise.all(names.filter((name) => name.endsWith('.js')).map(weigh));
}

function largest(chunks: readonly Weight[]): Weight[] {
  return chunks.toSorted((a, b) => b.size - a.size).slice(0, 3);
}

async function notAscii(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  const check = async (name: string) => {
    const odd = /[^\x20-\x7e\s]/.exec(await readFile(join(folder, name), 'utf8'));
    return odd ? [`${name} is not ASCII: ${odd[0]} at ${odd.index}`] : [];
  };
  return (await Promise.all(names.map(check))).flat();
}

/**
 * All that a page loads before it shows anything of the person's: its scripts, what they import, and the `main` that is
 * loaded after a first frame.
 */
async function scriptsOf(folder: string, page: string): Promise<string[]> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const waiting = [...(await read(page)).matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(
    ([, name = '']) => name,
  );
  const scripts = new Set<string>();
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    if (scripts.has(name)) continue;
    scripts.add(name);
    const imports = (await read(name)).matchAll(
      /(?:(?:from|import)\s*|import\((?=.\.\/main-))["'`]\.\/([^"'`]+\.js)["'`]/g,
    );
    waiting.push(...[...imports].map(([, file = '']) => `chunks/${file}`));
  }
  return [...scripts];
}
