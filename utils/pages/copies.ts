import type { checkPast as CheckPast } from '#utils/pages/past/bring-in.ts';
import type { openFiles as OpenFiles } from '#utils/pages/past/open-file.ts';
import type { CopyAnswer, CopyWatch } from '#utils/pages/restore-copy.ts';

// What writes, reads and hashes a copy, or another program's history, is loaded once somebody wants that.

/** See `save-copy.ts`. */
export async function saveCopy(own: boolean, onProgress?: (share: number) => void): Promise<string> {
  return (await import('#utils/pages/save-copy.ts')).saveCopy(own, onProgress);
}

/** See `restore-copy.ts`. */
export async function checkCopy(file: Blob, watch: CopyWatch): Promise<CopyAnswer> {
  return (await import('#utils/pages/restore-copy.ts')).checkCopy(file, watch);
}

/** See `restore-copy.ts`. */
export async function takeCopy(file: Blob, watch: CopyWatch): Promise<CopyAnswer> {
  return (await import('#utils/pages/restore-copy.ts')).takeCopy(file, watch);
}

type Past = Parameters<typeof CheckPast>;

/** See `past/open-file.ts` and `past/bring-in.ts`. */
export const bringIn = {
  onOpen: async (...files: Parameters<typeof OpenFiles>) =>
    (await import('#utils/pages/past/open-file.ts')).openFiles(...files),
  onCheck: async (file: Past[0], choice: Past[1], watch: CopyWatch) =>
    (await import('#utils/pages/past/bring-in.ts')).checkPast(file, choice, Date.now(), watch),
  onTake: async (file: Past[0], choice: Past[1], watch: CopyWatch) =>
    (await import('#utils/pages/past/bring-in.ts')).takePast(file, choice, Date.now(), watch),
};
