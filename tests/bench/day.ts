// What one more win costs late on a full day: `npm run bench:day`. No browser; it informs and never fails. Times are of
// the processor, since others use this machine too, and every ratio is one of the same run.
import 'fake-indexeddb/auto';
import { interleave, quantile } from '#tests/bench/stats.ts';
import { diary, MOMENT } from '#tests/support/diary.ts';
import { DEVICE, logOf } from '#tests/support/ledger.ts';
import { mergeInto } from '#tests/support/merge.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';

const WINS = [0, 50, 500, 2300] as const;
const ROUNDS = 25;
const TITLE = 'A title as long as any that a site may show, '.repeat(6).slice(0, 300);

/** The milliseconds of processor time that something takes. */
async function spent(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function card(name: string, at: number) {
  const text = { title: TITLE, url: `https://trello.com/c/${name}` };
  const done = { type: 'complete', subject: `trello:card:${name}`, kind: 'card', site: 'trello' } as const;
  return { id: name, ...done, source: 'gesture', text, at, offset: 60 };
}

/** A ledger of a year with so many wins of today, and what one more costs, with the snapshot after it. */
async function dayOf(count: number) {
  const name = `day-${count}`;
  const made = await createConnection(name)();
  await made.put('meta', DEVICE, 'device');
  made.close();
  const ledger = createLedger(name);
  const begin = MOMENT - 6 * 3_600_000;
  const past = diary('steady', 365).filter(({ at, subject }) => at < begin && subject !== 'config');
  const today = Array.from({ length: count }, (_, index) => card(`c${index}`, begin + index * 6000));
  await mergeInto(ledger, logOf([...past.map(({ textHash: _, ...event }) => event), ...today]));
  let more = 0;
  const one = async () => {
    const { at, offset, ...entry } = card(`more-${more++}`, begin + (count + more) * 6000);
    await ledger.record(entry, { at, offset });
    await ledger.snapshot({ at, offset });
  };
  const size = JSON.stringify(await ledger.snapshot({ at: MOMENT, offset: 60 })).length;
  return { size, take: () => spent(one) };
}

const days = new Map<number, Awaited<ReturnType<typeof dayOf>>>();
for (const count of WINS) days.set(count, await dayOf(count));
const takes = await interleave(
  ROUNDS,
  Object.fromEntries([...days].map(([count, { take }]) => [String(count), take])),
);
const ms = (count: number) => quantile(takes[count] ?? [], 0.5);
console.log('wins of today, ms for one more, ÷ that of 50, kB of the snapshot');
for (const [count, { size }] of days)
  console.log(
    [count, ms(count).toFixed(1), (ms(count) / ms(50)).toFixed(2), Math.round(size / 1000)]
      .map((cell) => String(cell).padStart(10))
      .join(''),
  );
