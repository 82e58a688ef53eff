import type { DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { compareText } from '#utils/domain/event.ts';
import {
  BASE_POINTS,
  BATCH_FACTORS,
  BATCH_PAUSE_MS,
  BATCH_TARGET_WINS,
  DAILY_CAPS,
  DAILY_TAPER,
  LINKED_STEP_POINTS,
  MOMENTUM_MAX,
  MOMENTUM_MS,
  PRIORITY_POINTS,
  REVIEWS_A_PULL,
  STEADY_FROM,
  STEADY_POINTS,
  type WinKind,
} from '#utils/domain/rules.ts';
import type { Credit } from '#utils/domain/scoring/credits.ts';
import { type Roll, roll } from '#utils/domain/scoring/surprise.ts';
import { isQuiet, type ScoringSettings } from '#utils/domain/settings.ts';

/** What the points of a credit are made of. */
export interface PointParts {
  /** Points of its kind; 0 beyond a cap. */
  base: number;
  /** Its place in its batch, counted from 1; 0 for what is in none. */
  place: number;
  /** What the batch leaves of its base points. */
  batch: number;
  /** Points for earlier batches of the last hour. */
  momentum: number;
  /** Points for having been the priority. */
  priority: number;
  /** Points for having been the step of a goal. */
  step: number;
  /** Points by chance. */
  surprise: number;
  /** Points instead of chance. */
  steady: number;
  /** Whether it is quiet, so that only base and priority count. */
  quiet: boolean;
  /** What chance drew, where it was asked. */
  roll?: Roll;
}

/** A credit with what its day makes of it. */
export interface ScoredCredit extends Credit {
  parts: PointParts;
  /** The sum of its parts, in points. */
  raw: number;
  /** The points that it adds to a day that may be full already. */
  points: number;
  /** Whether it scores at all: it does not beyond a cap, or where its kind is worth nothing. */
  scored: boolean;
  /** Whether it is a win, whatever it scores: work that was finished, and that the log does not have already. */
  win: boolean;
  /** Whether it counts for the daily target. */
  countsForTarget: boolean;
}

/** What is written about the day. It scores, but is no win, and part of no batch. */
const ABOUT_THE_DAY: ReadonlySet<WinKind> = new Set(['reflection', 'weekly']);

/** What holds for all credits of a day. */
interface DayContext {
  settings: ScoringSettings;
  scheduled: boolean;
  salts: ConfigHistory['salts'];
  /** Ids of the credits that lie beyond a cap. */
  beyondCap: ReadonlySet<string>;
}

/** The day's batches so far. */
interface BatchState {
  /** Wins of the latest batch. */
  place: number;
  /** The latest win, UTC ms. */
  lastAt: number;
  /** When the latest batches began, UTC ms: as many as can give momentum. */
  starts: readonly number[];
}

const NO_BATCH: BatchState = { place: 0, lastAt: Number.NEGATIVE_INFINITY, starts: [] };

/**
 * Scores the credits of one day, and returns them in order of time. What one is worth depends on all of them, so it is
 * never stored: a win that comes late or is taken back moves the others to other places.
 * @param credits every credit of that day, in any order
 */
export function scoreCredits(day: DayKey, credits: readonly Credit[], config: ConfigHistory): ScoredCredit[] {
  const ordered = credits.toSorted((a, b) => a.at - b.at || compareText(a.id, b.id));
  const context: DayContext = {
    settings: settingsFor(config, day),
    scheduled: isScheduled(config, day),
    salts: config.salts,
    beyondCap: beyondCap(ordered),
  };
  const scored: ScoredCredit[] = [];
  let batches = NO_BATCH;
  let sum = 0;
  for (const credit of ordered) {
    const base = context.beyondCap.has(credit.id) ? 0 : BASE_POINTS[credit.kind];
    const before = batches;
    // What is only recorded, and what is written about the day, is no part of its batches.
    const isBatched = base > 0 && !ABOUT_THE_DAY.has(credit.kind);
    if (isBatched) batches = nextInBatch(before, credit.at);
    const parts = pointParts(credit, base, isBatched ? batches.place : 0, before.starts, context);
    const raw = rawPoints(parts);
    scored.push({
      ...credit,
      parts,
      raw,
      points: effectivePoints(sum + raw) - effectivePoints(sum),
      scored: base > 0,
      win: isWin(credit),
      countsForTarget: isBatched && batches.place <= BATCH_TARGET_WINS,
    });
    sum += raw;
  }
  return scored;
}

/** The batches after one more win. @param at UTC ms */
function nextInBatch({ place, lastAt, starts }: BatchState, at: number): BatchState {
  return at - lastAt <= BATCH_PAUSE_MS
    ? { place: place + 1, lastAt: at, starts }
    : { place: 1, lastAt: at, starts: [...starts, at].slice(-MOMENTUM_MAX) };
}

/**
 * What the points of a credit are made of.
 * @param place in its batch, counted from 1; 0 for what is in none
 * @param starts when the day's earlier batches began, UTC ms
 */
function pointParts(
  credit: Credit,
  base: number,
  place: number,
  starts: readonly number[],
  { settings, scheduled, salts }: DayContext,
): PointParts {
  const { at, flags } = credit;
  const quiet = !scheduled || isQuiet(credit, settings);
  /** Whether it gets what a batch gets once. */
  const leads = place === 1 && !quiet;
  const drawn = leads && settings.surprise === 'chance' ? draw(credit, salts) : undefined;
  const steady = leads && settings.surprise === 'steady' && base >= STEADY_FROM;
  return defined({
    base,
    place,
    batch: place > 0 ? batchPoints(place, base) : base,
    momentum: leads && settings.momentum ? momentum(starts, at) : 0,
    priority: base > 0 && flags.includes('priority') ? PRIORITY_POINTS : 0,
    step: base > 0 && flags.includes('step') && !quiet ? LINKED_STEP_POINTS : 0,
    surprise: drawn?.points ?? 0,
    steady: steady ? STEADY_POINTS : 0,
    quiet,
    roll: drawn,
  });
}

/** Chance needs the salt of the credit's device, which a log in parts may not have yet. */
function draw({ device, name }: Credit, salts: DayContext['salts']): Roll | undefined {
  const salt = salts[device];
  return salt ? roll(salt, name) : undefined;
}

function rawPoints({ batch, momentum, priority, step, surprise, steady }: PointParts): number {
  return batch + momentum + priority + step + surprise + steady;
}

function isWin({ kind, flags }: Credit): boolean {
  return BASE_POINTS[kind] > 0 && !ABOUT_THE_DAY.has(kind) && !flags.includes('beyond');
}

/**
 * The points that a batch leaves of a win.
 * @param place in the batch, counted from 1
 * @param base points that it would have alone; what has none is worth none anywhere
 */
export function batchPoints(place: number, base: number): number {
  const factor = BATCH_FACTORS.find(({ upTo }) => place <= upTo)?.factor ?? 0;
  return factor && Math.min(base, Math.max(1, Math.floor(base * factor)));
}

/** The points that earlier batches give one that begins now. @param starts when they began @param at both UTC ms */
export function momentum(starts: readonly number[], at: number): number {
  return Math.min(MOMENTUM_MAX, starts.filter((start) => at - start <= MOMENTUM_MS).length);
}

/** How many of a day's raw points count: the fuller the day, the fewer. */
export function effectivePoints(raw: number): number {
  let sum = 0;
  let from = 0;
  for (const { upTo, per } of DAILY_TAPER) {
    sum += Math.max(0, Math.min(raw, upTo) - from) / per;
    from = upTo;
  }
  return Math.floor(sum);
}

/** The ids of those credits of a day that lie beyond a cap. @param credits in order of time */
function beyondCap(credits: readonly Credit[]): Set<string> {
  const isExcluded = ({ flags }: Credit) => flags.includes('beyond') || flags.includes('capped');
  const hasCap = ({ kind }: Credit) => kind === 'review' || DAILY_CAPS[kind] !== undefined;
  const counted = credits.filter((credit) => hasCap(credit) && !isExcluded(credit));
  const beyond = [...Map.groupBy(counted, capGroup).values()].flatMap((group) => group.slice(capOf(group)));
  return new Set([...credits.filter(isExcluded), ...beyond].map(({ id }) => id));
}

/** What shares a cap: a kind; of a pull request its reviews, whichever they are. */
function capGroup({ kind, name }: Credit): string {
  return kind === 'review' ? name.replace(/:review:.*$/, '') : kind;
}

/** How many of a group score in a day. */
function capOf([first]: readonly Credit[]): number {
  if (first?.kind === 'review') return REVIEWS_A_PULL;
  return (first && DAILY_CAPS[first.kind]) ?? Number.POSITIVE_INFINITY;
}
