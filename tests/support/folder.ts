import type { ChosenFolder, FolderProgress } from '#utils/storage/folder.ts';

/** Thrown by whatever a worker does after it was stopped. */
export class Stopped extends Error {}

/** How many steps of work there are left before a worker is stopped; each that changes a file, or stores, is one. */
export interface Budget {
  left: number;
}

/** Takes one step. @throws Stopped if there is none left */
export function spend(budget: Budget): void {
  if (budget.left-- <= 0) throw new Stopped();
}

const notFound = (name: string) => new DOMException(`${name} is not there`, 'NotFoundError');

/** A folder on no disk, for what asks a `FileSystemDirectoryHandle`; as much of one as we use. */
export class Folder {
  readonly kind = 'directory';
  readonly name: string;
  /** Folders, and files as their bytes. */
  readonly entriesByName = new Map<string, Folder | Uint8Array<ArrayBuffer>>();
  /** What work on it costs; shared by the folders in it. */
  budget: Budget = { left: Number.POSITIVE_INFINITY };
  /** The files that were read, by name. */
  reads: string[] = [];
  /** Files that fail to be read, as one does that a sync program has not fetched. */
  readonly standIns = new Set<string>();

  constructor(name: string) {
    this.name = name;
  }

  get handle(): ChosenFolder {
    return this as unknown as ChosenFolder;
  }

  async *entries() {
    for (const [name, entry] of [...this.entriesByName])
      yield [name, entry instanceof Folder ? entry : { kind: 'file' }] as const;
  }

  async *keys() {
    yield* [...this.entriesByName.keys()];
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<Folder> {
    const known = this.entriesByName.get(name);
    if (known instanceof Folder) return known;
    if (!create) throw notFound(name);
    const made = new Folder(name);
    Object.assign(made, { budget: this.budget, reads: this.reads });
    this.entriesByName.set(name, made);
    return made;
  }

  async getFileHandle(name: string, { create = false } = {}) {
    if (!create && !this.entriesByName.has(name)) throw notFound(name);
    return {
      getFile: async () => {
        this.reads.push(name);
        if (this.standIns.has(name)) throw new DOMException('not here yet', 'NotReadableError');
        return new Blob([this.entriesByName.get(name) as Uint8Array<ArrayBuffer>]);
      },
      createWritable: async () => {
        // As Chromium does: what is being written lies beside the file until it is whole.
        const swap = `${name}.crswap`;
        spend(this.budget);
        this.entriesByName.set(swap, new Uint8Array());
        return {
          write: async (data: Uint8Array<ArrayBuffer> | string) => {
            spend(this.budget);
            this.entriesByName.set(swap, new Uint8Array(await new Blob([data]).arrayBuffer()));
          },
          close: async () => {
            spend(this.budget);
            this.entriesByName.set(name, this.entriesByName.get(swap) as Uint8Array<ArrayBuffer>);
            this.entriesByName.delete(swap);
          },
          abort: async () => {
            spend(this.budget);
            this.entriesByName.delete(swap);
          },
        };
      },
    };
  }

  async removeEntry(name: string): Promise<void> {
    spend(this.budget);
    if (!this.entriesByName.delete(name)) throw notFound(name);
  }

  /** The folders in it. */
  get folders(): Folder[] {
    return [...this.entriesByName.values()].filter((entry) => entry instanceof Folder);
  }

  /** The files in it and in its folders, by their paths. */
  get files(): Map<string, Uint8Array<ArrayBuffer>> {
    const files = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const [name, entry] of this.entriesByName)
      if (entry instanceof Folder)
        for (const [path, bytes] of entry.files) files.set(`${name}/${path}`, bytes);
      else files.set(name, entry);
    return files;
  }

  /** Puts a file at a path, as a sync program does: in one step. */
  put(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    const [first = '', ...rest] = path.split('/');
    if (rest.length === 0) {
      this.entriesByName.set(first, bytes);
      return;
    }
    const known = this.entriesByName.get(first);
    const folder = known instanceof Folder ? known : new Folder(first);
    Object.assign(folder, { budget: this.budget, reads: this.reads });
    this.entriesByName.set(first, folder);
    folder.put(rest.join('/'), bytes);
  }

  /** Deletes a file. */
  drop(path: string): void {
    const [first = '', ...rest] = path.split('/');
    const entry = this.entriesByName.get(first);
    if (rest.length === 0) this.entriesByName.delete(first);
    else if (entry instanceof Folder) entry.drop(rest.join('/'));
  }
}

/** What an installation keeps of its progress, as a database does. */
export function progressKeeper(budget: () => Budget = () => ({ left: Number.POSITIVE_INFINITY })) {
  const keeper = {
    progress: undefined as FolderProgress | undefined,
    save: async (progress: FolderProgress) => {
      spend(budget());
      keeper.progress = structuredClone(progress);
    },
  };
  return keeper;
}

/** A passphrase as it is kept. */
export function secretOf(passphrase: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveKey']);
}
