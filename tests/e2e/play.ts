import { awaited, mustNot, type Run } from '#tests/e2e/batches.ts';
import { type Corpus, type Mode, matches, type Row, type Step, set, type Win } from '#tests/sites/corpus.ts';
import { createPerson, type Person, type Tab } from '#tests/sites/person.ts';
import type { Write } from '#tests/support/fake-sites.ts';
import type { Standing } from '#tests/support/ledger.ts';
import { pause, until } from '#tests/support/wait.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

/** A real browser with the extension, whichever it is. */
export interface Stage {
  /** How many rows it can run at once. */
  readonly lanes: number;
  /** Opens a fake site's page at the real site's address. */
  open(address: string): Promise<OpenTab>;
  events(): Promise<StoredEvent[]>;
  credits(): Promise<Standing[]>;
  /** A row is over. Its tabs may show something else once so many ms have passed. */
  leave(tabs: readonly OpenTab[], after: number): void;
  /** Leaves every page and empties the ledger. @param choices all that the person has said from now on */
  reset(choices?: Partial<DetectionSettings>): Promise<void>;
}

/** A tab that was opened for a row, and what its page has sent since. */
export interface OpenTab {
  tab: Tab;
  writes: Write[];
}

/** A row that was run, and what there is to say against it. */
export interface Played extends Run {
  complaints: string[];
  /** Whether its page did not do, or show, what it was asked for. */
  isStuck: boolean;
  tabs: OpenTab[];
  /** When it began and ended, UTC ms: what counted in between counted by it. */
  from: number;
  to: number;
}

/** Whether all is played that there is, as `npm run test:all` does. */
export const IN_FULL = process.env.E2E === 'all';

/** Ms from a request's arrival until both detectors have told of it. */
const ANSWERED_MS = 60;

/** A win as the ledger shows it in this mode. */
export function expectedIn(mode: Mode, { alone, ...win }: Win): Omit<Win, 'alone'> {
  return mode === 'both' ? win : { ...win, ...alone?.[mode] };
}

/** A credit with the words of its completion. */
export type Credited = Standing & { title: string; by: string };

/** Whether a credit is this win. */
export function isWin({ subject, kind, title }: Omit<Win, 'alone'>, credit: Credited): boolean {
  const sameSubject = typeof subject === 'string' ? subject === credit.subject : subject.test(credit.subject);
  return sameSubject && kind === credit.kind && title === credit.title;
}

/** Every credit that stands now. */
export async function creditsOf(stage: Stage): Promise<Credited[]> {
  const [credits, events] = [await stage.credits(), await stage.events()];
  return credits.map((credit) => {
    const event = events.find(({ id }) => id === credit.id);
    return { ...credit, title: event?.text?.title ?? '', by: event?.source ?? '' };
  });
}

/** Runs one row, up to what its page shows and sends. Never throws: what goes wrong is a complaint. */
async function play(stage: Stage, corpus: Corpus, { row, mode }: Run): Promise<Played> {
  const complaints: string[] = [];
  let isStuck = false;
  const tabs: OpenTab[] = [];
  const from = Date.now();
  const before = [
    ...(corpus.apart ?? []),
    ...(mode === 'gesture' ? [set({ sends: false })] : mode === 'request' ? corpus.blind : []),
    ...(row.given ?? []),
  ];
  const enter = async (): Promise<Person> => {
    const opened = await stage.open(row.at);
    tabs.push(opened);
    const person = createPerson(opened.tab, enter);
    await perform(person, before);
    return person;
  };
  try {
    await perform(await enter(), [...row.act, ...(row.shows ?? [])]);
    const expected = sendsOf({ row, mode }).length;
    await until(() => tabs.flatMap(({ writes }) => writes).length >= expected);
    if (expected > 0) await pause(ANSWERED_MS);
  } catch (error) {
    isStuck = true;
    complaints.push(String(error));
  }
  stage.leave(tabs, awaited(row));
  return { row, mode, complaints, isStuck, tabs, from, to: Date.now() };
}

/** Runs rows that share a ledger, as many at once as the stage can, in the order given. */
export async function playAll(
  stage: Stage,
  corpus: Corpus,
  runs: readonly Run[],
  around: (name: string, run: () => Promise<void>) => Promise<void> = (_, run) => run(),
): Promise<Played[]> {
  await stage.reset(runs[0]?.row.choices);
  const played: Played[] = [];
  const waiting = runs.values();
  const lane = async () => {
    // Lanes share the iterator, so each run is taken once.
    for (const run of waiting)
      await around(`${run.row.name} (${run.mode})`, async () => {
        played.push(await play(stage, corpus, run));
      });
  };
  await Promise.all(Array.from({ length: stage.lanes }, lane));
  return played;
}

