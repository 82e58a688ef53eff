import { HOUR_MS, MINUTE_MS } from '#utils/domain/calendar.ts';

/**
 * The version of every number below, stamped on each event: a change of numbers raises it and must leave what has an older
 * one as it was scored. There is no second version yet, so nothing reads it.
 */
export const RULES_VERSION = 1;

/** Base points of each kind of finished work. */
export const BASE_POINTS = {
  pull: 20,
  issue: 12,
  card: 10,
  status: 10,
  review: 8,
  step: 8,
  focus: 8,
  starter: 5,
  manual: 5,
  task: 3,
  todo: 3,
  item: 2,
  thread: 2,
  /** The review of the week. */
  weekly: 10,
  /** The reflection of the day. */
  reflection: 3,
  /** An issue closed as not planned or as a duplicate: a decision that is recorded and worth nothing. */
  declined: 0,
} as const;

/** What can be finished; each has its base points. */
export type WinKind = keyof typeof BASE_POINTS;

/** How many of a kind score in a day; those after them are recorded. */
export const DAILY_CAPS: Partial<Record<WinKind, number>> = {
  thread: 10,
  starter: 3,
  focus: 3,
  manual: 3,
  reflection: 1,
};
/** Reviews of one pull request that score in a day. */
export const REVIEWS_A_PULL = 1;
/** Checklist items of one card that ever score: 10 points. */
export const ITEMS_A_CARD = 5;

/** Points for finishing the one thing that was chosen as the priority of a day… */
export const PRIORITY_POINTS = 6;
/** …if it was chosen at least this long before, in ms, … */
export const PRIORITY_AHEAD_MS = 10 * MINUTE_MS;
/** …and finished no more days than this after the day that it was chosen for. */
export const PRIORITY_DAYS = 1;

/** Ms after a win within which the next one belongs to the same batch. */
export const BATCH_PAUSE_MS = 20_000;
/** The factor of its base points that a win of a batch is worth, up to which place in the batch; beyond, it is 0. */
export const BATCH_FACTORS: readonly { upTo: number; factor: number }[] = [
  { upTo: 5, factor: 1 },
  { upTo: 10, factor: 0.5 },
  { upTo: 20, factor: 0.2 },
];
/** Wins of a batch, from its first, that count for the daily target. */
export const BATCH_TARGET_WINS = 5;

/** Ms before a batch in which earlier ones give momentum, 1 point each… */
export const MOMENTUM_MS = HOUR_MS;
/** …up to this many points. */
export const MOMENTUM_MAX = 3;

/** Chance of a surprise, 0…1. */
export const SURPRISE_CHANCE = 1 / 12;
/** Points of a surprise, each with its share of all surprises. */
export const SURPRISES: readonly { points: number; share: number }[] = [
  { points: 5, share: 0.7 },
  { points: 10, share: 0.25 },
  { points: 25, share: 0.05 },
];

/** Points that a person gets who wants no chance… */
export const STEADY_POINTS = 1;
/** …for a batch's first win of at least these base points. */
export const STEADY_FROM = 8;

/** How many raw points of a day make one point, up to which of its raw points. */
export const DAILY_TAPER: readonly { upTo: number; per: number }[] = [
  { upTo: 120, per: 1 },
  { upTo: 240, per: 2 },
  { upTo: Number.POSITIVE_INFINITY, per: 10 },
];

/** Points for reaching the daily target on a scheduled day. */
export const TARGET_BONUS = 10;
/** Points for reaching the weekly target. */
export const WEEK_BONUS = 25;
/** The weekly target's share of a week of daily targets. */
export const WEEK_SHARE = 0.8;

/** Days of a week that was cut short by another first day of the week, from which on it still counts as one. */
export const WEEK_LEAST_DAYS = 4;

/** Fewest and most wins of a daily target. */
export const TARGET_RANGE = { min: 1, max: 12 } as const;

