import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Where a file stands, and what it must not import from there. */
const FORBIDDEN: readonly [path: string, from: string][] = [
  ['utils/platform/planted.ts', '#utils/domain/event.ts'],
  ['utils/sites/planted.ts', '#utils/platform/i18n.ts'],
  ['utils/sites/trello/planted.ts', '#utils/domain/event.ts'],
  ['utils/domain/planted.ts', '#utils/sites/types.ts'],
  ['utils/domain/recognition/planted.ts', '#utils/platform/i18n.ts'],
  ['utils/domain/scoring/planted.ts', '#utils/domain/planning/plan.ts'],
  ['utils/domain/planning/planted.ts', '#utils/domain/views/dashboard.ts'],
  ['utils/domain/views/planted.ts', '#utils/platform/i18n.ts'],
  ['utils/storage/planted.ts', '#utils/messaging/send.ts'],
  ['utils/storage/planted.ts', '#utils/platform/browser.ts'],
  ['utils/messaging/planted.ts', '#utils/background/router.ts'],
  ['utils/messaging/planted.ts', '#utils/storage/site-health.ts'],
  ['utils/content/planted.ts', '#utils/background/router.ts'],
  ['utils/content/planted.ts', '#utils/platform/browser.ts'],
  ['utils/content/planted.ts', '#utils/sites/trello/requests.ts'],
  ['utils/content/toast/planted.ts', '#utils/pages/routes.ts'],
  ['utils/background/planted.ts', '#utils/content/run.ts'],
  ['utils/background/planted.ts', '#utils/sites/trello/page.ts'],
  ['utils/background/ledger/planted.ts', '#utils/pages/routes.ts'],
  ['utils/pages/planted.ts', '#utils/background/ledger/ledger.ts'],
  ['utils/pages/planted.ts', '#components/ui/format.ts'],
  ['utils/pages/planted.ts', '#utils/sites/github/requests.ts'],
  ['components/today/planted.tsx', '#utils/background/ledger/ledger.ts'],
  ['components/today/planted.tsx', '#utils/content/run.ts'],
  ['components/today/planted.tsx', '#utils/storage/site-health.ts'],
  ['components/today/planted.tsx', '#utils/pages/ledger-client.ts'],
  ['utils/pages/planted.ts', 'idb'],
  ['utils/content/planted.ts', 'webextension-polyfill'],
  ['utils/domain/planted.ts', './event.ts'],
  ['entrypoints/planted.ts', '../utils/domain/event.ts'],
  ['tests/unit/planted.ts', '@/utils/domain/event.ts'],
];

/** What belongs. */
const ALLOWED: readonly [path: string, from: string][] = [
  ['utils/domain/views/planted.ts', '#utils/domain/planning/plan.ts'],
  ['utils/storage/planted.ts', '#utils/sites/types.ts'],
  ['utils/messaging/planted.ts', '#utils/domain/event.ts'],
  ['utils/content/planted.ts', '#utils/messaging/send.ts'],
  ['utils/background/ledger/planted.ts', 'idb'],
  ['utils/background/planted.ts', '#utils/platform/browser.ts'],
  ['utils/pages/planted.ts', '#utils/domain/views/dashboard.ts'],
  ['components/today/planted.tsx', '#components/ui/format.ts'],
  ['entrypoints/planted.ts', '#utils/background/router.ts'],
];

/** The ways in which a file can name another one. */
const WAYS = {
  import: (from: string) => `export { planted } from '${from}';`,
  type: (from: string) => `export type { Planted } from '${from}';`,
  lazy: (from: string) => `export const planted = () => import('${from}');`,
} as const;
type Way = keyof typeof WAYS;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'microwin-rooms-')));
afterAll(() => rmSync(folder, { recursive: true }));

/** Each planted import stands in a file of its own, so that lint says of each what it thinks. */
const fileOf = (path: string, from: string, way: Way) =>
  path.replace(/planted(?=\.tsx?$)/, `planted-${from.replace(/\W+/g, '-')}-${way}`);

const refused = lintAll();

/** Lints all planted files at once; the paths of those whose import is refused. */
function lintAll(): Set<string> {
  cpSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  for (const [path, from] of [...FORBIDDEN, ...ALLOWED]) {
    for (const way of Object.keys(WAYS) as Way[]) {
      const file = join(folder, fileOf(path, from, way));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${WAYS[way](from)}\n`);
    }
  }
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(biome, options, { cwd: folder, encoding: 'utf8' });
  const rows = stdout.split('\n').filter((row) => row.includes('noRestrictedImports'));
  return new Set(rows.map((row) => relative(folder, /file=([^,]+)/.exec(row)?.[1] ?? '')));
}

describe('the border of a room', () => {
  it.each(FORBIDDEN)('is kept by lint: %s may not import %s', (path, from) => {
    const files = (Object.keys(WAYS) as Way[]).map((way) => fileOf(path, from, way));
    expect(files.filter((file) => !refused.has(file))).toEqual([]);
  });

  it.each(ALLOWED)('lets through what belongs: %s may import %s', (path, from) => {
    const files = (Object.keys(WAYS) as Way[]).map((way) => fileOf(path, from, way));
    expect(files.filter((file) => refused.has(file))).toEqual([]);
  });
});
