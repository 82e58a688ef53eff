import type { Settings } from '#utils/domain/settings.ts';

/** A win, as the toast tells it, in the person's language. */
export interface ToastWin {
  id: string;
  /** The sentence of what the person did: what comes before its title, and what after. */
  sentence: [before: string, after: string];
  title: string;
  /** What it added to the day; nothing or less where a batch is worth no more by it. */
  points: number;
  /** What else there is to say of it, in a few words each; mostly nothing. */
  notes: string[];
  today: ToastDay;
  /** Whether the toast moves as it comes. */
  motion: Settings['motion'];
  /** Whether it is heard as it comes. */
  sound: boolean;
}

/** A day, as the toast tells it. */
export interface ToastDay {
  /** How far it is. */
  line: string;
  /** How wide its bar is before and after the win, in CSS; undefined where there is none. */
  bar?: [before: string, after: string];
}
