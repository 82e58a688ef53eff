import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';

/** Bytes of an unpacked credential; whatever a line says, no more is unpacked. */
const LARGEST_CREDENTIAL = 64_000;
/** Ends header and payload. JSON never holds this byte itself. */
const END = 0;
const JWT_PARTS = 3;

/**
 * A JWT in half the characters: its three parts decoded, header and payload each ended by a zero byte, raw-deflated (RFC
 * 1951) and base64url. The very bytes that were signed come back.
 * @throws if it is no JWT
 */
export async function pack(jwt: string): Promise<string> {
  const parts = jwt.split('.').map(fromBase64url);
  const [header, payload, signature] = parts;
  if (
    !header ||
    !payload ||
    !signature ||
    parts.length !== JWT_PARTS ||
    header.includes(END) ||
    payload.includes(END)
  )
    throw new Error('not a JWT');
  const end = Uint8Array.of(END);
  const plain = new Blob([header, end, payload, end, signature]);
  const deflated = plain.stream().pipeThrough(new CompressionStream('deflate-raw'));
  return toBase64url(new Uint8Array(await new Response(deflated).arrayBuffer()));
}

/** The JWT of the first of some credentials that can be unpacked. @throws if none can */
export async function unpackFirst(packed: readonly string[]): Promise<string> {
  for (const one of packed) {
    const jwt = await unpack(one).catch(() => undefined);
    if (jwt !== undefined) return jwt;
  }
  throw new Error('damaged');
}

/** The JWT of a packed credential. @throws if it is damaged, or too large */
export async function unpack(packed: string): Promise<string> {
  const deflated = fromBase64url(packed);
  if (!deflated) throw new Error('not base64url');
  const plain = await inflate(deflated);
  const first = plain.indexOf(END);
  const second = plain.indexOf(END, first + 1);
  if (first < 0 || second < 0) throw new Error('a part is missing');
  const parts = [plain.subarray(0, first), plain.subarray(first + 1, second), plain.subarray(second + 1)];
  return parts.map(toBase64url).join('.');
}

async function inflate(deflated: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([deflated])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const plain = new Uint8Array(LARGEST_CREDENTIAL);
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (size + part.value.length > LARGEST_CREDENTIAL) {
      await reader.cancel().catch(() => undefined);
      throw new Error('too large');
    }
    plain.set(part.value, size);
    size += part.value.length;
  }
  return plain.subarray(0, size);
}
