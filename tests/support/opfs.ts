/**
 * Makes a folder of the browser's own file system the one that the person chooses: no test can press what the picker
 * shows. Runs in a page of the extension's origin, so it stands alone.
 */
export function standInForPicker(name: string): void {
  Object.assign(window, {
    showDirectoryPicker: async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true }),
  });
}

/** Puts a file into such a folder. Runs in a page of the extension's origin, so it stands alone. */
export async function putFile(file: { folder: string; path: string; text: string }): Promise<void> {
  const [folder = '', name] = file.path.split('/');
  let place = await (await navigator.storage.getDirectory()).getDirectoryHandle(file.folder, {
    create: true,
  });
  if (name !== undefined) place = await place.getDirectoryHandle(folder, { create: true });
  const stream = await (await place.getFileHandle(name ?? folder, { create: true })).createWritable();
  await stream.write(file.text);
  await stream.close();
}

/** All files of such a folder, by their paths. Runs in a page of the extension's origin, so it stands alone. */
export async function readFiles(folder: string): Promise<[path: string, text: string][]> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
  const files: [string, string][] = [];
  for await (const [name, handle] of root.entries()) {
    if (handle.kind !== 'directory') continue;
    for await (const [file, own] of (handle as FileSystemDirectoryHandle).entries())
      if (own.kind === 'file')
        files.push([`${name}/${file}`, await (await (own as FileSystemFileHandle).getFile()).text()]);
  }
  return files;
}

/** Deletes a file in such a folder. Runs in a page of the extension's origin, so it stands alone. */
export async function dropFile(file: { folder: string; path: string }): Promise<void> {
  const [folder = '', name = ''] = file.path.split('/');
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(file.folder);
  await (await root.getDirectoryHandle(folder)).removeEntry(name);
}
