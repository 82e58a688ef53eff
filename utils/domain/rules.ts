/**
 * Every number of the rules. Stamped in the log with every event; a change of any number below raises the version and
 * never rescores the past.
 */
export const RULES_VERSION = 1;

/** Base points of each kind of finished thing. */
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

/** P1: points for finishing the one thing that was picked… */
export const PRIORITY_POINTS = 6;
/** …if it was picked at least this long before, in ms, … */
export const PRIORITY_AHEAD_MS = 10 * 60_000;
/** …and finished no more days than this after the day of the pick. */
export const PRIORITY_DAYS = 1;

/** P2: ms after a win within which the next one belongs to the same batch. */
export const BATCH_PAUSE_MS = 20_000;
/** P2: by which factor of its base points a win of a batch counts, up to which place in it; beyond, by 0. */
export const BATCH_FACTORS: readonly { upTo: number; factor: number }[] = [
  { upTo: 5, factor: 1 },
  { upTo: 10, factor: 0.5 },
  { upTo: 20, factor: 0.2 },
];
/** P2: wins of a batch, from its first, that count for the daily goal. */
export const BATCH_TARGET_WINS = 5;

/** P3: ms before a batch in which earlier ones give momentum, 1 point each… */
export const MOMENTUM_MS = 60 * 60_000;
/** …up to this many points. */
export const MOMENTUM_MAX = 3;

/** P4: chance of a surprise. */
export const SURPRISE_CHANCE = 1 / 12;
/** P4: points of a surprise, each with its share of all surprises. */
export const SURPRISES: readonly { points: number; share: number }[] = [
  { points: 5, share: 0.7 },
  { points: 10, share: 0.25 },
  { points: 25, share: 0.05 },
];

/** P5: points instead of chance… */
export const STEADY_POINTS = 1;
/** …for a batch's first win of at least these base points. */
export const STEADY_FROM = 8;

/** P7: up to which raw points of a day how many of them are one point. */
export const ENOUGH: readonly { upTo: number; per: number }[] = [
  { upTo: 120, per: 1 },
  { upTo: 240, per: 2 },
  { upTo: Number.POSITIVE_INFINITY, per: 10 },
];

/** P8: points for reaching the daily goal on a scheduled day. */
export const TARGET_BONUS = 10;
/** P8: points for reaching the weekly goal. */
export const WEEK_BONUS = 25;
/** G5: the weekly goal's share of a week of daily goals. */
export const WEEK_SHARE = 0.8;

/** G1: fewest and most wins of a daily goal. */
export const TARGET_RANGE = { min: 1, max: 12 } as const;
/** G3: scheduled active days whose wins suggest a goal… */
export const SUGGEST_DAYS = 10;
/** …and the share of their median that it is. */
export const SUGGEST_SHARE = 0.8;

/** O1: points on top of a thing's own when it was the step of a goal. */
export const LINKED_STEP_POINTS = 2;
/** O2: points for each step of a goal that is reached, … */
export const REACHED = { each: 5, min: 10, max: 50, minSteps: 3, minDays: 2 } as const;

/** F1: minutes of a starter. */
export const STARTER_MINUTES = { min: 2, max: 10, usual: 5 } as const;
/** F3: minutes by which a timer goes on. */
export const MORE_MINUTES = 5;
/** F2: minutes after its end within which a timer that was not noticed still counts the time that went by. */
export const TIMER_GRACE_MINUTES = 30;
/** F4: minutes from which on it is focus. */
export const FOCUS_MINUTES = 25;
/** The longest timer, in minutes: after that, a pause is better than five more. */
export const TIMER_MAX_MINUTES = 120;

/** T1: the latest start of a day, in minutes after midnight: from noon on, it would be another day for half of its own. */
export const LATEST_DAY_START = 719;

/** Days that a win by hand may be dated back. */
export const BACK_DAYS = 7;

/** S3: the longest rest, in days. */
export const REST_MAX_DAYS = 90;
/** S3: how many days a rest may be dated back. */
export const REST_BACK_DAYS = 7;

/** S4: the half-life of consistency, in scheduled days. */
export const CONSISTENCY_HALF_LIFE = 13;

/** S6: shields at the start, the most that are held, and the active scheduled days that earn one. */
export const SHIELDS = { start: 1, max: 2, every: 5 } as const;
/** S7: the shortest chain that can be joined again, the longest gap, the days that do it, and the days between two. */
export const REJOIN = { chain: 5, gap: 3, days: 3, apart: 30 } as const;
/** S8: active scheduled days that make a week. */
export const WEEK_ACTIVE_DAYS = 3;

/** T5: minutes that the clock must have gone forward for a day to be lost by it. */
export const TRAVEL_MINUTES = 120;

/** C6: days after which a day is settled. */
export const SETTLED_DAYS = 2;

/** R1: ms within which a reward that was taken can be given back. */
export const REFUND_MS = 10 * 60_000;

/** Ms that a toast stays, and within which the next win joins it. */
export const TOAST_MS = 4000;
/** B3: toasts that are shown within an hour. */
export const TOASTS_AN_HOUR = 6;
/** B1: how often confetti is thrown on a day. */
export const CONFETTI_A_DAY = 3;
/** B7: active days of the last seven, or evenings, that are a reason to offer rest, and days between two offers. */
export const OVERWORK = { days: 6, evenings: 4, eveningFrom: 21 * 60, apart: 14 } as const;
/** P1: until when the one thing that matters is asked for, in minutes after midnight. */
export const NOON = 12 * 60;
/** B9: days between two questions whether this helps, and the answers “no” in a row that offer something calmer. */
export const HELPING = { apart: 30, nos: 2 } as const;

/** From when on a line about the day may be written where one did not ask for it, in minutes after midnight. */
export const REFLECT_FROM = 16 * 60;

/** W1: from when on the week is reviewed on its last scheduled day, in minutes after midnight. */
export const REVIEW_FROM = 15 * 60;
/** W2: the weeks before that a week is set beside. */
export const REVIEW_WEEKS = 4;
