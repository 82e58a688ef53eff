/** The most characters of a line; what goes on beyond is cut off. */
const LONGEST_LINE = 50_000;

/**
 * The lines of a text file, without what ends them, some at a time. It holds no more of the file than one chunk of its
 * stream and one line.
 */
export async function* readLines(file: Blob): AsyncGenerator<string[]> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      // Of a line without an end, more than this says nothing.
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1);
      if (lines.length > 0) yield lines.map(withoutReturn);
    }
    if (rest !== '') yield [withoutReturn(rest)];
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function withoutReturn(line: string): string {
  return (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, LONGEST_LINE);
}
