import type { DayKey } from '#utils/domain/calendar.ts';

/** Something small that is done again and again. */
export interface Habit {
  subject: string;
  title: string;
  /** 1 is Monday. */
  weekdays: readonly number[];
  /** The latest of today and the day before on which it was done. */
  done?: DayKey;
}

/** The subject of a habit's win on a day. */
export function habitSubjectOn(habit: string, day: DayKey): string {
  return `manual:${habit}:${day}`;
}

/** The habit and the day of such a subject; undefined for any other subject. */
export function parseHabitSubject(subject: string): { habit: string; day: DayKey } | undefined {
  const [, habit, day] = /^manual:(habit:[^:]+):([^:]+)$/.exec(subject) ?? [];
  return habit && day ? { habit, day } : undefined;
}
