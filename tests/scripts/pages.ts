// What the readers make of saved pages of the real sites: `npm run pages [folder]`. The pages are not part of this
// project; where there are none, there is nothing to do. It fails where a page is read otherwise than expected.
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { EXPECTED } from '#tests/sites/saved-pages.ts';
import { countsOf, readSavedPages } from '#tests/support/saved-pages.ts';

/** Titles are cut here; they are somebody's. */
const SHOWN = 60;

const folder = resolve(process.argv[2] ?? '../shared/pages');
const pages = await readSavedPages(folder);
if (!pages) console.log(`There are no saved pages: ${folder} does not exist. Nothing was read.`);
for (const page of pages ?? []) {
  const { file, address, controls, targets, failures } = page;
  console.log(`\n${file}\n  ${address}, controls: ${controls}`);
  for (const { kind, before, subject, alias, title } of targets)
    console.log(
      `  ${kind.padEnd(8)} ${before.padEnd(5)} ${[subject, alias].filter(Boolean).join(' = ')}  “${title.slice(0, SHOWN)}”`,
    );
  for (const { reason } of failures) console.log(`  unsure   ${reason}`);
  const [expected, counts] = [EXPECTED[file], countsOf(page)];
  if (!expected) console.log(`  Nothing is expected of this page; it has ${JSON.stringify(counts)}`);
  else if (!isDeepStrictEqual(expected, counts)) {
    console.error(`  WRONG: ${JSON.stringify(counts)}, expected ${JSON.stringify(expected)}`);
    process.exitCode = 1;
  }
}
