// What Microwin costs, measured in real Chromium: `npm run bench`, for the build in `.output` or in the folder given; see
// options.ts for what else can be asked. It informs and never fails. Every number is held against another one of the same
// run, taken in turn with it.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { BrowserContext } from 'playwright';
import {
  forgetToasts,
  HEAVY_BOARD,
  keepAwake,
  NEW_TAB,
  openEmpty,
  openMicrowin,
  openOther,
  putToSleep,
} from '#tests/bench/browsers.ts';
import { history, type Opening, openBoard, openWindow, toast } from '#tests/bench/measure.ts';
import { readOptions } from '#tests/bench/options.ts';
import { type PageCost, pageCost } from '#tests/bench/page-cost.ts';
import { interleave, type Row, table } from '#tests/bench/stats.ts';
import { extensionRoot } from '#tests/support/chromium.ts';

/** Ten years at 20 wins a day. */
const MANY = 73_000;
/** Ms from which a task is one that a person may notice; the browser tells of no shorter one. */
const LONG_TASK_MS = 50;
const ROUNDS = { page: 10, newTab: 16, asleep: 8, toast: 20, history: 5 };

const { build, against, pages, json } = readOptions(process.argv.slice(2));
const started = performance.now();

// Each in a browser of its own: two extensions in one would fight over the new tab, and ours reads every board.
const empty = await openEmpty(pages);
const few = await openMicrowin(build, 1, pages);
const many = await openMicrowin(build, MANY);
const others = new Map<string, BrowserContext>();
for (const { name, path } of against) others.set(name, await openOther(path, pages));

const sections: Record<string, Row[]> = {};
Object.assign(sections, await measurePage('A heavy board', HEAVY_BOARD));
for (const { name: address } of pages) Object.assign(sections, await measurePage(address, address));
Object.assign(sections, await measureWindows(), await measureToasts());
await Promise.all([empty, few, many, ...others.values()].map((context) => context.close()));

console.log(table(sections));
console.log(
  `\nMedians of rounds taken in turn; ${Math.round((performance.now() - started) / 1000)} s in all.`,
);
if (json !== undefined) {
  const [{ model = 'unknown' } = {}] = cpus();
  await writeFile(json, `${JSON.stringify({ build, machine: { model, cores: cpus().length }, sections })}\n`);
}

/** What a page costs with each extension ÷ without any. */
async function measurePage(title: string, address: string): Promise<Record<string, Row[]>> {
  const { without, ...extensions } = await interleave(ROUNDS.page, {
    without: () => pageCost(empty, address),
    Microwin: () => pageCost(few, address),
    ...takesOf((other) => pageCost(other, address)),
  });
  const rows = (read: (cost: PageCost) => number, what: string, target?: Row['target']): Row[] =>
    Object.entries(extensions).map(([extension, costs]) => ({
      what: `${extension}: ${what}`,
      times: costs.map(read),
      against: without.map(read),
      ...(extension === 'Microwin' && target && { target }),
    }));
  return {
    [`${title}: CPU ms of its main thread, and its first paint, with an extension ÷ without`]: [
      ...rows(({ load, churn }) => load + churn, 'load and 3,000 changes', { ratio: 1.03 }),
      ...rows(({ load }) => load, 'load'),
      ...rows(({ script }) => script, 'scripts of the load', { more: 3 }),
      ...rows(({ churn }) => churn, '3,000 changes'),
      ...rows(({ paint }) => paint, 'first contentful paint', { ratio: 1.05 }),
    ],
  };
}

