import { deflateRawSync } from 'node:zlib';

/** A zip of some files (APPNOTE.TXT of PKWARE, 4.3), without the sums that nobody checks. @param claimed the size that it says each has; by default its own */
export function zipOf(files: Record<string, string | Uint8Array>, claimed?: number): Blob {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let place = 0;
  for (const [name, content] of Object.entries(files)) {
    const [data, title] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(data);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed ?? data.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(place, 10);
    list.push(Buffer.from('PK\u0001\u0002'), Buffer.alloc(2), shared, entry, title);
    parts.push(Buffer.from('PK\u0003\u0004'), shared, title, packed);
    place += 4 + shared.length + title.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(Buffer.concat(list).length, 8);
  end.writeUInt32LE(place, 12);
  return new Blob([Buffer.concat([...parts, ...list, Buffer.from('PK\u0005\u0006'), end])]);
}
