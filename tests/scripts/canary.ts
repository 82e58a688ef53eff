// Whether Microwin still sees what people do on the real sites: `npm run canary [site]`, by somebody who has accounts
// there, in a browser that they can see. What may be touched stands in `canary.json`; see `canary/example.json`.
// `--public` only reads pages that anybody may read. `--practice` does all of it on the practice pages, and with `--plant
// blind` or `--plant wrong` on ones that must be found out. Exits with 1 if anything was blind or wrong.
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright';
import { actOut, createWitness } from '#tests/scripts/canary/act.ts';
import { judge, type Outcome } from '#tests/scripts/canary/judge.ts';
import { keepShapes, type Shapes } from '#tests/scripts/canary/keep.ts';
import { lookAt } from '#tests/scripts/canary/look.ts';
import { PLANTS, PRACTICE, plantIn } from '#tests/scripts/canary/practice.ts';
import { rowsOf } from '#tests/scripts/canary/rows.ts';
import { parseSandbox, type Sandbox } from '#tests/scripts/canary/sandbox.ts';
import { closeWelcome, extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { report } from '#utils/sites/health-report.ts';
import { SITE_IDS, siteHome } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SANDBOX = resolve(ROOT, 'canary.json');

/** A line of the table that is printed at the end. */
interface Line {
  site: SiteId;
  name: string;
  outcome: Outcome;
  seenBy: string;
  why: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    public: { type: 'boolean', default: false },
    practice: { type: 'boolean', default: false },
    plant: { type: 'string' },
  },
});
const { practice, public: isPublic } = values;
const plant = PLANTS.find((one) => one === values.plant);
const sites = SITE_IDS.filter((site) => positionals.length === 0 || positionals.includes(site));
if (sites.length === 0 || (values.plant && !(plant && practice))) {
  console.error(
    'Usage: npm run canary -- [trello|github|notion] [--public] [--practice [--plant blind|wrong]]',
  );
  process.exit(2);
}
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
if (!practice && !isPublic && !hasDisplay) {
  console.error('There is no display, and you have to sign in by hand. Try --practice, or --public.');
  process.exit(2);
}
const sandbox = practice ? PRACTICE : await readSandbox();
// Kept are the profile in which somebody signed in, and shapes without a word of theirs.
const folder = resolve(ROOT, practice ? '.output/canary' : '.canary');
const context = await launchChromium(practice || isPublic ? '' : resolve(folder, 'profile'), {
  headless: practice || isPublic,
});
const lines: Line[] = [];
try {
  if (practice) await serveFakeSites(context);
  // A tab that opens by itself in a new profile would hide the page that is pressed in.
  if (practice) await closeWelcome(context, await extensionRoot(context));
  for (const site of sites) lines.push(...(isPublic ? await look(site) : await act(site)));
  if (!isPublic) console.log(await healthReport());
} finally {
  await context.close();
}
print(lines);
if (lines.length === 0) console.error(`Nothing is set up for ${sites.join(', ')} in canary.json.`);
if (lines.length === 0 || lines.some(({ outcome }) => outcome !== 'right')) process.exitCode = 1;

/** Reads the pages of a site that anybody may read. */
async function look(site: SiteId): Promise<Line[]> {
  const found: Line[] = [];
  for (const address of sandbox.public?.[site] ?? []) {
    found.push({ site, name: address, seenBy: '', ...(await lookAt(context, site, address)) });
  }
  return found;
}

/** Does every row of a site, up to the first that cannot be undone. */
async function act(site: SiteId): Promise<Line[]> {
  const rows = rowsOf(site, sandbox);
  if (rows.length === 0) return [];
  const witness = await openWitness(context);
  if (!practice) await signIn(site);
  const done: Line[] = [];
  const shapes: Shapes = {};
  for (const row of rows) {
    const { seen, shape } = await actOut(context, site, row, witness, async (page) => {
      if (plant) await plantIn(page, site, plant);
    });
    shapes[row.name] = shape;
    done.push({ site, name: row.name, seenBy: seen.seenBy.join('+'), ...judge(row, seen) });
    if (seen.isUndone) continue;
    console.error(
      `${site}: “${row.name}” was not taken back. Look at it by hand; nothing more is done here.`,
    );
    break;
  }
  const day = new Date().toISOString().slice(0, 10);
  // A page that was spoilt on purpose is nothing to compare others with.
  const changed = plant ? [] : await keepShapes(folder, day, site, shapes);
  for (const name of changed) console.log(`${site}: “${name}” is made otherwise than the last time.`);
  return done;
}

/** A page of the extension's own, that asks what was written down. */
async function openWitness(context: BrowserContext) {
  const address = `${await extensionRoot(context)}manifest.json`;
  const own = context.pages().find((page) => page.url() === address) ?? (await context.newPage());
  if (own.url() !== address) await own.goto(address);
  return createWitness(own);
}

/** What the product itself would report now. */
async function healthReport(): Promise<string> {
  const witness = await openWitness(context);
  return report(await witness.health(), 'canary', context.browser()?.version() ?? 'Chromium');
}

/** Waits until the person has signed in; what they type there is theirs. */
async function signIn(site: SiteId): Promise<void> {
  const page = await context.newPage();
  await page.goto(siteHome(site));
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  await terminal.question(`Sign in at ${siteHome(site)} in the browser, then press Enter here. `);
  terminal.close();
  await page.close();
}

async function readSandbox(): Promise<Sandbox> {
  try {
    return parseSandbox(JSON.parse(await readFile(SANDBOX, 'utf8')));
  } catch (error) {
    const example = relative('.', resolve(import.meta.dirname, 'canary/example.json'));
    console.error(`${relative('.', SANDBOX)} cannot be used; ${example} is an example.\n${String(error)}`);
    process.exit(2);
  }
}

/** Prints a table that can be pasted into an issue. */
function print(all: readonly Line[]): void {
  console.log('\n| Site | What | Outcome | Seen by | Why |\n| --- | --- | --- | --- | --- |');
  for (const { site, name, outcome, seenBy, why } of all)
    console.log(`| ${site} | ${name} | ${outcome} | ${seenBy} | ${why} |`);
}