async function measureWindows(): Promise<Record<string, Row[]>> {
  const root = await extensionRoot(many);
  const opened = (context: BrowserContext, isOurs: boolean) => openWindow(context, NEW_TAB, isOurs);
  const asleep = (context: BrowserContext, isOurs: boolean) =>
    putToSleep(context).then(() => opened(context, isOurs));

  // Nothing of any extension runs: the browser starts a process for the page, whoever made it.
  const cold = await interleave(ROUNDS.asleep, {
    empty: () => asleep(empty, false),
    few: () => asleep(few, true),
    many: () => asleep(many, true),
  });
  // Ours has a process anyway, since its worker needs one; so the empty one gets one too. This is the stricter
  // comparison, for no start of a process, the same for both, hides what the page itself takes.
  const keepers = [await keepAwake(empty), await keepAwake(few), await keepAwake(many)];
  const warm = await interleave(ROUNDS.newTab, {
    empty: () => opened(empty, false),
    few: () => opened(few, true),
    many: () => opened(many, true),
  });
  const theirs: Record<string, Opening[]> = await interleave(ROUNDS.newTab, {
    empty: () => opened(empty, false),
    ...takesOf((other) => opened(other, false)),
  });
  const popup = await interleave(ROUNDS.newTab, { many: () => openWindow(many, `${root}popup.html`, true) });
  const looking = await interleave(ROUNDS.history, { many: () => history(many, root) });
  for (const page of keepers) await page.close();

  const { empty: plain = [], ...peers } = theirs;
  const paint = (times: Opening[], base = warm.empty) => ({
    times: only('paint', times),
    against: only('paint', base),
  });
  const today = (times: Opening[], base = warm.empty) => ({
    times: only('today', times),
    against: only('paint', base),
  });
  const tasks = (part: 'fetching' | 'scrolling' | 'searching') => ({
    times: only(part, looking.many),
    against: [LONG_TASK_MS],
  });
  const shifts = [warm.few, warm.many, cold.few, cold.many, popup.many].flatMap((all) => only('shift', all));
  console.log(`The most that anything moved after it was painted: ${Math.max(...shifts).toFixed(3)}.`);
  return {
    'First contentful paint of the new tab ÷ of an empty one': [
      { what: '1 win', ...paint(warm.few), target: { ratio: 1.15 } },
      { what: '73,000 wins', ...paint(warm.many), target: { ratio: 1.15 } },
      { what: '1 win, no process yet', ...paint(cold.few, cold.empty), target: { ratio: 1.2 } },
      { what: '73,000 wins, no process yet', ...paint(cold.many, cold.empty), target: { ratio: 1.2 } },
      ...Object.entries(peers).map(([what, times]) => ({ what, ...paint(times, plain) })),
    ],
    'Today’s numbers on the new tab ÷ first paint of an empty one': [
      { what: '1 win', ...today(warm.few), target: { ratio: 1.6 } },
      { what: '73,000 wins', ...today(warm.many), target: { ratio: 1.6 } },
      { what: '73,000 wins, no process yet', ...today(cold.many, cold.empty) },
    ],
    'Heap of the new tab ÷ of an empty one, MB': [
      {
        what: '73,000 wins',
        times: only('heap', warm.many),
        against: only('heap', warm.empty),
        target: { ratio: 6 },
      },
    ],
    'Popup opened: today’s numbers ÷ first paint of an empty new tab': [
      { what: '73,000 wins', ...today(popup.many), target: { ms: 80 } },
    ],
    'History of 73,000 wins: longest task ÷ the shortest that the browser calls long': [
      { what: 'while it is fetched', ...tasks('fetching') },
      { what: 'scrolled through and back', ...tasks('scrolling'), target: { p90: LONG_TASK_MS } },
      { what: 'while a word is typed', ...tasks('searching') },
    ],
    'New tab corrected by the ledger, 73,000 wins ÷ 1': [
      {
        what: 'worker awake',
        times: only('corrected', warm.many),
        against: only('corrected', warm.few),
      },
      {
        what: 'worker asleep',
        times: only('corrected', cold.many),
        against: only('corrected', cold.few),
      },
    ],
  };
}

async function measureToasts(): Promise<Record<string, Row[]>> {
  const boards = new Map([
    [few, await openBoard(few)],
    [many, await openBoard(many)],
  ]);
  let round = 0;
  const awake = async (context: BrowserContext) => {
    await forgetToasts(context);
    const board = boards.get(context);
    return board ? toast(board, round++) : Number.NaN;
  };
  const asleep = async (context: BrowserContext) => {
    await forgetToasts(context);
    await putToSleep(context);
    const board = boards.get(context);
    return board ? toast(board, round++) : Number.NaN;
  };
  const prompt = await interleave(ROUNDS.toast, { few: () => awake(few), many: () => awake(many) });
  const late = await interleave(ROUNDS.asleep, { few: () => asleep(few), many: () => asleep(many) });
  return {
    'Click to toast, with 73,000 wins ÷ with 1': [
      { what: 'worker awake', times: prompt.many, against: prompt.few, target: { ms: 90 } },
      { what: 'worker asleep', times: late.many, against: late.few, target: { ms: 150 } },
    ],
  };
}

/** One sample of each other extension, by its name. */
function takesOf<T>(take: (context: BrowserContext) => Promise<T>): Record<string, () => Promise<T>> {
  return Object.fromEntries([...others].map(([name, context]) => [name, () => take(context)]));
}

function only<K extends string>(part: K, samples: readonly Record<K, number>[]): number[] {
  return samples.map((sample) => sample[part]);
}
