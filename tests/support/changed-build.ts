import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD } from '#tests/support/chromium.ts';

/**
 * Uses a copy of the production build in which something is changed; it is removed afterwards.
 * @param change changes what is in the folder of the copy
 */
export async function withChangedBuild(
  change: (folder: string) => Promise<void>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'microwin-'));
  try {
    await cp(BUILD, folder, { recursive: true });
    await change(folder);
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
