/** Ms after which the browser has surely begun to save a file. */
const SAVING_MS = 10_000;

/** Saves a file where the browser saves what is downloaded. */
export function download(name: string, file: Blob): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), SAVING_MS);
}
