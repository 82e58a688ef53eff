import {
  addDays,
  type DayKey,
  dayKey,
  MINUTE_MS,
  type Moment,
  modulo,
  nextOnClock,
  type OffsetAt,
} from '#utils/domain/calendar.ts';

/** Settings that change scores. They hold from the day after they were changed. */
export interface ScoringSettings {
  /** Weekdays that count for target and streak; 1 is Monday, 7 is Sunday. */
  schedule: readonly number[];
  /** The weekday on which a week begins; 1 is Monday, 7 is Sunday. A change holds from the next week. */
  weekStart: number;
  /** Wins that make a scheduled day's target, 1…12. */
  dailyTarget: number;
  /** When a day begins, in minutes after midnight. */
  dayStart: number;
  /** Minutes after midnight from which on, and until which, it is quiet; the same twice is never. */
  quietHours: { from: number; to: number };
  /** Whether earlier batches of the last hour give points to the next one. */
  momentum: boolean;
  /** Whether extra points come by chance, or a few of them always. */
  surprise: 'chance' | 'steady';
  /** Whether points can be spent on rewards of one's own. */
  rewards: boolean;
}

/** Settings of what is shown. They change no score, and hold at once. */
export interface DisplaySettings {
  /** False is record-only: everything is written down, and nothing of the game is shown. */
  game: boolean;
  /** What a toast tells: what moved, its points as well, and whether it moves. */
  toast: 'words' | 'points' | 'motion';
  /** Whether points and level are shown. */
  numbers: boolean;
  /** Which streaks are shown: consistency alone, or the weekly and the daily streak as well. */
  streaks: 'consistency' | 'all';
  /** What a toast says in quiet hours, on days off and in rest: what was saved, or nothing. */
  quietToasts: 'plain' | 'none';
  /** Whether a target reached, and a level, are celebrated with confetti. */
  confetti: 'never' | 'goal' | 'goal and level';
  /** Whether there are sounds. No profile turns them on. */
  sound: boolean;
  /** Whether anything moves: as the operating system is set, or in any case. */
  motion: 'system' | 'always' | 'never';
}

/** Everything about the game that can be set. */
export type Settings = ScoringSettings & DisplaySettings;

/** The settings that a profile fills; each can be changed alone. */
export type ProfileSettings = Pick<Settings, 'momentum' | 'surprise'> &
  Omit<DisplaySettings, 'game' | 'motion' | 'quietToasts'>;

/** Three ways to fill these settings at once. */
export const PROFILES = {
  calm: {
    toast: 'words',
    numbers: false,
    streaks: 'consistency',
    momentum: false,
    surprise: 'steady',
    sound: false,
    confetti: 'never',
  },
  balanced: {
    toast: 'points',
    numbers: true,
    streaks: 'all',
    momentum: true,
    surprise: 'chance',
    sound: false,
    confetti: 'goal',
  },
  playful: {
    toast: 'motion',
    numbers: true,
    streaks: 'all',
    momentum: true,
    surprise: 'chance',
    sound: false,
    confetti: 'goal and level',
  },
} as const satisfies Record<string, ProfileSettings>;
export type Profile = keyof typeof PROFILES;

/** What holds until the person changes it. */
export const DEFAULTS: Settings = {
  schedule: [1, 2, 3, 4, 5],
  weekStart: 1,
  dailyTarget: 3,
  // A late evening still belongs to its day.
  dayStart: 240,
  quietHours: { from: 20 * 60, to: 8 * 60 },
  rewards: false,
  game: true,
  quietToasts: 'plain',
  motion: 'system',
  ...PROFILES.balanced,
};

/** The profile that settings are filled with; undefined for a mixture. */
export function profileOf(settings: Settings): Profile | undefined {
  const names = Object.keys(PROFILES) as Profile[];
  return names.find((name) =>
    Object.entries(PROFILES[name]).every(
      ([name, value]) => settings[name as keyof ProfileSettings] === value,
    ),
  );
}

/** Settings that a person changed, and the first day on which they score. */
export interface SettingsChange {
  from: DayKey;
  settings: Partial<Settings>;
}

/** The settings that score on a day. @param changes in the order in which they were made */
export function effectiveSettings(changes: readonly SettingsChange[], day: DayKey): Settings {
  return withChanges(changes.filter(({ from }) => from <= day));
}

/** The settings after all changes until now, whether they score already or only from tomorrow on. */
export function latestSettings(changes: readonly SettingsChange[]): Settings {
  return withChanges(changes);
}

function withChanges(changes: readonly SettingsChange[]): Settings {
  return Object.assign({}, DEFAULTS, ...changes.map(({ settings }) => settings));
}

/** The day that a moment counts for: each day begins at the day start that holds on it. */
export function dayAt({ at, offset }: Moment, changes: readonly SettingsChange[]): DayKey {
  // A day begins on its own date: that one has begun already, or it is still the one before.
  const date = dayKey(at, offset, 0);
  return dayKey(at, offset, effectiveSettings(changes, date).dayStart);
}

/** The times of a moment's civil date, and of the dates beside it, at which a day begins, in minutes after midnight. */
export function dayStartsNear({ at, offset }: Moment, changes: readonly SettingsChange[]): number[] {
  const date = dayKey(at, offset, 0);
  return [-1, 0, 1].map((days) => effectiveSettings(changes, addDays(date, days)).dayStart);
}

/**
 * The next moment (UTC ms) that counts for another day, whatever is done to the clock or to the day start until then.
 * Where the clock is set back over the start of a day, that may be the day before.
 */
export function nextDayStart(now: Moment, changes: readonly SettingsChange[], offsetAt: OffsetAt): number {
  const today = dayAt(now, changes);
  const moment = { ...now };
  do {
    moment.at = nextOnClock(moment.at, dayStartsNear(moment, changes), offsetAt);
    moment.offset = offsetAt(moment.at);
  } while (dayAt(moment, changes) === today);
  return moment.at;
}

/** Whether a moment lies in the quiet hours, by the clock on the wall where it happened. */
export function isQuiet(
  { at, offset }: Moment,
  { quietHours: { from, to } }: Pick<ScoringSettings, 'quietHours'>,
): boolean {
  const minute = minuteOf({ at, offset });
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Minutes after midnight by the clock on the wall. */
export function minuteOf({ at, offset }: Moment): number {
  return modulo(Math.floor(at / MINUTE_MS + offset), 1440);
}
