import type { DayKey } from '#utils/domain/calendar.ts';

/** Something small that is done again and again. */
export interface Habit {
  subject: string;
  title: string;
  /** 1 is Monday. */
  weekdays: readonly number[];
  /** The latest day on which it was done. */
  done?: DayKey;
}

/** The subject of a habit's win on a day. */
export function habitSubjectOn(habit: string, day: DayKey): string {
  return `manual:${habit}:${day}`;
}
