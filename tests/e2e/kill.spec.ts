import type { Page } from 'playwright/test';
import { happen, set } from '#tests/e2e/fake-site.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { createStopper } from '#tests/e2e/stopper.ts';
import { createPerson } from '#tests/sites/person.ts';
import { ANY_DAY, logOf, storedFor } from '#tests/support/ledger.ts';
import { pause, until } from '#tests/support/wait.ts';
import { faultOf } from '#utils/background/ledger/hash-chain.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { ERASED } from '#utils/domain/erasure.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';

/** How often the worker is stopped in all: a few hundred times, or thousands of times by `npm run test:kill`. */
const STOPS = Number(process.env.KILLS ?? 200);
/** How often in one test: a ledger that grows without end would make each look at it slower. */
const STOPS_OF_TEST = 50;
/**
 * When the worker is stopped, in ms after the press, at the earliest and at the latest: our pages send at once, the gesture
 * detector once the page shows what was done. Of a request that is under way it is the time since the worker knew of it,
 * which may be before the tab has said whose it is.
 */
const SPANS = {
  page: [-25, 25],
  gesture: [-25, 125],
  request: [-25, 0],
  'request under way': [0, 200],
} as const;
/** Ms after which the practice page sends a request. */
const SERVER_MS = 10;
/** Ms after which what was pressed is lost. The product sends it again for five seconds. */
const PATIENCE_MS = 20_000;
const PACE_MS = 10;

const DAY_MS = 86_400_000;
const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARD = '67318e20a4c9d1f05b7e';
const HABIT = 'Drink water';
const NOTED = 'Called the dentist';

/** Something that a person does with one press, and the one entry of the log that comes of it. */
interface Command {
  name: string;
  from: keyof typeof SPANS;
  /** All that comes before the press. */
  ready(): Promise<void>;
  press(): Promise<void>;
  /** Lets the server answer. The browser tells of that but once, and not a worker that is ending. */
  answer?(): void;
  becomes: Record<string, unknown>;
}

/** An endless row of commands. */
type Commands = AsyncGenerator<Command, never>;

/** Somebody whose every day and hour will do, with a habit, and a win of yesterday. */
async function begin(microwin: Microwin): Promise<void> {
  const ago = (days: number) => ({ id: crypto.randomUUID(), at: Date.now() - days * DAY_MS, offset: 0 });
  const settings = { ...ANY_DAY, momentum: false, surprise: 'steady' as const };
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const win = { subject: `manual:${crypto.randomUUID()}`, kind: 'manual', source: 'hand' } as const;
  const log = logOf([
    { ...ago(3), id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings },
    {
      ...ago(2),
      type: 'habit',
      subject: `habit:${crypto.randomUUID()}`,
      weekdays,
      text: { title: HABIT, url: '' },
    },
    { ...ago(1), type: 'complete', ...win, text: { title: NOTED, url: '' } },
  ]);
  await microwin.write(storedFor(log));
}

/** Opens one of our pages in a window of its own: a page in the background is slow. */
async function open(microwin: Microwin, path: string): Promise<Page> {
  const page = await microwin.newWindow();
  await page.goto(microwin.root + path);
  return page;
}

