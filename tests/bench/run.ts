// What Microwin costs, measured in real Chromium: `npm run bench`, for the build in `.output` or in the folder given.
// It informs and never fails. Every number is held against another one of the same run, taken in turn with it.
import type { BrowserContext } from 'playwright';
import {
  forgetToasts,
  keepAwake,
  NEW_TAB,
  openEmpty,
  openMicrowin,
  putToSleep,
} from '#tests/bench/browsers.ts';
import {
  heavyPage,
  history,
  type Opening,
  openBoard,
  openWindow,
  type PageCost,
  toast,
} from '#tests/bench/measure.ts';
import { interleave, table } from '#tests/bench/stats.ts';
import { BUILD, extensionRoot } from '#tests/support/chromium.ts';

/** Ten years at 20 wins a day. */
const MANY = 73_000;
/** Ms after the click of the second of the witness's two looks: no toast can come sooner. */
const SECOND_LOOK_MS = 50;
/** Ms from which a task is one that a person may notice; the browser tells of no shorter one. */
const LONG_TASK_MS = 50;
const ROUNDS = { heavy: 10, newTab: 16, asleep: 8, toast: 20, history: 5 };

const newTab = (context: BrowserContext, isOurs: boolean) => openWindow(context, NEW_TAB, isOurs);
const started = performance.now();
const build = process.argv[2] ?? BUILD;

// Each in a browser of its own: two extensions in one would fight over the new tab, and ours reads every board.
const empty = await openEmpty();
const few = await openMicrowin(build, 1);
const many = await openMicrowin(build, MANY);
const root = await extensionRoot(many);

const heavy = await interleave(ROUNDS.heavy, {
  without: () => heavyPage(empty),
  with: () => heavyPage(few),
});

// Nothing of either extension runs: the browser starts a process for the page, whoever made it.
const cold = await interleave(ROUNDS.asleep, {
  empty: () => putToSleep(empty).then(() => newTab(empty, false)),
  few: () => putToSleep(few).then(() => newTab(few, true)),
  many: () => putToSleep(many).then(() => newTab(many, true)),
});

// Ours has a process anyway, since its worker needs one; so the empty one gets one too. This is the stricter
// comparison, for no start of a process, the same for both, hides what the page itself takes.
const keepers = [await keepAwake(empty), await keepAwake(few), await keepAwake(many)];
const warm = await interleave(ROUNDS.newTab, {
  empty: () => newTab(empty, false),
  few: () => newTab(few, true),
  many: () => newTab(many, true),
});
const popup = await interleave(ROUNDS.newTab, { many: () => openWindow(many, `${root}popup.html`, true) });
const looking = await interleave(ROUNDS.history, { many: () => history(many, root) });
for (const page of keepers) await page.close();

const [board, sameBoard] = [await openBoard(few), await openBoard(many)];
let round = 0;
const toasts = await interleave(ROUNDS.toast, {
  few: () => forgetToasts(few).then(() => toast(board, round++)),
  many: () => forgetToasts(many).then(() => toast(sameBoard, round++)),
});
const lateToasts = await interleave(ROUNDS.asleep, {
  few: () =>
    forgetToasts(few)
      .then(() => putToSleep(few))
      .then(() => toast(board, round++)),
  many: () =>
    forgetToasts(many)
      .then(() => putToSleep(many))
      .then(() => toast(sameBoard, round++)),
});
await Promise.all([empty, few, many].map((context) => context.close()));

const load = (costs: PageCost[]) => costs.map(({ load }) => load);
const churn = (costs: PageCost[]) => costs.map(({ churn }) => churn);
const paint = (openings: Opening[]) => openings.map(({ paint }) => paint);
const today = (openings: Opening[]) => openings.map(({ today }) => today);
const corrected = (openings: Opening[]) => openings.map(({ corrected }) => corrected);
const afterLook = (times: number[]) => times.map((time) => time - SECOND_LOOK_MS);
const untouched = { ratio: 1.05 };
const quick = { ratio: 1.3 };
const instant = { ms: 150 };
const look = [SECOND_LOOK_MS];
const long = [LONG_TASK_MS];

console.log(
  table({
    'Main thread of a heavy page, with us ÷ without': [
      { what: 'load', times: load(heavy.with), against: load(heavy.without), target: untouched },
      { what: '3,000 changes', times: churn(heavy.with), against: churn(heavy.without), target: untouched },
    ],
    'First contentful paint of the new tab ÷ of an empty one': [
      { what: '1 win', times: paint(warm.few), against: paint(warm.empty), target: quick },
      { what: '73,000 wins', times: paint(warm.many), against: paint(warm.empty), target: quick },
      { what: '1 win, no process yet', times: paint(cold.few), against: paint(cold.empty), target: quick },
      {
        what: '73,000 wins, no process yet',
        times: paint(cold.many),
        against: paint(cold.empty),
        target: quick,
      },
    ],
    'Today’s numbers on the new tab ÷ first paint of an empty one': [
      { what: '1 win', times: today(warm.few), against: paint(warm.empty) },
      { what: '73,000 wins', times: today(warm.many), against: paint(warm.empty) },
      { what: '73,000 wins, no process yet', times: today(cold.many), against: paint(cold.empty) },
    ],
    'Popup opened: today’s numbers ÷ first paint of an empty new tab': [
      { what: '73,000 wins', times: today(popup.many), against: paint(warm.empty), target: { ms: 100 } },
    ],
    'History of 73,000 wins: longest task ÷ the shortest that the browser calls long': [
      { what: 'while it is fetched', times: looking.many.map(({ fetching }) => fetching), against: long },
      {
        what: 'scrolled through and back',
        times: looking.many.map(({ scrolling }) => scrolling),
        against: long,
        target: { ms: LONG_TASK_MS },
      },
      { what: 'while a word is typed', times: looking.many.map(({ searching }) => searching), against: long },
    ],
    'New tab corrected by the ledger, 73,000 wins ÷ 1': [
      { what: 'worker awake', times: corrected(warm.many), against: corrected(warm.few) },
      { what: 'worker asleep', times: corrected(cold.many), against: corrected(cold.few) },
    ],
    'Click to toast ÷ the second look, its earliest': [
      { what: '1 win', times: toasts.few, against: look, target: instant },
      { what: '73,000 wins', times: toasts.many, against: look, target: instant },
      { what: '1 win, worker asleep', times: lateToasts.few, against: look, target: instant },
      { what: '73,000 wins, worker asleep', times: lateToasts.many, against: look, target: instant },
    ],
    'Second look to toast: one `record`, 73,000 wins ÷ 1': [
      { what: 'worker awake', times: afterLook(toasts.many), against: afterLook(toasts.few) },
      { what: 'worker asleep', times: afterLook(lateToasts.many), against: afterLook(lateToasts.few) },
    ],
  }),
);
const shifts = [warm.few, warm.many, cold.few, cold.many, popup.many].flat().map(({ shift }) => shift);
console.log(
  `\nThe most that anything moved after it was painted: ${Math.max(...shifts).toFixed(3)} (0 is nothing).`,
);
console.log(
  `\nMedians of rounds taken in turn; ${Math.round((performance.now() - started) / 1000)} s in all.`,
);