/** Points on top of an item's own when it was the step of a goal. */
export const LINKED_STEP_POINTS = 2;
/** Points for a goal that is reached: so many for each step, within bounds, from so many steps on so many days on. */
export const REACHED = { each: 5, min: 10, max: 50, minSteps: 3, minDays: 2 } as const;

/** Minutes of a starter. */
export const STARTER_MINUTES = { min: 2, max: 10, usual: 5 } as const;
/** Minutes by which a timer goes on. */
export const MORE_MINUTES = 5;
/** Minutes after its end within which a timer that was not noticed still counts the time that went by. */
export const TIMER_GRACE_MINUTES = 30;
/** Minutes from which on a timer is focus and no starter. */
export const FOCUS_MINUTES = 25;
/** The longest timer, in minutes: after that, a pause is better than five more. */
export const TIMER_MAX_MINUTES = 120;

/** The latest start of a day, in minutes after midnight: from noon on, it would be another day for half of its own. */
export const LATEST_DAY_START = 719;

/** Days that a win by hand may be dated back. */
export const BACK_DAYS = 7;

/** The longest rest, in days. */
export const REST_MAX_DAYS = 90;
/** Days that a rest may be dated back. */
export const REST_BACK_DAYS = 7;

/** The half-life of consistency, in scheduled days. */
export const CONSISTENCY_HALF_LIFE = 13;
/** Scheduled days since the first win from which on consistency is shown. */
export const CONSISTENCY_FROM = 3;

/** Shields at the start, the most that are held, and the active scheduled days that earn one. */
export const SHIELDS = { start: 1, max: 2, every: 5 } as const;
/**
 * When a chain of days that ended is joined again: its shortest length, the longest gap, the active scheduled days
 * after the gap, and the days since the last time.
 */
export const REJOIN = { chain: 5, gap: 3, days: 3, apart: 30 } as const;
/** Active scheduled days that make a week count. */
export const WEEK_ACTIVE_DAYS = 3;

/** Minutes that the clock must have gone forward for a day to be lost by it. */
export const TRAVEL_MINUTES = 120;

/** Days after which a day is settled: what it reached stays, even if its points are taken back. */
export const SETTLED_DAYS = 2;

/** Ms within which a reward that was redeemed can be given back. */
export const REFUND_MS = 10 * MINUTE_MS;

/** Ms that a toast stays, and within which the next win joins it. */
export const TOAST_MS = 4000;
/** Ms that a short one stays. */
export const TOAST_SHORT_MS = 2000;
/** Full toasts within an hour; those after them are short. */
export const TOASTS_AN_HOUR = 6;
/** The first wins ever, which have a full toast at any hour. */
export const FIRST_WINS = 10;
/** How often confetti is thrown on a day. */
export const CONFETTI_A_DAY = 3;
/** Active days of the last seven, or evenings, that are a reason to offer rest, and days between two offers. */
export const OVERWORK = { days: 6, evenings: 4, eveningFrom: 21 * 60, apart: 14 } as const;
/** Until when the priority of the day is asked for, in minutes after midnight. */
export const NOON = 12 * 60;
/** Days between two questions whether this helps, and the answers “no” in a row after which something calmer is offered. */
export const HELPING = { apart: 30, nos: 2 } as const;

/** Days after which an item is old. */
export const OLD_DAYS = 60;
/**
 * A week's challenge: on how many of its first working days it is offered; the days until it is offered again to somebody
 * who put it away; on how many days the last win comes before the evening, and when that begins, in minutes after midnight.
 */
export const CHALLENGE = { offerDays: 2, apart: 28, earlyDays: 3, earlyUntil: 18 * 60 } as const;

/** From when on there is a place for a line about the day, in minutes after midnight. */
export const REFLECT_FROM = 16 * 60;

/** From when on the week is reviewed on its last scheduled day, in minutes after midnight. */
export const REVIEW_FROM = 15 * 60;
/** The weeks before that a week is compared with. */
export const REVIEW_WEEKS = 4;
