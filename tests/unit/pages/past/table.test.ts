import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speak } from '#tests/support/speak.ts';
import { encodingOf } from '#utils/pages/past/decode.ts';
import { LONGEST_ROW, readHead, readTable } from '#utils/pages/past/table.ts';

const PLAIN = [
  ['Title', 'Finished'],
  ['Wrote to Zoë', '2024-03-05'],
  ['Say "hi", twice', '2024-03-06'],
];
const TEXT = 'Title,Finished\nWrote to Zoë,2024-03-05\n"Say ""hi"", twice",2024-03-06\n';

async function rowsOf(file: Blob): Promise<string[][]> {
  const all: string[][] = [];
  for await (const rows of readTable(file, await readHead(file, await encodingOf(file)))) all.push(...rows);
  return all;
}

function streamOf(chunks: readonly Uint8Array[]): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

/** A text in two bytes a sign. */
function wide(text: string, isLittle: boolean, mark: boolean): Blob {
  const bytes = Buffer.from(`${mark ? '\u{feff}' : ''}${text}`, 'utf16le');
  return new Blob([isLittle ? bytes : bytes.swap16()]);
}

describe('a table', () => {
  it.each<[name: string, file: Blob]>([
    ['as it is', new Blob([TEXT])],
    ['with a mark', new Blob([`\u{feff}${TEXT}`])],
    ['with lines of Windows', new Blob([TEXT.replaceAll('\n', '\r\n')])],
    ['with lines of old Macs', new Blob([TEXT.replaceAll('\n', '\r')])],
    ['without an end', new Blob([TEXT.trimEnd()])],
    ['with empty lines', new Blob([`\n${TEXT.replaceAll('\n', '\n\n')}`])],
    ['with semicolons', new Blob([TEXT.replaceAll(/,(?=Fin|20)/g, ';')])],
    ['with tabs', new Blob([TEXT.replaceAll(/,(?=Fin|20)/g, '\t')])],
    ['that says its separator', new Blob([`sep=;\r\n${TEXT.replaceAll(/,(?=Fin|20)/g, ';')}`])],
    ['in UTF-16', wide(TEXT, true, true)],
    ['in UTF-16, the other way round', wide(TEXT, false, true)],
    ['in UTF-16 without a mark', wide(TEXT, true, false)],
    ['in the code page of Windows', new Blob([Buffer.from(TEXT, 'latin1')])],
  ])('is read %s', async (_, file) => expect(await rowsOf(file)).toEqual(PLAIN));

  it('is read by all of its bytes: the first sign that is no Unicode may come late', async () => {
    const early = Array.from({ length: 5000 }, (_, row) => [`Plain words ${row}`, '2025-01-01']);
    const rows = [...early, ['Grüße senden', '2025-01-02']];
    const text = rows.map((row) => `${row.join(';')}\r\n`).join('');
    for (const file of [new Blob([text]), new Blob([Buffer.from(text, 'latin1')])])
      expect(await rowsOf(file)).toEqual(rows);
  });

  it('stays Unicode where a program has cut a sign in half', async () => {
    const rows = ['Title,Done', ...Array.from({ length: 20 }, (_, row) => `Grüße ${row},2025-01-01`)];
    const cut = Buffer.concat([
      Buffer.from(`${rows.join('\n')}\nGr`),
      Buffer.from([0xc3]),
      Buffer.from(',2025-01-02\n'),
    ]);
    const all = await rowsOf(new Blob([cut]));
    expect(all.at(1)).toEqual(['Grüße 0', '2025-01-01']);
    expect(all.at(-1)).toEqual(['Gr\ufffd', '2025-01-02']);
  });

  it('of an older Japanese spreadsheet is read where the language is Japanese', async () => {
    // タスク,完了 / レポートを書く,2025-01-02
    const hex = '835e8358834e2c8aae97b90d0a838c837c815b836782f08f9182ad2c323032352d30312d30320d0a';
    const file = new Blob([Buffer.from(hex, 'hex')]);
    await speak('ja');
    expect(await rowsOf(file)).toEqual([
      ['タスク', '完了'],
      ['レポートを書く', '2025-01-02'],
    ]);
    expect(await rowsOf(new Blob([Buffer.from(TEXT, 'latin1')]))).toEqual(PLAIN);
    expect(await rowsOf(new Blob(['タスク,完了\n']))).toEqual([['タスク', '完了']]);
    await speak('en');
    expect(await rowsOf(file)).not.toContainEqual(['タスク', '完了']);
  });

  it('keeps lines within quotes, and quotes within words', async () => {
    const text = 'a,b\r\n"two\r\nlines",x\r\n5" nails,"",\r\n';
    expect(await rowsOf(new Blob([text]))).toEqual([
      ['a', 'b'],
      ['two\r\nlines', 'x'],
      ['5" nails', '', ''],
    ]);
  });

  it('sets a row aside that is too long, and goes on behind it', async () => {
    const long = 'x'.repeat(LONGEST_ROW + 1);
    expect(await rowsOf(new Blob([`a,b\n${long},1\n2,c\n"${long}",3\n4,d\n`]))).toEqual([
      ...[['a', 'b'], [], ['2', 'c'], []],
      ['4', 'd'],
    ]);
  });

  const many = Array.from({ length: 500 }, (_, row) => [`Row ${row}`, '2025-01-03']);
  const endless = Array.from({ length: 30_000 }, (_, row) => [`Row ${row}`, '2025-01-03']);
  it.each<[name: string, rows: string[][]]>([
    ['of its last line', [['"Two', '2025-01-02']]],
    ['before many lines', [['"Two', '2025-01-02'], ...many]],
    ['before more lines than a row may have', [['"Two', '2025-01-02'], ...endless]],
    [
      'before the quotes of another line',
      [['"Two', '2025-01-02'], ...many, ['Say "hi", twice', '2025-01-04']],
    ],
    ['in another column', [['Two', '"2025-01-02'], ...many]],
    ['twice', [['"Two', '2025-01-02'], ['Three', '"2025-01-02'], ...many]],
  ])('takes a quote that nobody closes for a sign: %s', async (_, rows) => {
    const all = [['Task', 'Done'], ['One', '2025-01-01'], ...rows];
    const cell = (text: string) => (/".*"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    for (const end of ['\n', '\r\n', '\r']) {
      const text = all.map((row) => row.map(cell).join(',') + end).join('');
      expect(await rowsOf(new Blob([text]))).toEqual(all);
    }
  });

  it('of any cells comes back, wherever its file is cut into chunks', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '銀', '"', ',', '\n', '\r', ' ', '💡') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        async (rows, size) => {
          const text = rows
            .map((row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\r\n`)
            .join('');
          const bytes = new TextEncoder().encode(text);
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, place) =>
            bytes.slice(place * size, (place + 1) * size),
          );
          const file = { stream: () => streamOf(chunks) } as unknown as Blob;
          const all: string[][] = [];
          for await (const part of readTable(file, { encoding: 'utf-8', separator: ',', skipped: 0 }))
            all.push(...part);
          expect(all).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });
});
