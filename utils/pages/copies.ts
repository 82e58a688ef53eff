import type { CopyAnswer, CopyWatch } from '#utils/pages/restore-copy.ts';

// What writes, reads and hashes a copy is loaded once somebody wants one.

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
