import {
  type Corpus,
  MODES,
  type Mode,
  matches,
  type Row,
  type Step,
  set,
  type Win,
} from '#tests/sites/corpus.ts';
import { createPerson, type Person, type Tab } from '#tests/sites/person.ts';
import type { Write } from '#tests/support/fake-sites.ts';
import type { Standing } from '#tests/support/ledger.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

/** A real browser with the extension, whichever it is. */
export interface Stage {
  /** Opens a practice page at the real site's address. */
  open(address: string): Promise<Tab>;
  /** Lets that page load while the person is busy with another, as it is opened next. */
  preload?(address: string): void;
  events(): Promise<StoredEvent[]>;
  credits(): Promise<Standing[]>;
  /** All that the practice pages sent so far. */
  readonly writes: Write[];
  /** A row is over: where its pages are is of no more interest than for the looks that were begun. */
  leave(): void;
  /** Closes every page and empties the ledger. @param choices all that the person has said from now on */
  reset(choices?: Partial<DetectionSettings>): Promise<void>;
}

/** A row, and how it is run. */
export interface Run {
  row: Row;
  mode: Mode;
}

/** A row that was run, and what there is to say against it. */
export interface Played extends Run {
  complaints: string[];
  /** When it began and ended, UTC ms: what counted in between counted by it. */
  from: number;
  to: number;
}

/** Ms after the last act of a page until which the witness looks; what has not counted by now never will. */
export const WINDOW_MS = 3600;
/** Ms for which nothing more may come after all that must count was seen, and all requests were answered. */
const AFTERWARDS_MS = 400;
/** Ms that a sighting, or a request, may take before it is missing. */
const PATIENCE_MS = 5000;
/** Ms between two questions to the ledger; each costs it some work. */
const PACE_MS = 40;
/** Ms from a request's arrival until both witnesses have told of it. */
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

/** Rows that may share a browser: those before which the person said the same. */
export function groupsOf(runs: readonly Run[]): Run[][] {
  return [...Map.groupBy(runs, ({ row }) => JSON.stringify(row.choices)).values()];
}

/** Opens nothing yet, but makes all ready for rows that share a browser. */
export function prepare(stage: Stage, [first]: readonly Run[]): Promise<void> {
  return stage.reset(first?.row.choices);
}

/**
 * Rows that may share a ledger, too: no two of them are about the same thing. What is, or could be, taken back comes
 * first; what could be in any batch is spread over all, to pass the time in which that is looked at.
 */
export function batchesOf(runs: readonly Run[]): Run[][] {
  return groupsOf(runs).flatMap((group) => {
    const batches: Run[][] = [];
    const sorted = group.toSorted((a, b) => awaited(b.row) - awaited(a.row));
    const alone = (run: Run) => !group.some((other) => other !== run && clash(run, other));
    for (const run of sorted.filter((run) => !alone(run))) {
      const batch = batches.find((others) => !others.some((other) => clash(run, other)));
      if (batch) batch.push(run);
      else batches.push([run]);
    }
    for (const run of sorted.filter(alone)) {
      const [smallest] = batches.toSorted((a, b) => a.length - b.length);
      if (smallest) smallest.push(run);
      else batches.push([run]);
    }
    return batches.map((batch) => batch.toSorted((a, b) => awaited(b.row) - awaited(a.row)));
  });
}

/** Whether two rows are, or may be, about the same thing. */
function clash({ row: one }: Run, { row: other }: Run): boolean {
  const thingsOf = ({ wins, takenBack = [] }: Row) => [...wins, ...takenBack];
  return thingsOf(one).some((thing) => thingsOf(other).some((same) => couldBe(thing, same)));
}

/** Whether two wins may be about one thing: it may have several names, but is called the same under each. */
function couldBe(one: Win, other: Win): boolean {
  const [names, others] = [namesOf(one), namesOf(other)];
  const vague = [...names, ...others].some((name) => typeof name !== 'string');
  return (vague && one.title === other.title) || names.some((name) => others.includes(name));
}

function namesOf({ subject, alone }: Win): Win['subject'][] {
  return [subject, alone?.gesture?.subject ?? subject, alone?.request?.subject ?? subject];
}

/** Ms after a row for which it is waited whether anything more counts, or counts no more. */
function awaited({ wins, stays }: Row): number {
  return wins.length > 0 && !stays ? AFTERWARDS_MS : WINDOW_MS;
}

/** Whether a row is run in this mode at all. */
export function runsIn({ modes = MODES }: Row, mode: Mode): boolean {
  return modes.includes(mode);
}

