import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChosenFolder } from '#utils/storage/folder.ts';

/** Throws what a browser throws where the disk has not got something. */
async function asBrowser<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new DOMException('not there', 'NotFoundError');
  }
}

/** A folder on the disk, for what asks a `FileSystemDirectoryHandle`; as much of one as we use. */
export class DiskFolder {
  readonly kind = 'directory';
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get handle(): ChosenFolder {
    return this as unknown as ChosenFolder;
  }

  async *entries() {
    for (const entry of await asBrowser(readdir(this.path, { withFileTypes: true })))
      yield [
        entry.name,
        entry.isDirectory() ? new DiskFolder(join(this.path, entry.name)) : { kind: 'file' },
      ] as const;
  }

  async *keys() {
    yield* await asBrowser(readdir(this.path));
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<DiskFolder> {
    const path = join(this.path, name);
    if (create) await mkdir(path, { recursive: true });
    await asBrowser(readdir(path));
    return new DiskFolder(path);
  }

  async getFileHandle(name: string, { create = false } = {}) {
    const path = join(this.path, name);
    if (!create) await asBrowser(readFile(path));
    return {
      getFile: async () => new Blob([new Uint8Array(await asBrowser(readFile(path)))]),
      createWritable: async () => {
        // As Chromium does: what is being written lies beside the file until it is whole.
        const swap = `${path}.crswap`;
        await writeFile(swap, '');
        return {
          write: (data: Uint8Array | string) => writeFile(swap, data),
          close: () => rename(swap, path),
          abort: () => rm(swap),
        };
      },
    };
  }

  async removeEntry(name: string): Promise<void> {
    await asBrowser(rm(join(this.path, name)));
  }
}
