import { resolve } from 'node:path';
import { build } from 'wxt';
import { type ModuleSizes, measureModules } from '#utils/build/module-sizes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Modules that are named in each bundle; the others are told together. */
const NAMED = 12;

const bundles = new Map<string, ModuleSizes>();
await build({
  root: ROOT,
  outDirTemplate: 'sizes',
  vite: () => ({
    plugins: [measureModules(ROOT, (name, sizes) => bundles.set(name, sizes))],
    build: { sourcemap: 'hidden' },
  }),
});

const largestFirst = (sizes: ModuleSizes) => [...sizes].sort(([, a], [, b]) => b - a);
const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, size) => total + size, 0);
const row = (size: number, name: string, indent: string) =>
  console.log(`${indent}${String(size).padStart(8)}  ${name}`);

for (const [name, sizes] of [...bundles].sort(([, a], [, b]) => sum(b.values()) - sum(a.values()))) {
  console.log('');
  row(sum(sizes.values()), name, '');
  for (const [room, size] of largestFirst(byRoom(sizes))) row(size, room, '  ');
  const modules = largestFirst(sizes);
  for (const [module, size] of modules.slice(0, NAMED)) row(size, module, '    ');
  const others = modules.slice(NAMED);
  if (others.length > 0) row(sum(others.map(([, size]) => size)), `in ${others.length} others`, '    ');
}

/** By room of ours, or by package. */
function byRoom(sizes: ModuleSizes): ModuleSizes {
  const rooms: ModuleSizes = new Map();
  for (const [module, size] of sizes) {
    const [room = module] =
      /^node_modules\/(@[^/]+\/)?[^/]+|^(utils|components|entrypoints)\/[^/]+/.exec(module) ?? [];
    rooms.set(room, (rooms.get(room) ?? 0) + size);
  }
  return rooms;
}