/** Whether a row leaves nothing in the log at all. */
export function mustNot({ wins, takenBack = [] }: Row): boolean {
  return wins.length + takenBack.length === 0;
}

/** Waits until something is so; answers whether it became so in time. */
export async function until(isSo: () => Promise<boolean> | boolean, ms = PATIENCE_MS): Promise<boolean> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) return false;
    await pause(PACE_MS);
  }
  return true;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Runs one row, up to what the page shows in the end. Never throws: what goes wrong is a complaint.
 * @param next the row that follows
 */
export async function play(stage: Stage, corpus: Corpus, { row, mode }: Run, next?: Run): Promise<Played> {
  const complaints: string[] = [];
  const from = Date.now();
  const before = [
    ...(corpus.apart ?? []),
    ...(mode === 'gesture' ? [set({ sends: false })] : mode === 'request' ? corpus.blind : []),
    ...(row.given ?? []),
  ];
  const enter = async (): Promise<Person> => {
    const person = createPerson(await stage.open(row.at), enter);
    await perform(person, before);
    return person;
  };
  try {
    const person = await enter();
    if (next) stage.preload?.(next.row.at);
    await perform(person, [...row.act, ...(row.shows ?? [])]);
  } catch (error) {
    complaints.push(String(error));
  }
  stage.leave();
  return { row, mode, complaints, from, to: Date.now() };
}

/** Waits for the requests of rows that ran one after the other, and complains unless it is they and no others. */
export async function awaitSends(stage: Stage, played: readonly Played[], since: number): Promise<void> {
  const expected = played.flatMap(({ row, mode }) => (mode === 'gesture' ? [] : row.sends));
  await until(() => stage.writes.length - since >= expected.length);
  if (expected.length > 0) await pause(ANSWERED_MS);
  const left = stage.writes.slice(since);
  for (const { row, mode, complaints } of played) {
    for (const one of mode === 'gesture' ? [] : row.sends) {
      const at = left.findIndex((write) => matches(one, write));
      if (at < 0) complaints.push(`did not send ${one}`);
      else left.splice(at, 1);
    }
  }
  for (const { method, url } of left) played.at(-1)?.complaints.push(`nobody expected ${method} ${url}`);
}

/**
 * Runs rows that share a ledger. What must count is waited for; what must not, or not in the end, gets all the time
 * that a witness looks for, all of it at once. At the end nothing else may have counted.
 */
export async function playBatch(
  stage: Stage,
  corpus: Corpus,
  runs: readonly Run[],
  around: (name: string, run: () => Promise<void>) => Promise<void>,
): Promise<Played[]> {
  await prepare(stage, runs);
  const played: Played[] = [];
  for (const [at, run] of runs.entries()) {
    await around(`${run.row.name} (${run.mode})`, async () => {
      const since = stage.writes.length;
      const one = await play(stage, corpus, run, runs[at + 1]);
      played.push(one);
      await awaitSends(stage, [one], since);
    });
  }
  const wins = played
    .filter(({ row, mode, complaints }) => mustBeSeen(row, mode) && complaints.length === 0)
    .flatMap(({ row, mode }) => row.wins.map((win) => expectedIn(mode, win)));
  await until(async () => {
    const credits = await creditsOf(stage);
    return wins.every((win) => credits.some((credit) => isWin(win, credit)));
  });
  const lastSaid = played.map(({ row, to }) => to + awaited(row));
  await pause(Math.max(0, ...lastSaid.map((at) => at - Date.now())));
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
        complaints.push(`the ${mode} witness was not the one who saw “${win.title}”`);
    }
  }
  for (const { subject, title, id } of left) {
    const event = (await stage.events()).find((event) => event.id === id);
    blame(played, event).push(`“${title}” (${subject}) must not stand`);
  }
  if (!played.every(({ row }) => mustNot(row))) return;
  for (const event of await stage.events())
    blame(played, event).push(`the log must be empty, but has: ${event.type} ${event.subject}`);
}

/** The complaints of the row that ran when something happened. */
function blame(played: readonly Played[], event: StoredEvent | undefined): string[] {
  const at = event?.at ?? 0;
  const [first] = played;
  const guilty = played.findLast(({ from }) => from <= at) ?? first;
  return guilty?.complaints ?? [];
}

async function perform(person: Person, steps: readonly Step[]): Promise<void> {
  for (const { noteKind, by } of steps) {
    try {
      await by(person);
    } catch (error) {
      throw new Error(`could not ${noteKind}: ${error instanceof Error ? error.message : error}`);
    }
  }
}
