import {
  addDays,
  DAY_MS,
  type DayKey,
  dayKey,
  dayNumber,
  MINUTE_MS,
  weekday,
} from '#utils/domain/calendar.ts';
import type { Rest } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, type LedgerEvent } from '#utils/domain/event.ts';
import { BATCH_PAUSE_MS, type WinKind } from '#utils/domain/rules.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

/** How somebody works. Chances are 0…1; pairs are fewest and most. */
export interface Person {
  /** Chance that anything is finished on a working day, and on one of the weekend. */
  shows: { workday: number; weekend: number };
  /** Items that are finished on such a day. */
  wins: readonly [number, number];
  /** Minutes after midnight between which. */
  hours: readonly [number, number];
  /** How often a list is tidied up, and how many items at once. */
  batch: { chance: number; size: readonly [number, number] };
  /** Chance of what is done anew every day, of a priority, a starter, a review of the week; and that an item is opened again. */
  habits: { daily: number; priority: number; starter: number; weekly: number; undo: number };
  /** Days of every year on which they rest: the first one, counted from 0, how many, and why. */
  rests: readonly { from: number; days: number; reason: Rest['reason'] }[];
}

/** Three people who could hardly differ more. */
export const PEOPLE = {
  light: {
    shows: { workday: 0.5, weekend: 0.05 },
    wins: [1, 2],
    hours: [9 * 60, 18 * 60],
    batch: { chance: 0, size: [0, 0] },
    habits: { daily: 0, priority: 0.05, starter: 0.05, weekly: 0, undo: 0.02 },
    rests: [],
  },
  steady: {
    shows: { workday: 0.95, weekend: 0 },
    wins: [3, 5],
    hours: [8.5 * 60, 18 * 60],
    batch: { chance: 0.1, size: [4, 12] },
    habits: { daily: 0.5, priority: 0.4, starter: 0.2, weekly: 0.5, undo: 0.02 },
    rests: [
      { from: 46, days: 5, reason: 'sick' },
      { from: 210, days: 21, reason: 'holiday' },
      { from: 357, days: 8, reason: 'holiday' },
    ],
  },
  heavy: {
    shows: { workday: 0.98, weekend: 0.6 },
    wins: [12, 24],
    hours: [8 * 60, 23 * 60],
    batch: { chance: 0.4, size: [5, 25] },
    habits: { daily: 1, priority: 0.3, starter: 0.4, weekly: 0.3, undo: 0.02 },
    rests: [{ from: 220, days: 14, reason: 'holiday' }],
  },
} as const satisfies Record<string, Person>;

/** What gets finished, each as often as the others. */
const WORK: readonly { kind: WinKind; site: string; relatedTo?: string }[] = [
  { kind: 'card', site: 'trello' },
  { kind: 'card', site: 'trello' },
  { kind: 'card', site: 'trello' },
  { kind: 'item', site: 'trello', relatedTo: 'trello:card' },
  { kind: 'item', site: 'trello', relatedTo: 'trello:card' },
  { kind: 'todo', site: 'notion' },
  { kind: 'todo', site: 'notion' },
  { kind: 'status', site: 'notion' },
  { kind: 'pull', site: 'github' },
  { kind: 'review', site: 'github' },
  { kind: 'issue', site: 'github' },
  { kind: 'thread', site: 'github' },
  { kind: 'declined', site: 'github' },
];
/** Days from one goal to the next, and after how many each of its steps is done. */
const GOAL = { every: 63, steps: [1, 8, 15, 22] } as const;
/** Of all items that are opened again, the share that is only days later. */
const LATE = 0.3;
const YEAR = 365;

/** An event before the log gave it its place. */
type Draft = Pick<LedgerEvent, 'type' | 'subject' | 'at'> & Partial<LedgerEvent>;

/**
 * What somebody does from a day on, in the log's order; the same for the same seed.
 * @param days how many
 */
export function logOf(person: Person, seed: number, from: DayKey, days: number): LedgerEvent[] {
  const random = numbers(seed);
  const salt = seed.toString(16).padStart(32, '0');
  const drafts: Draft[] = [
    { type: 'note', subject: CONFIG_SUBJECT, at: moment(from, 0), noteKind: 'salt', surpriseSalt: salt },
  ];
  for (let index = 0; index < days; index++)
    drafts.push(...(restOn(person, from, index) ?? workOn(person, addDays(from, index), index, random)));
  const end = moment(addDays(from, days), 0);
  return numbered(drafts.filter(({ at }) => at < end).sort((a, b) => a.at - b.at));
}

