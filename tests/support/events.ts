import { addDays, DAY_MS, type DayKey, dayKey, dayNumber, MINUTE_MS } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT, type LedgerEvent } from '#utils/domain/event.ts';
import { NO_PLAN } from '#utils/domain/planning/plan.ts';
import { type Projections, projectAll } from '#utils/domain/project.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { toWin } from '#utils/domain/scoring/win.ts';
import { DEFAULTS, type Settings } from '#utils/domain/settings.ts';
import { type DashboardState, selectDashboard, toDayView } from '#utils/domain/views/dashboard.ts';

let count = 0;

/** A day by its date in March 2026, whose 2nd is a Monday; 32 is the first of April, 0 the last of February. */
export function day(date: number): DayKey {
  return addDays('2026-02-28', date);
}

/** UTC ms of a time on the clock of that day's place, by default in winter's Berlin. */
export function clock(date: number, time: string, offset = 60): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return dayNumber(day(date)) * DAY_MS + ((hours * 60 + minutes - offset) * 60 + seconds) * 1000;
}

/** An event on one card at noon of a day of March 2026; each call is later than the one before, by a millisecond. */
export function event(
  id: string,
  type: LedgerEvent['type'],
  date: number,
  more: Partial<LedgerEvent> = {},
): LedgerEvent {
  const { at = clock(date, '12:00') + count, offset = 60 } = more;
  return {
    id,
    type,
    subject: 'trello:card:a',
    at,
    offset,
    day: dayKey(at, offset, DEFAULTS.dayStart),
    device: 'here',
    seq: ++count,
    order: at,
    ...(type === 'complete' && { kind: 'card' }),
    ...more,
  };
}

/** An item of its own that is finished. @param time by the clock on the wall */
export function win(date: number, time = '12:00', more: Partial<LedgerEvent> = {}): LedgerEvent {
  const id = `w${++count}`;
  return event(id, 'complete', date, {
    subject: `trello:card:${id}`,
    at: clock(date, time, more.offset),
    ...more,
  });
}

/** As many items of a kind, each of its own, five minutes apart. @param time of the first one */
export function wins(number: number, date: number, time = '09:00', kind: WinKind = 'card'): LedgerEvent[] {
  return Array.from({ length: number }, (_, index) =>
    win(date, time, { kind, at: clock(date, time) + index * 5 * MINUTE_MS }),
  );
}

/** A win on each of these days. */
export function on(...dates: number[]): LedgerEvent[] {
  return dates.map((date) => win(date));
}

/** Settings that are changed on a day; they score from the next one on. */
export function newSettings(date: number, settings: Partial<Settings>): LedgerEvent {
  return event(`s${++count}`, 'settings', date, { subject: CONFIG_SUBJECT, settings });
}

/** Days of rest by their dates, entered on a day. */
export function rests(
  enteredOn: number,
  from: number,
  to: number,
  more: Partial<LedgerEvent> = {},
): LedgerEvent {
  const rest = { from: day(from), to: day(to), reason: 'sick' } as const;
  return event(`r${++count}`, 'rest', enteredOn, { subject: CONFIG_SUBJECT, rest, ...more });
}

/** The person's own undo of an event. */
export function undo(
  { id, subject, relatedTo }: LedgerEvent,
  date: number,
  more: Partial<LedgerEvent> = {},
): LedgerEvent {
  return event(`v${++count}`, 'void', date, { subject, ref: id, ...(relatedTo && { relatedTo }), ...more });
}

/** The points of a day; 0 for one that has no total. */
export function pointsOn(events: readonly LedgerEvent[], date: number): number {
  return projectAll(events).days.get(day(date))?.points ?? 0;
}

/** All points. */
export function total({ days }: Projections): number {
  return [...days.values()].reduce((sum, { points }) => sum + points, 0);
}

/** The numbers from one up to another. */
export function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The credits of a day with what it makes of them, in order of time. */
export function scored(events: readonly LedgerEvent[], date: number): ScoredCredit[] {
  const { items, config } = projectAll(events);
  const credits = [...items.values()].flatMap(({ credits }) => credits);
  return scoreCredits(
    day(date),
    credits.filter((credit) => credit.day === day(date)),
    config,
  );
}

/** What the pages show at a moment of March 2026, of a whole log. */
export function viewOf(log: readonly LedgerEvent[], date: number, time = '12:00'): DashboardState {
  const { config, days, totals, items, past } = projectAll(log);
  const credits = [...items.values()].flatMap(({ credits }) => credits);
  const scored = [...Map.groupBy(credits, (credit) => credit.day)].flatMap(([own, credits]) =>
    scoreCredits(own, credits, config),
  );
  const last = [...totals.values()].at(-1);
  return selectDashboard(
    {
      config,
      ...(last && { totals: last }),
      days: [...days.values()].map(toDayView),
      wins: scored.map((credit) => toWin(credit)),
      unlisted: { day: '', wins: 0 },
      ahead: [],
      manualTitles: [],
      plan: NO_PLAN,
      past: { days: [...past.values()], everOn: past.size },
      years: [...new Set([...days.keys(), ...past.keys()].map((own) => Number(own.slice(0, 4))))].sort(),
    },
    { at: clock(date, time), offset: 60 },
  );
}
