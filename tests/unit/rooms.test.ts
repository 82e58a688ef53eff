import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** What lint says of a file of this path that holds this line. */
function lint(path: string, line: string): string {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const { stdout, stderr } = spawnSync(biome, ['lint', '--stdin-file-path', path], {
    cwd: ROOT,
    input: `${line}\n`,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

const FORBIDDEN = 'noRestrictedImports';

describe('the border of a room', () => {
  it.each([
    ['utils/platform/planted.ts', '#utils/domain/event.ts'],
    ['utils/sites/planted.ts', '#utils/platform/i18n.ts'],
    ['utils/sites/trello/planted.ts', '#utils/domain/event.ts'],
    ['utils/domain/planted.ts', '#utils/sites/types.ts'],
    ['utils/domain/scoring/planted.ts', '#utils/domain/planning/plan.ts'],
    ['utils/domain/planning/planted.ts', '#utils/domain/views/dashboard.ts'],
    ['utils/domain/views/planted.ts', '#utils/platform/i18n.ts'],
    ['utils/storage/planted.ts', '#utils/messaging/send.ts'],
    ['utils/storage/planted.ts', '#utils/platform/browser.ts'],
    ['utils/messaging/planted.ts', '#utils/background/router.ts'],
    ['utils/messaging/planted.ts', '#utils/storage/site-health.ts'],
    ['utils/content/planted.ts', '#utils/background/router.ts'],
    ['utils/content/planted.ts', '#utils/platform/browser.ts'],
    ['utils/content/toast/planted.ts', '#utils/pages/routes.ts'],
    ['utils/background/planted.ts', '#utils/content/run.ts'],
    ['utils/background/planted.ts', '#utils/sites/trello/page.ts'],
    ['utils/background/ledger/planted.ts', '#utils/pages/routes.ts'],
    ['utils/pages/planted.ts', '#utils/background/ledger/ledger.ts'],
    ['utils/pages/planted.ts', '#components/ui/format.ts'],
    ['utils/pages/planted.ts', '#utils/sites/github/requests.ts'],
    ['components/today/Planted.tsx', '#utils/background/ledger/ledger.ts'],
    ['components/today/Planted.tsx', '#utils/content/run.ts'],
    ['utils/pages/planted.ts', 'idb'],
    ['utils/content/planted.ts', 'webextension-polyfill'],
    ['utils/domain/planted.ts', './event.ts'],
    ['entrypoints/planted.ts', '../utils/domain/event.ts'],
    ['tests/unit/planted.ts', '@/utils/domain/event.ts'],
  ])('is kept by lint: %s may not import %s', (path, from) => {
    expect(lint(path, `export { planted } from '${from}';`)).toContain(FORBIDDEN);
    expect(lint(path, `export type { Planted } from '${from}';`)).toContain(FORBIDDEN);
    expect(lint(path, `export const planted = import('${from}');`)).toContain(FORBIDDEN);
  });

  it.each([
    ['utils/domain/views/planted.ts', '#utils/domain/planning/plan.ts'],
    ['utils/storage/planted.ts', '#utils/sites/types.ts'],
    ['utils/messaging/planted.ts', '#utils/domain/event.ts'],
    ['utils/content/planted.ts', '#utils/messaging/send.ts'],
    ['utils/background/ledger/planted.ts', 'idb'],
    ['utils/background/planted.ts', '#utils/platform/browser.ts'],
    ['utils/pages/planted.ts', '#utils/domain/views/dashboard.ts'],
    ['components/today/Planted.tsx', '#components/ui/format.ts'],
    ['entrypoints/planted.ts', '#utils/background/router.ts'],
  ])('lets through what belongs: %s may import %s', (path, from) => {
    expect(lint(path, `export { planted } from '${from}';`)).not.toContain(FORBIDDEN);
  });
});