/** Every command that our pages have, again and again. */
async function* ourPages(microwin: Microwin): Commands {
  const today = await open(microwin, 'newtab.html');
  const goals = await open(microwin, 'newtab.html#/goals');
  const history = await open(microwin, 'newtab.html#/history');
  const options = await open(microwin, 'options.html');
  const field = today.getByRole('combobox', { name: 'Add a win' });
  const goal = goals.getByRole('textbox', { name: 'New goal' });
  const note = history.getByRole('textbox', { name: 'Note' });
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
  await button(history, new RegExp(NOTED)).click();
  for (const summary of await options.locator('summary').all()) await summary.click();
  const enter = (
    page: Page,
    name: string,
    becomes: Command['becomes'],
    ready: () => Promise<void>,
  ): Command => ({
    name,
    from: 'page',
    ready,
    press: () => page.keyboard.press('Enter'),
    becomes,
  });
  const press = (page: Page, name: string, becomes: Command['becomes']): Command =>
    enter(page, name, becomes, () => button(page, name).focus());

  for (let round = 1; ; round++) {
    const title = `Something ${round}`;
    const titled = { text: { title } };
    yield enter(today, 'addWin', { type: 'complete', kind: 'manual', ...titled }, () => field.fill(title));
    yield press(today, `Undo “${title}”`, { type: 'void' });
    // Whoever presses it sees what they press: as it stood before, it would say the same again.
    for (const [isDone, type] of [
      [false, 'complete'],
      [true, 'uncomplete'],
    ] as const)
      yield enter(today, HABIT, { type, ...(!isDone && { text: { title: HABIT } }) }, async () => {
        const habit = today.getByRole('button', { name: HABIT, exact: true, pressed: isDone });
        await habit.focus();
      });
    yield press(today, 'Start for five minutes', { type: 'timer' });
    yield press(today, 'Stop', { type: 'void' });
    yield enter(goals, 'recordPlan', { type: 'goal', ...titled }, async () => {
      await goal.click();
      await goal.fill(title);
    });
    yield enter(history, 'setWinNote', { type: 'note', ...titled }, async () => {
      await note.fill(title);
      await history.keyboard.press('Tab');
    });
    const motion = round % 2 === 1 ? 'never' : 'always';
    const choice = options
      .getByRole('group', { name: 'Motion', exact: true })
      .getByRole('radio', { name: motion, exact: true });
    yield {
      name: 'setSettings',
      from: 'page',
      ready: () => choice.focus(),
      press: () => choice.press('Space'),
      becomes: { type: 'settings', settings: { motion } },
    };
  }
}

/** How cards are finished: on a page of its own each, on cards that rest in turn. */
const SEEN = [
  { by: 'both detectors', cards: ['2a01', '2a07'], source: {} },
  { by: 'the gesture alone', cards: ['2a17', '2a11'], source: { source: 'gesture' } },
  { by: 'the request alone', cards: ['2a02', '2a18'], source: { source: 'request' } },
  { by: 'the request alone, under way', cards: ['2a19', '2a03'], source: { source: 'request' } },
];

