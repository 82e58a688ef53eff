import type { Bytes } from '#utils/background/folder/cipher.ts';
import {
  HEAD,
  type Head,
  isOwnFile,
  isWriter,
  MOST_BYTES,
  parseHead,
} from '#utils/background/folder/layout.ts';

/** The folders in one that devices of ours write, by their names. @throws NotFoundError if it is not there any more */
export async function writersIn(
  root: FileSystemDirectoryHandle,
): Promise<Map<string, FileSystemDirectoryHandle>> {
  const writers = new Map<string, FileSystemDirectoryHandle>();
  for await (const [name, handle] of root.entries())
    if (handle.kind === 'directory' && isWriter(name)) writers.set(name, handle as FileSystemDirectoryHandle);
  return writers;
}

/** A file's bytes; `gone` if there is none, `later` if it cannot be read now, or is larger than any of ours. */
export async function readBytes(
  folder: FileSystemDirectoryHandle,
  name: string,
  most: number,
): Promise<Bytes | 'gone' | 'later'> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return file.size > most ? 'later' : new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    // A sync program may have left a mere stand-in for it, which fails in ways of its own.
    return (error as Error).name === 'NotFoundError' ? 'gone' : 'later';
  }
}

/** The text of a head; '' if there is none, `undefined` if it cannot be read now. */
export async function readHeadText(
  folder: FileSystemDirectoryHandle | undefined,
): Promise<string | undefined> {
  const bytes = folder ? await readBytes(folder, HEAD, MOST_BYTES.head) : 'gone';
  if (bytes === 'gone') return '';
  return bytes === 'later' ? undefined : new TextDecoder().decode(bytes);
}

/** What a device's folder holds; `gone` if nothing says so, `later` if that cannot be read now. */
export async function readHead(folder: FileSystemDirectoryHandle): Promise<Head | 'gone' | 'later'> {
  const text = await readHeadText(folder);
  if (text === '') return 'gone';
  return (text && parseHead(text)) || 'later';
}

/** Writes a file as a whole: until it is closed, what was there before is. */
export async function writeBytes(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Bytes | string,
): Promise<void> {
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await stream.write(bytes);
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
  await stream.close();
}

/** Deletes the segments that are not named, and what is left of those that were never finished. @returns whether all went */
export async function removeOthers(
  folder: FileSystemDirectoryHandle,
  named: readonly string[],
): Promise<boolean> {
  const kept = new Set(named);
  const names: string[] = [];
  for await (const name of folder.keys()) if (isOwnFile(name) && !kept.has(name)) names.push(name);
  let isAll = true;
  // One that is in use now goes another time.
  for (const name of names)
    await folder.removeEntry(name).catch(() => {
      isAll = false;
    });
  return isAll;
}
