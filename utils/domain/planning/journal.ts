import type { DayKey } from '#utils/domain/calendar.ts';

/** What a person wrote about a day. */
export interface Reflection {
  day: DayKey;
  line: string;
  /** 1…5 */
  energy?: number;
}

/** A reflection of a day, or a review of a week, as it was written. */
export interface JournalEntry {
  /** The id of the event that wrote it. */
  id: string;
  kind: 'reflection' | 'weekly';
  /** Its day, or the first day of its week. */
  day: DayKey;
  line: string;
  /** Of a review, in the order of its questions. */
  answers: readonly string[];
  /** 1…5 */
  energy?: number;
}
