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
}

/** The day's batches so far. */
interface BatchState {
  /** Wins of the latest batch; 0 before the first one. */
  place: number;
  /** The latest win, UTC ms. */
  lastAt: number;
  /** When the latest batches began, UTC ms: as many as can give momentum. */
  starts: readonly number[];
}

/** How far scoring a day has come: all that the next credit must know of those before it. */
export interface DayProgress {
  /** The latest credit: credits are ordered by moment (UTC ms) and id. */
  at: number;
  id: string;
  /** Raw points. */
  raw: number;
  batches: BatchState;
  /** What shares a cap → how many of it scored. */
  capped: Record<string, number>;
}

/** Before the first credit of a day. */
export const NO_PROGRESS: DayProgress = {
  at: 0,
  id: '',
  raw: 0,
  batches: { place: 0, lastAt: 0, starts: [] },
  capped: {},
};

/**
 * Scores the credits of one day, and returns them in order of time. What one is worth depends on all of them, so it is
 * never stored: a win that comes late or is taken back moves the others to other places.
 * @param credits every credit of that day, in any order
 */
export function scoreCredits(day: DayKey, credits: readonly Credit[], config: ConfigHistory): ScoredCredit[] {
  return scoreAll(day, credits, config).scored;
}

/** The same, with how far that has come. */
export function scoreAll(
  day: DayKey,
  credits: readonly Credit[],
  config: ConfigHistory,
): { scored: ScoredCredit[]; progress: DayProgress } {
  const context = contextOf(day, config);
  const scored: ScoredCredit[] = [];
  let progress = NO_PROGRESS;
  for (const credit of credits.toSorted(byTime)) {
    const next = scoreAfter(progress, credit, context);
    scored.push(next.scored);
    progress = next.progress;
  }
  return { scored, progress };
}

/** Scores one more credit of a day; undefined if it does not come after all others, which it would move then. */
export function scoreNext(
  progress: DayProgress,
  credit: Credit,
  config: ConfigHistory,
): { scored: ScoredCredit; progress: DayProgress } | undefined {
  return byTime(progress, credit) < 0
    ? scoreAfter(progress, credit, contextOf(credit.day, config))
    : undefined;
}

function byTime(a: Pick<Credit, 'at' | 'id'>, b: Pick<Credit, 'at' | 'id'>): number {
  return a.at - b.at || compareText(a.id, b.id);
}

function contextOf(day: DayKey, config: ConfigHistory): DayContext {
  return { settings: settingsFor(config, day), scheduled: isScheduled(config, day), salts: config.salts };
}

function scoreAfter(
  before: DayProgress,
  credit: Credit,
  context: DayContext,
): { scored: ScoredCredit; progress: DayProgress } {
  const capped = withinCap(before.capped, credit);
  const base = capped ? BASE_POINTS[credit.kind] : 0;
  // What is only recorded, and what is written about the day, is no part of its batches.
  const isBatched = base > 0 && !ABOUT_THE_DAY.has(credit.kind);
  const batches = isBatched ? nextInBatch(before.batches, credit.at) : before.batches;
  const parts = pointParts(credit, base, isBatched ? batches.place : 0, before.batches.starts, context);
  const raw = rawPoints(parts);
  return {
    scored: {
      ...credit,
      parts,
      raw,
      points: effectivePoints(before.raw + raw) - effectivePoints(before.raw),
      scored: base > 0,
      win: isWin(credit),
      countsForTarget: isBatched && batches.place <= BATCH_TARGET_WINS,
    },
    progress: {
      at: credit.at,
      id: credit.id,
      raw: before.raw + raw,
      batches,
      capped: capped ?? before.capped,
    },
  };
}

/** The batches after one more win. @param at UTC ms */
function nextInBatch({ place, lastAt, starts }: BatchState, at: number): BatchState {
  return place > 0 && at - lastAt <= BATCH_PAUSE_MS
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

/**
 * What has scored of all that shares a cap, with a credit; undefined if that lies beyond its cap.
 * @param capped the same before it
 */
function withinCap(
  capped: DayProgress['capped'],
  { kind, name, flags }: Credit,
): DayProgress['capped'] | undefined {
  if (flags.includes('beyond') || flags.includes('capped')) return undefined;
  // Of a pull request its reviews share one, whichever they are.
  const [group, cap] =
    kind === 'review' ? [name.replace(/:review:.*$/, ''), REVIEWS_A_PULL] : [kind, DAILY_CAPS[kind]];
  if (cap === undefined) return capped;
  const count = capped[group] ?? 0;
  return count < cap ? { ...capped, [group]: count + 1 } : undefined;
}