/** What is entered on a day of rest, if the day is one: a holiday on its first day, an illness on its second. */
function restOn({ rests }: Person, start: DayKey, index: number): Draft[] | undefined {
  const rest = rests.find((one) => index % YEAR >= one.from && index % YEAR < one.from + one.days);
  if (!rest) return undefined;
  const since = (index % YEAR) - rest.from;
  if (since !== (rest.reason === 'sick' ? 1 : 0)) return [];
  const first = addDays(start, index - since);
  const entered = { from: first, to: addDays(first, rest.days - 1), reason: rest.reason };
  return [
    { type: 'rest', subject: CONFIG_SUBJECT, at: moment(addDays(start, index), 10 * 60), rest: entered },
  ];
}

/** @param index of the day in the log */
function workOn(person: Person, day: DayKey, index: number, random: () => number): Draft[] {
  const { shows, wins, hours, batch, habits } = person;
  const chance = (share: number) => random() < share;
  const between = ([least, most]: readonly [number, number]) =>
    least + Math.floor(random() * (most - least + 1));
  const sometime = () => moment(day, between(hours)) + between([0, MINUTE_MS - 1]);
  if (!chance(weekday(day) > 5 ? shows.weekend : shows.workday)) return [];

  const work: Draft[] = [];
  const finish = (subject: string, kind: WinKind, at: number, more: Partial<LedgerEvent> = {}) =>
    work.push({ type: 'complete', subject, kind, at, ...more });
  for (let left = between(wins); left > 0; left--) {
    const { kind, site, relatedTo } = WORK[between([0, WORK.length - 1])] as (typeof WORK)[number];
    finish(`${site}:${kind}:${index}-${left}`, kind, sometime(), {
      site,
      // Names that a page learns on the way.
      ...(kind === 'card' && { alias: `${site}:${kind}:~${index}-${left}` }),
      ...(relatedTo && { relatedTo: `${relatedTo}:${index}` }),
    });
  }
  const tidying = sometime();
  for (let left = chance(batch.chance) ? between(batch.size) : 0; left > 0; left--)
    finish(`trello:card:${index}-tidied-${left}`, 'card', tidying + left * (BATCH_PAUSE_MS / 4), {
      site: 'trello',
    });
  for (const { subject, at } of work.filter(() => chance(habits.undo)))
    work.push({ type: 'uncomplete', subject, at: at + (chance(LATE) ? 3 * DAY_MS : MINUTE_MS) });

  // What the site opens again every night: a repeat (C3).
  if (chance(habits.daily)) finish('notion:todo:daily', 'todo', sometime(), { site: 'notion' });
  if (chance(habits.starter)) finish(`own:starter:${index}`, 'starter', sometime());
  if (chance(habits.priority) && work[0])
    work.push({ type: 'priority', subject: work[0].subject, at: moment(day, hours[0] - 15) });
  if (weekday(day) === 5 && chance(habits.weekly))
    work.push({ type: 'reflect', subject: `own:week:${index}`, kind: 'weekly', at: moment(day, 17 * 60) });

  const goal = `goal:${Math.floor(index / GOAL.every)}`;
  for (const [place, after] of GOAL.steps.entries()) {
    const step = `${goal}:${place}`;
    if (index % GOAL.every === 0) work.push({ type: 'step', subject: step, at: moment(day, hours[0]) });
    if (index % GOAL.every === after) finish(step, 'step', sometime());
  }
  return work;
}

/** The moment (UTC ms) of some minute of a day's clock. */
function moment(day: DayKey, minute: number): number {
  return dayNumber(day) * DAY_MS + (minute - offsetOn(day)) * MINUTE_MS;
}

/** Minutes east of UTC: Central Europe, where summer begins in April here, and ends with October. */
function offsetOn(day: DayKey): number {
  const month = Number(day.slice(5, 7));
  return month >= 4 && month <= 10 ? 120 : 60;
}

/** Gives each event, in order of time, its place in the log. */
function numbered(drafts: readonly Draft[]): LedgerEvent[] {
  return drafts.map((draft, index) => {
    const offset = offsetOn(new Date(draft.at).toISOString().slice(0, 10));
    const day = dayKey(draft.at, offset, DEFAULTS.dayStart);
    return { id: String(index), offset, day, device: 'here', seq: index + 1, order: draft.at, ...draft };
  });
}

/** Numbers from 0 up to 1 that look like chance: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
