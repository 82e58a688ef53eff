import type { ToastStyle } from '#utils/domain/planning/toast-style.ts';
import type { Settings } from '#utils/domain/settings.ts';

/** A win, as the toast tells it, in the person's language. */
export interface ToastWin {
  id: string;
  /** Only a full one tells of points, of the day and of anything else; a short one stays for a moment on one line. */
  style: Exclude<ToastStyle, 'none'>;
  /** The sentence of what the person did: what comes before its title, and what after. */
  sentence: [before: string, after: string];
  title: string;
  /** What it added to the day; nothing or less where a batch is worth no more by it. */
  points: number;
  /** The one thing that is said beside the title in place of how far the day is; mostly undefined. */
  fact?: string;
  /** Undefined where that is not told. */
  today?: ToastDay;
  /** Whether the toast moves as it comes. */
  motion: Settings['motion'];
  /** Whether it is heard as it comes. */
  sound: boolean;
  /** The keys that undo it, as the browser writes them; undefined where the person has given it none. */
  undoKeys?: string;
}

/** A day, as the toast tells it. */
export interface ToastDay {
  /** How far it is; '' where there is nothing to say. */
  line: string;
  /** How wide its bar is before and after the win, in CSS; undefined where there is none. */
  bar?: [before: string, after: string];
}

/** What a detection came to in the ledger. */
export type DetectionResult =
  /** Without a toast the win is written down in silence, as the person wants it: see `toast-style.ts`. */
  | { status: 'counted'; toast?: ToastWin }
  | { status: 'taken back'; ids: string[]; today: ToastDay }
  /** Already known, or nothing to take back. */
  | { status: 'nothing new' };
