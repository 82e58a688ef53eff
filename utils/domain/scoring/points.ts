import type { DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import { compareText } from '#utils/domain/event.ts';
import {
  BASE_POINTS,
  BATCH_FACTORS,
  BATCH_PAUSE_MS,
  BATCH_TARGET_WINS,
  DAILY_CAPS,
  ENOUGH,
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
import { isQuiet } from '#utils/domain/settings.ts';

/** What the points of a credit are made of. */
export interface PointParts {
  /** Points of its kind; 0 beyond a cap. */
  base: number;
  /** P2: its place in its batch, counted from 1; 0 for what is in none. */
  place: number;
  /** P2: what the batch leaves of its base points. */
  batch: number;
  /** P3 */
  momentum: number;
  /** P1 */
  priority: number;
  /** O1 */
  step: number;
  /** P4 */
  surprise: number;
  /** P5 */
  steady: number;
  /** P6: whether it is quiet, so that only base and pick count. */
  quiet: boolean;
  /** P4: the roll, where chance was asked. */
  roll?: Roll;
}

/** A credit with what its day makes of it. */
export interface ScoredCredit extends Credit {
  parts: PointParts;
  /** The sum of its parts. */
  raw: number;
  /** P7: what it adds to a day that may be full already. */
  points: number;
  /** Whether it scores at all: it does not beyond a cap, or where its kind is worth nothing. */
  scored: boolean;
  /** Whether it is a win, whatever it scores: work that was finished, and that the log does not have already. */
  win: boolean;
  /** G1: whether it counts for the daily goal. */
  countsForTarget: boolean;
}

/**
 * Scores the credits of one day (caps, P1–P7); answers with them in order of time. What one is worth depends on all of
 * them, so it is never kept: a win that comes late or is taken back moves the others to other places.
 * @param credits every credit of that day, in any order
 */
export function scoreCredits(day: DayKey, credits: readonly Credit[], config: ConfigHistory): ScoredCredit[] {
  const settings = settingsFor(config, day);
  const off = !isScheduled(config, day);
  const isBeyond = counter();
  /** The first wins of the day's batches. */
  const heads: number[] = [];
  let place = 0;
  let previous = Number.NEGATIVE_INFINITY;
  let sum = 0;

  return credits
    .toSorted((a, b) => a.at - b.at || compareText(a.id, b.id))
    .map((credit) => {
      const { kind, at, flags } = credit;
      const base = isBeyond(credit) ? 0 : BASE_POINTS[kind];
      const scored = base > 0;
      // What is only recorded, and what is written about the day, is no part of its batches.
      const batched = scored && !ABOUT_THE_DAY.has(kind);
      if (batched) {
        place = at - previous <= BATCH_PAUSE_MS ? place + 1 : 1;
        previous = at;
      }
      const head = batched && place === 1;
      const quiet = off || isQuiet(credit, settings);
      const salt = config.salts[credit.device];
      const drawn =
        head && !quiet && settings.surprise === 'chance' && salt ? roll(salt, credit.name) : undefined;
      const parts: PointParts = {
        base,
        place: batched ? place : 0,
        batch: batched ? batchPoints(place, base) : base,
        momentum: head && !quiet && settings.momentum ? momentum(heads, at) : 0,
        priority: scored && flags.includes('picked') ? PRIORITY_POINTS : 0,
        step: scored && flags.includes('step') && !quiet ? LINKED_STEP_POINTS : 0,
        surprise: drawn?.points ?? 0,
        steady: head && !quiet && settings.surprise === 'steady' && base >= STEADY_FROM ? STEADY_POINTS : 0,
        quiet,
        ...(drawn && { roll: drawn }),
      };
      if (head) heads.push(at);
      const raw = parts.batch + parts.momentum + parts.priority + parts.step + parts.surprise + parts.steady;
      const points = enough(sum + raw) - enough(sum);
      sum += raw;
      const win = BASE_POINTS[kind] > 0 && !ABOUT_THE_DAY.has(kind) && !flags.includes('beyond');
      return {
        ...credit,
        parts,
        raw,
        points,
        scored,
        win,
        countsForTarget: batched && place <= BATCH_TARGET_WINS,
      };
    });
}

/** G1: what does not count for the goal. */
const ABOUT_THE_DAY: ReadonlySet<WinKind> = new Set(['reflection', 'weekly']);

/**
 * P2: the points of a win.
 * @param place in its batch, counted from 1
 * @param base points that it would have alone; what has none is worth none anywhere
 */
export function batchPoints(place: number, base: number): number {
  const factor = BATCH_FACTORS.find(({ upTo }) => place <= upTo)?.factor ?? 0;
  return factor && Math.min(base, Math.max(1, Math.floor(base * factor)));
}

/** P3: the points that earlier batches give one that begins now. @param heads when they began, UTC ms */
export function momentum(heads: readonly number[], at: number): number {
  return Math.min(MOMENTUM_MAX, heads.filter((head) => at - head <= MOMENTUM_MS).length);
}

/** P7: how many of a day's raw points count. */
export function enough(raw: number): number {
  let sum = 0;
  let from = 0;
  for (const { upTo, per } of ENOUGH) {
    sum += Math.max(0, Math.min(raw, upTo) - from) / per;
    from = upTo;
  }
  return Math.floor(sum);
}

/** Tells of each credit of a day, in order of time, whether it lies beyond a cap. */
function counter() {
  const counts = new Map<string, number>();
  return ({ kind, name, flags }: Credit): boolean => {
    if (flags.includes('beyond') || flags.includes('capped')) return true;
    // Of a pull request, whichever of its reviews it is.
    const key = kind === 'review' ? name.replace(/:review:.*$/, '') : kind;
    const cap = kind === 'review' ? REVIEWS_A_PULL : (DAILY_CAPS[kind] ?? Number.POSITIVE_INFINITY);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > cap;
  };
}
