import { parseArgs } from 'node:util';
import { BUILD } from '#tests/support/chromium.ts';

/** A named place: an unpacked extension in a folder, or the address at which a saved page is served from a file. */
export interface Named {
  name: string;
  path: string;
}

/** What `npm run bench` is asked for after `--`. */
export interface BenchOptions {
  /** The folder of the build that is measured. */
  build: string;
  /** `--against name=folder`: other unpacked extensions, measured in turn with ours. */
  against: Named[];
  /** `--page address=file`: saved pages, measured with each extension and without any. */
  pages: Named[];
  /** `--json file`: where every sample is written, too. */
  json: string | undefined;
}

/** @throws Error for an option that it does not know, or one without its `=` */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      against: { type: 'string', multiple: true, default: [] },
      page: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
    },
  });
  return {
    build: positionals[0] ?? BUILD,
    against: values.against.map(splitName),
    pages: values.page.map(splitName),
    json: values.json,
  };
}

/** An address may hold a `=` itself, a file seldom does; so the last one parts them. */
function splitName(text: string): Named {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1) throw new Error(`“${text}” is not of the form name=path`);
  return { name: text.slice(0, at), path: text.slice(at + 1) };
}
