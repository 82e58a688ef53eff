import { language } from '#utils/platform/i18n.ts';

/** Bytes of a file by which it is told whether each of its signs has two. */
const LOOKED_AT = 65_536;
/** What spreadsheets without Unicode save in a language; all others save `windows-1252`. */
const OLDER: Record<string, string> = { ja: 'shift_jis' };

/** How the text of a file is encoded, as its bytes tell: Unicode, or else what older spreadsheets save here. */
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
  for (const encoding of ['utf-8', OLDER[language()]])
    if (encoding && (await isIn(file, encoding))) return encoding;
  return 'windows-1252';
}

/** Whether a file is in an encoding: more of its signs beyond ASCII are whole than broken. Either may come late. */
async function isIn(file: Blob, encoding: string): Promise<boolean> {
  let [whole, broken] = [0, 0];
  for await (const text of readChunks(file, encoding)) {
    whole += text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
    broken += text.match(/\ufffd/g)?.length ?? 0;
  }
  return broken === 0 || whole > broken;
}

/** The whole text of a file, without a mark at its beginning. */
export async function readText(file: Blob, encoding: string): Promise<string> {
  return new TextDecoder(encoding).decode(await file.arrayBuffer());
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
