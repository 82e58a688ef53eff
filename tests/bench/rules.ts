// How the rules' own cost grows with the log: `npm run bench:rules`. No browser; it informs and never fails. All times
// are of the processor, for others use this machine too, and every ratio is one of the same run.
import 'fake-indexeddb/auto';
import { interleave, quantile } from '#tests/bench/stats.ts';
import { DEVICE, logOf as sealed } from '#tests/support/ledger.ts';
import { mergeInto } from '#tests/support/merge.ts';
import { logOf, PEOPLE } from '#tests/support/people.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { projectAll } from '#utils/domain/project.ts';

/** Events of a log; 73,000 are ten years at 20 a day. */
const FOLDED = [1_000, 10_000, 73_000, 100_000] as const;
const RECORDED = [1_000, 10_000, 73_000] as const;
const ROUNDS = { fold: 5, record: 15 };
/** What everything is held against. */
const [FEW] = FOLDED;

/** Seconds of processor time that something takes. */
async function spent(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const log = logOf(PEOPLE.heavy, 1, '2016-01-01', 6000).slice(0, FOLDED.at(-1));

/** Folds the first events of the log; a short log several times over, since one fold of it is too short to time. */
function folding(count: number) {
  const part = log.slice(0, count);
  const times = Math.ceil(10_000 / count);
  return async () =>
    (await spent(() => Array.from({ length: times }, () => projectAll(part).days.size))) / times;
}

const folds = await interleave(
  ROUNDS.fold,
  Object.fromEntries(FOLDED.map((count) => [count, folding(count)])),
);
const perEvent = (count: number) => quantile(folds[count] ?? [], 0.5) / count;
console.log('\nfold of a whole log\n');
print([
  ['events', 's', 'µs an event', `÷ that of ${FEW}`],
  ...FOLDED.map((count) => [
    String(count),
    (perEvent(count) * count).toFixed(3),
    (perEvent(count) * 1e6).toFixed(1),
    (perEvent(count) / perEvent(FEW)).toFixed(2),
  ]),
]);

/** A ledger of so many events, and one more `record` on its first or last day, as often as it is asked for. */
async function recording(count: number) {
  const name = `ledger-${count}`;
  const made = await createConnection(name)();
  await made.put('meta', DEVICE, 'device');
  made.close();
  const ledger = createLedger(name);
  // The salt comes with the ledger's own first line.
  const events = sealed(log.slice(1, count));
  await mergeInto(ledger, events);
  let records = 0;
  return (day: 'first' | 'last') => () => {
    const { at, offset } = events.at(day === 'first' ? 1 : -1) ?? { at: 0, offset: 0 };
    const id = `more-${records++}`;
    const text = { title: 'Finish one more', url: 'https://trello.com/c/aaaaaaaa' };
    const card = {
      subject: `trello:card:${id}`,
      kind: 'card',
      site: 'trello',
      source: 'gesture',
      text,
    } as const;
    return spent(() => ledger.record({ id, type: 'complete', ...card }, { at: at + records, offset }));
  };
}

const takes: Record<string, () => Promise<number>> = {};
for (const count of RECORDED) {
  const record = await recording(count);
  takes[`last ${count}`] = record('last');
  takes[`first ${count}`] = record('first');
}
const records = await interleave(ROUNDS.record, takes);
const ms = (name: string) => 1000 * quantile(records[name] ?? [], 0.5);
console.log('\none `record` into a ledger (a database in memory)\n');
print([
  ['events', 'last day, ms', `÷ that of ${FEW}`, 'first day, ms', `÷ that of ${FEW}`],
  ...RECORDED.map((count) => [
    String(count),
    ...['last', 'first'].flatMap((day) => [
      ms(`${day} ${count}`).toFixed(1),
      (ms(`${day} ${count}`) / ms(`${day} ${FEW}`)).toFixed(2),
    ]),
  ]),
]);

/** Prints lines of cells, the columns flush right. */
function print(lines: readonly string[][]): void {
  for (const line of lines) console.log(line.map((cell) => cell.padStart(15)).join(''));
}
