import { type DayKey, weekday } from '#utils/domain/calendar.ts';
import { type ConfigHistory, nextWeekStart, weekStartOf } from '#utils/domain/config-history.ts';

/** Something small that is done again and again. */
export interface Habit {
  subject: string;
  title: string;
  /** On which it is meant, unless it is meant so many times a week; 1 is Monday. */
  weekdays: readonly number[];
  /** On how many days a week it is meant, whichever they are. */
  timesAWeek?: number;
  /** The day on which it was made. */
  since: DayKey;
  /** Of the latest {@link HABIT_DAYS}, those on which it was done, ascending. */
  doneOn: readonly DayKey[];
}

/**
 * Days that a page needs to know of a habit: yesterday's week, also where the page has not turned to the new day yet.
 */
export const HABIT_DAYS = 9;

/** A habit as it stands on a day. */
export interface HabitOnDay extends Pick<Habit, 'subject' | 'title'> {
  done: boolean;
  /** Of one that is meant so many times a week: on how many days of the day's week it was done, of how many. */
  week?: { done: number; times: number };
}

/**
 * The habits that are meant for a day. One that is meant so many times a week is meant until that is done; then nothing
 * more of it is asked for in this week, but where it was done on the day it can be taken back.
 */
export function habitsOn(habits: readonly Habit[], day: DayKey, config: ConfigHistory): HabitOnDay[] {
  const first = weekStartOf(config, day);
  const next = nextWeekStart(config, first);
  return habits.flatMap(({ subject, title, weekdays, timesAWeek: times, doneOn }) => {
    const done = doneOn.includes(day);
    if (times === undefined) return weekdays.includes(weekday(day)) ? { subject, title, done } : [];
    const inWeek = doneOn.filter((other) => first <= other && other < next).length;
    return done || inWeek < times ? { subject, title, done, week: { done: inWeek, times } } : [];
  });
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
