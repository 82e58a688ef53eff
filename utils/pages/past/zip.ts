/** A file within a zip. */
export interface Packed {
  name: string;
  /** Unpacks it. @throws TooLargeError if it is larger than it may be; any error if it is broken */
  read(): Promise<Blob>;
}

/** Says that a file is larger than what is opened. */
export class TooLargeError extends Error {}

/** Bytes of a file once it is unpacked. Whatever a zip says of its size, no more is unpacked. */
export const LARGEST_FILE = 64_000_000;
/** Bytes of a zip's own list of files, and of the end that says where the list is: 22, and a comment. */
const LONGEST_LIST = 4_000_000;
const LONGEST_END = 22 + 65_535;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** Whether a file is a zip, as its first bytes say. */
export async function isZip(file: Blob): Promise<boolean> {
  return (await file.slice(0, 4).text()) === 'PK\u0003\u0004';
}

/**
 * What a zip holds (APPNOTE.TXT of PKWARE, 4.3), without what is encrypted or of the form for more than 4 GB.
 * @throws when it is none
 */
export async function openZip(file: Blob): Promise<Packed[]> {
  const from = Math.max(0, file.size - LONGEST_END);
  const end = await view(file.slice(from));
  let place = end.byteLength - 22;
  while (place >= 0 && end.getUint32(place, true) !== END) place--;
  if (place < 0) throw new Error('no zip');
  const [size, start] = [end.getUint32(place + 12, true), end.getUint32(place + 16, true)];
  const entries = await view(file.slice(start, start + Math.min(size, LONGEST_LIST)));
  const packed: Packed[] = [];
  for (let at = 0; at + 46 <= entries.byteLength && entries.getUint32(at, true) === ENTRY; ) {
    const field = (offset: number) => entries.getUint16(at + offset, true);
    const [flags, method, nameLength] = [field(8), field(10), field(28)];
    const [length, header] = [entries.getUint32(at + 20, true), entries.getUint32(at + 42, true)];
    const name = new TextDecoder().decode(new Uint8Array(entries.buffer, at + 46, nameLength));
    const isReadable = (flags & 1) === 0 && (method === STORED || method === DEFLATED);
    if (isReadable) packed.push({ name, read: () => unpack(file, header, length, method) });
    at += 46 + nameLength + field(30) + field(32);
  }
  return packed;
}

/** Unpacks what follows a local header, chunk by chunk, and stops where it grows too large. */
async function unpack(file: Blob, header: number, length: number, method: number): Promise<Blob> {
  const local = await view(file.slice(header, header + 30));
  const start = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const data = file.slice(start, start + length);
  const stream =
    method === STORED ? data.stream() : data.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const chunks: Blob[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > LARGEST_FILE) {
      await reader.cancel().catch(() => undefined);
      throw new TooLargeError();
    }
    chunks.push(new Blob([part.value as BlobPart]));
  }
  return new Blob(chunks);
}

async function view(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer());
}