/** Cards are ticked, and unticked again, on pages that both detectors see, and on those that only one of them sees. */
async function* detectors(microwin: Microwin): Commands {
  const noOther = () => Promise.reject(new Error('there is no other tab'));
  const pages = [];
  for (const seen of SEEN) {
    const page = await microwin.newWindow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const writes = microwin.noteWrites(page);
    await page.goto(BOARD);
    if (seen.by.startsWith('the request alone')) await happen(page, 'Rename the test ids');
    const sends = seen.by !== 'the gesture alone';
    await set(page, { serverDelay: SERVER_MS, ...(!sends && { sends }) });
    const isSlow = seen.by.endsWith('under way');
    const server = { answer: Promise.withResolvers<void>() };
    if (isSlow)
      await page.route(/\/1\/cards\//, (route) => server.answer.promise.then(() => route.fallback()));
    pages.push({ ...seen, sends, isSlow, writes, server, person: createPerson(page, noOther) });
  }

  for (let round = 0; ; round++)
    for (const { by, cards, source, sends, isSlow, writes, server, person } of pages) {
      const card = CARD + cards[round % cards.length];
      const circle = `[data-card-id="${card}"] .circle`;
      const type = Math.floor(round / cards.length) % 2 === 0 ? 'complete' : 'uncomplete';
      yield {
        name: `${by}: ${type} ${card}`,
        from: isSlow ? 'request under way' : by === 'the request alone' ? 'request' : 'gesture',
        ready: () => person.hover(circle),
        async press() {
          const sent = writes.length;
          server.answer = Promise.withResolvers();
          await person.click(circle);
          if (sends && !isSlow) await until(() => writes.length > sent);
        },
        answer: () => server.answer.resolve(),
        becomes: { type, subject: `trello:card:${card}`, ...source },
      };
    }
}

/** Numbers from 0 to below 1 that are the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The log of its one device, in its order. */
const logIn = async (microwin: Microwin) =>
  ((await microwin.records('events')) as StoredEvent[]).sort((a, b) => a.seq - b.seq);

/** All but notes of the ledger's own, as that a level was celebrated or that a text has gone, which no command asks for. */
const entriesIn = (log: readonly StoredEvent[]) =>
  log.filter(
    ({ type, subject }) => type !== 'note' || !(subject === CONFIG_SUBJECT || subject.startsWith(ERASED)),
  );

/** Gives one command after the other, and stops the worker around each, until it was stopped so often. */
async function stopAround(microwin: Microwin, commands: Commands, seed: number): Promise<void> {
  const { stop, stopped } = await createStopper(microwin);
  const next = random(seed);
  const ids = entriesIn(await logIn(microwin)).map(({ id }) => id);
  const end = async () => {
    const before = stopped();
    await stop();
    await until(() => stopped() > before, PATIENCE_MS, PACE_MS);
  };
  while (stopped() < STOPS_OF_TEST) {
    const { value: command } = await commands.next();
    const [from, to] = SPANS[command.from];
    const apart = Math.round(from + next() * (to - from));
    await microwin.startWorker();
    await command.ready();
    if (command.from === 'request') {
      // The browser tells of each but once, and not a worker that is ending; so this one wakes a worker that has ended.
      await end();
      await pause(-apart);
      await command.press();
    } else if (command.from === 'request under way') {
      await command.press();
      expect(await until(() => microwin.hasRequestUnderWay()), `${command.name}: is kept`).toBe(true);
      await pause(apart);
      await end();
      command.answer?.();
    } else
      await Promise.all([
        pause(Math.max(0, -apart)).then(() => command.press()),
        pause(Math.max(0, apart)).then(stop),
      ]);
    const isWritten = async () => entriesIn(await logIn(microwin)).length > ids.length;
    const written = await until(isWritten, PATIENCE_MS, PACE_MS);
    const when = `${command.name}, stopped ${apart} ms after the press, after ${stopped()} stops of part ${seed}`;
    expect(written, `${when}: is written`).toBe(true);
    const entry = entriesIn(await logIn(microwin)).at(-1);
    expect(entry, when).toMatchObject(command.becomes);
    ids.push(entry?.id ?? '');
  }
  await expectWhole(microwin, ids);
}

/** The log holds these entries and no others, as they were sealed, and the projections are what it comes to. */
async function expectWhole(microwin: Microwin, ids: readonly string[]): Promise<void> {
  const log = await logIn(microwin);
  expect(entriesIn(log).map(({ id }) => id)).toEqual(ids);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, place) => place + 1));
  const faults = log.flatMap((event, place) => faultOf(event, log[place - 1]) ?? []);
  expect(faults, 'faults of the chain').toEqual([]);
  const whole = [...recordsOf(projectAll(log))];
  for (const store of PROJECTIONS) {
    const stored = (await microwin.records(store)).map((value) => JSON.stringify(sorted(value)));
    const projected = whole
      .filter(([own]) => own === store)
      .map(([, , value]) => JSON.stringify(sorted(value)));
    expect(stored.toSorted(), store).toEqual(projected.toSorted());
  }
}

/** The same value, with the fields of every object in the order of their names. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, sorted(field)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

for (let part = 0; part < STOPS / STOPS_OF_TEST; part++) {
  const [name, commands] =
    part % 2 === 0 ? (['our pages’ commands', ourPages] as const) : (['the detectors', detectors] as const);
  test(`a worker that is stopped around ${name} loses nothing and writes nothing twice, part ${part + 1}`, async ({
    microwin,
  }) => {
    test.setTimeout(30_000 + STOPS_OF_TEST * 6000);
    await begin(microwin);
    await stopAround(microwin, commands(microwin), part + 1);
  });
}
