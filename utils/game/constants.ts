/** Stamped in the log with every event; a change of any number below raises it and never rescores the past. */
export const RULES_VERSION = 1;

/** Base points of each kind of finished thing. */
export const BASE_POINTS = {
  pull: 20,
  issue: 12,
  card: 10,
  status: 10,
  review: 8,
  task: 3,
  todo: 3,
  item: 2,
  thread: 2,
} as const;

/** What can be finished; each has its base points. */
export type Kind = keyof typeof BASE_POINTS;

/** P2: ms after a win within which the next one belongs to the same batch. */
export const BATCH_PAUSE_MS = 20_000;

/** P2: by which factor of its base points a win of a batch counts, up to which place in it; beyond, by 0. */
export const BATCH_FACTORS: readonly { upTo: number; factor: number }[] = [
  { upTo: 5, factor: 1 },
  { upTo: 10, factor: 0.5 },
  { upTo: 20, factor: 0.2 },
];

/** P2: wins of a batch, from its first, that count for the daily goal. */
export const BATCH_GOAL_WINS = 5;

/** When a day begins, in minutes after midnight: 04:00, so that a late evening still belongs to its day. */
export const DAY_START_MINUTES = 240;

/** Weekdays that count for goal and streak; 1 is Monday, 7 is Sunday. */
export const SCHEDULED_WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];

/** Wins that make a day's goal. */
export const DAILY_GOAL = 3;

/** Points for reaching the daily goal on a scheduled day (P8). */
export const GOAL_BONUS = 10;