/** The requests that a row's pages must send in this mode. */
function sendsOf({ row, mode }: Run): readonly string[] {
  return mode === 'gesture' ? [] : row.sends;
}

/** Complains unless each row's pages have sent what they must, and nothing else. */
export function complainOfSends(played: readonly Played[]): void {
  for (const run of played) {
    const left = run.tabs.flatMap(({ writes }) => writes);
    for (const one of sendsOf(run)) {
      const at = left.findIndex((write) => matches(one, write));
      if (at < 0) run.complaints.push(`did not send ${one}`);
      else left.splice(at, 1);
    }
    for (const { method, url } of left) run.complaints.push(`nobody expected ${method} ${url}`);
  }
}

/**
 * Runs rows that share a ledger. A page of ours that was too busy to do what a person asked says nothing about Microwin,
 * so its row is run once more.
 */
export async function playBatch(
  stage: Stage,
  corpus: Corpus,
  runs: readonly Run[],
  around: (name: string, run: () => Promise<void>) => Promise<void>,
): Promise<Played[]> {
  const played = await playOnce(stage, corpus, runs, around);
  const stuck = played.filter(({ isStuck }) => isStuck);
  if (stuck.length === 0) return played;
  const again = await playOnce(stage, corpus, stuck, around);
  return [...played.filter(({ isStuck }) => !isStuck), ...again];
}

/**
 * What must count is waited for; what must not, or not in the end, gets all the time that a detector looks for, all of it
 * at once. At the end nothing else may have counted.
 */
async function playOnce(
  stage: Stage,
  corpus: Corpus,
  runs: readonly Run[],
  around: (name: string, run: () => Promise<void>) => Promise<void>,
): Promise<Played[]> {
  const played = await playAll(stage, corpus, runs, around);
  const wins = played
    .filter(({ row, mode, complaints }) => mustBeSeen(row, mode) && complaints.length === 0)
    .flatMap(({ row, mode }) => row.wins.map((win) => expectedIn(mode, win)));
  await until(async () => {
    const credits = await creditsOf(stage);
    return wins.every((win) => credits.some((credit) => isWin(win, credit)));
  });
  const over = played.map(({ row, to }) => to + awaited(row));
  await pause(Math.max(0, ...over.map((at) => at - Date.now())));
  complainOfSends(played);
  await complain(stage, played);
  return played;
}

/** Whether somebody must see the row's wins in this mode. */
export function mustBeSeen({ wins, seenBy }: Row, mode: Mode): boolean {
  return wins.length > 0 && (!seenBy || seenBy.includes(mode));
}

/** Compares the ledger with what the rows expect of it. */
async function complain(stage: Stage, played: readonly Played[]): Promise<void> {
  const credits = await creditsOf(stage);
  const left = new Set(credits);
  for (const { row, mode, complaints } of played) {
    for (const win of row.wins.map((win) => expectedIn(mode, win))) {
      const own = credits.filter((credit) => isWin(win, credit));
      for (const credit of own) left.delete(credit);
      if (own.length > 1) complaints.push(`${own.length} credits for ${win.title}`);
      if (!mustBeSeen(row, mode)) continue;
      if (own.length === 0) complaints.push(`no credit for “${win.title}” (${win.subject})`);
      if (mode !== 'both' && own.some(({ by }) => by !== mode))
        complaints.push(`the ${mode} detector was not the one that saw “${win.title}”`);
    }
  }
  for (const { subject, title, id } of left) {
    const event = (await stage.events()).find((event) => event.id === id);
    blame(played, event, `“${title}” (${subject}) must not stand`);
  }
  if (!played.every(({ row }) => mustNot(row))) return;
  for (const event of await stage.events())
    blame(played, event, `the log must be empty, but has: ${event.type} ${event.subject}`);
}

/** Complains to every row that ran when something happened. */
function blame(played: readonly Played[], event: StoredEvent | undefined, complaint: string): void {
  const at = event?.at ?? 0;
  const running = played.filter(({ from, to }) => from <= at && at <= to);
  const before = played.toSorted((a, b) => a.from - b.from).findLast(({ from }) => from <= at) ?? played[0];
  for (const { complaints } of running.length > 0 ? running : before ? [before] : [])
    complaints.push(complaint);
}

async function perform(person: Person, steps: readonly Step[]): Promise<void> {
  for (const { name, by } of steps) {
    try {
      await by(person);
    } catch (error) {
      throw new Error(`could not ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}
