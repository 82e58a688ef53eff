import { type DayKey, dayKey, type Moment } from '#utils/domain/calendar.ts';

/** What a person says about their days. What scores holds from the day after it was said (G2, T4). */
export interface ScoringSettings {
  /** S2: weekdays that count for goal and streak; 1 is Monday, 7 is Sunday. */
  schedule: readonly number[];
  /** G1: wins that make a scheduled day's goal, 1…12. */
  dailyTarget: number;
  /** When a day begins, in minutes after midnight. */
  dayStart: number;
  /** B2: minutes after midnight from which on, and until which, it is quiet; the same twice is never. */
  quietHours: { from: number; to: number };
  /** P3 */
  momentum: boolean;
  /** P4 by chance, or P5. */
  surprise: 'chance' | 'steady';
  /** R1: whether points can be spent on rewards of one's own. */
  rewards: boolean;
}

/** What a person says about what they want to see. It changes no score, and holds at once. */
export interface DisplaySettings {
  /** B10: false is record-only: everything is written down, and nothing of the game is shown. */
  game: boolean;
  /** What a toast tells: what moved, its points as well, and whether it moves. */
  toast: 'words' | 'points' | 'motion';
  /** Whether points and level are shown. */
  numbers: boolean;
  /** Which rows of days are shown: consistency alone, or the weekly and the daily streak as well. */
  streaks: 'consistency' | 'all';
  /** Whether a goal reached, and a level, are celebrated with confetti. */
  confetti: 'never' | 'goal' | 'goal and level';
  /** Whether there are sounds. No profile turns them on. */
  sound: boolean;
  /** B4: whether anything moves: as the computer says, or whatever it says. */
  motion: 'system' | 'always' | 'never';
}

/** Everything that a person can say about the game. */
export type Settings = ScoringSettings & DisplaySettings;

/** The cells that a profile fills; each can be changed alone. */
export type ProfileSettings = Pick<Settings, 'momentum' | 'surprise'> &
  Omit<DisplaySettings, 'game' | 'motion'>;

/** B1: three ways to set all cells at once. */
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

/** What holds until the person says otherwise. */
export const DEFAULTS: Settings = {
  schedule: [1, 2, 3, 4, 5],
  dailyTarget: 3,
  // A late evening still belongs to its day.
  dayStart: 240,
  quietHours: { from: 20 * 60, to: 8 * 60 },
  rewards: false,
  game: true,
  motion: 'system',
  ...PROFILES.balanced,
};

/** The profile whose cells these are; undefined for a mixture. */
export function profileOf(settings: Settings): Profile | undefined {
  const names = Object.keys(PROFILES) as Profile[];
  return names.find((name) =>
    Object.entries(PROFILES[name]).every(
      ([cell, value]) => settings[cell as keyof ProfileSettings] === value,
    ),
  );
}

/** Something that a person said about the game, and the first day on which it scores. */
export interface SettingsChange {
  from: DayKey;
  settings: Partial<Settings>;
}

/** What scores on a day. @param changes in the order in which they were said */
export function effectiveSettings(changes: readonly SettingsChange[], day: DayKey): Settings {
  return Object.assign({}, DEFAULTS, ...changes.filter(({ from }) => from <= day).map(said));
}

/** All that a person has said until now, whether it scores already or only from tomorrow on. */
export function latestSettings(changes: readonly SettingsChange[]): Settings {
  return Object.assign({}, DEFAULTS, ...changes.map(said));
}

/** T1, T4: the day that a moment counts for: each day begins at the start that holds on it. */
export function dayAt({ at, offset }: Moment, changes: readonly SettingsChange[]): DayKey {
  // A day begins on its own date: that one has begun already, or it is still the one before.
  const date = dayKey(at, offset, 0);
  return dayKey(at, offset, effectiveSettings(changes, date).dayStart);
}

/** B2: whether a moment lies in the quiet hours, by the clock on the wall where it happened. */
export function isQuiet(
  { at, offset }: Moment,
  { quietHours: { from, to } }: Pick<ScoringSettings, 'quietHours'>,
): boolean {
  const minute = minuteOf({ at, offset });
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Minutes after midnight by the clock on the wall. */
export function minuteOf({ at, offset }: Moment): number {
  return Math.floor(at / 60_000 + offset) % 1440;
}

function said({ settings }: SettingsChange): Partial<Settings> {
  return settings;
}
