/** Bytes of a file by which its encoding is told. */
const LOOKED_AT = 65_536;

/** How the text of a file is encoded, as its first bytes tell: Unicode, or else what older spreadsheets save. */
export async function encodingOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, but every other byte of plain words is zero.
  const zeros = [0, 1].map((side) => bytes.filter((byte, place) => byte === 0 && place % 2 === side).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > bytes.length / 4) return 'utf-16le';
  if (even > bytes.length / 4) return 'utf-16be';
  try {
    // What is cut off within a character is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The whole text of a file, without a mark at its beginning. */
export async function readText(file: Blob): Promise<string> {
  return new TextDecoder(await encodingOf(file)).decode(await file.arrayBuffer());
}

/** The text of a file, some at a time. */
export async function* readChunks(file: Blob, encoding: string): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream(encoding)).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
