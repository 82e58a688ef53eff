import { addDays, between, type DayKey, latestWeekday, weekday } from '#utils/domain/calendar.ts';
import { type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import { REST_BACK_DAYS, REST_MAX_DAYS } from '#utils/domain/rules.ts';
import { DEFAULTS, effectiveSettings, type Settings, type SettingsChange } from '#utils/domain/settings.ts';

/** Days off, by their first and last day. */
export interface Rest {
  from: DayKey;
  to: DayKey;
  reason: NonNullable<LedgerEvent['rest']>['reason'];
  /**
   * The day on which it was entered: before it, nobody knows of what is still to come of it. What an earlier build
   * projected does not have it, and was known all the time.
   */
  entered?: DayKey;
}

/** What holds when: all that the rules must know of a day besides what was done on it. */
export interface ConfigHistory {
  /** In the order in which they were made. */
  changes: SettingsChange[];
  /** In the order in which they were entered; they may overlap. */
  rests: Rest[];
  /** Device → the salt that its surprises are drawn with. */
  salts: Record<string, string>;
  /** The highest level that was celebrated; none up to it is celebrated again, whatever was undone since. */
  celebratedLevel: number;
}

/** What holds as long as nothing was set. */
export const NO_CONFIG: ConfigHistory = { changes: [], rests: [], salts: {}, celebratedLevel: 1 };

/** Projects the events on {@link CONFIG_SUBJECT}, in the log's order. */
export function projectConfig(events: readonly LedgerEvent[]): ConfigHistory {
  return {
    changes: changesIn(events),
    rests: restsIn(events).map(({ id: _, ...rest }) => rest),
    celebratedLevel: events.reduce((highest, { level = 1 }) => Math.max(highest, level), 1),
    // A device keeps its first salt, whatever comes after it, so that nobody rolls again.
    salts: Object.fromEntries(
      events
        .toReversed()
        .flatMap(({ surpriseSalt, device }) => (surpriseSalt ? [[device, surpriseSalt]] : [])),
    ),
  };
}

/**
 * Settings hold from the next day on, and the first day of the week from the next week on; but where nothing was scored
 * yet, nothing can be scored anew.
 */
function changesIn(events: readonly LedgerEvent[]): SettingsChange[] {
  const changes: SettingsChange[] = [];
  /** First days of the week, each from a later day on than those before it, as far as they still hold on any day. */
  const starts: { from: DayKey; weekStart: number }[] = [];
  const knownDays = daysKnown(events);
  for (const event of withoutVoided(events)) {
    const { weekStart, ...others } = event.settings ?? {};
    const { immediate } = event;
    const day = knownDays.get(event) ?? event.day;
    if (Object.keys(others).length > 0)
      changes.push({ from: immediate ? day : addDays(day, 1), settings: others });
    if (weekStart === undefined) continue;
    const held = starts.findLast(({ from }) => from <= day)?.weekStart ?? DEFAULTS.weekStart;
    const from = immediate ? latestWeekday(day, weekStart) : addDays(latestWeekday(day, held), 7);
    changes.push({ from, settings: { weekStart } });
    while ((starts.at(-1)?.from ?? '') >= from) starts.pop();
    starts.push({ from, weekStart });
  }
  return changes;
}

/**
 * The days on which things were said, as far as the log can tell. Where the same device says something of the config
 * with an earlier day afterwards, its clock had run ahead: all that was said until then was said on that day, so that no
 * setting waits for years.
 * @param events in the log's order
 */
export function daysKnown(events: readonly LedgerEvent[]): Map<LedgerEvent, DayKey> {
  const known = new Map<LedgerEvent, DayKey>();
  /** Device → the earliest day of all that it said later. */
  const earliest = new Map<string, DayKey>();
  for (const event of events.toReversed()) {
    const { device, day } = event;
    const first = earliest.get(device) ?? day;
    const own = first < day ? first : day;
    known.set(event, own);
    earliest.set(device, own);
  }
  return known;
}

/**
 * The rests that stand, each with the id of its event. One that is taken back on the day on which it was entered never
 * was; later, it ends with the day before, since the days of rest until then stay so.
 * @param events on {@link CONFIG_SUBJECT}, in the log's order
 */
export function restsIn(events: readonly LedgerEvent[]): (Rest & { id: string })[] {
  const endedOn = new Map(events.toReversed().map(({ ref, day }) => [ref, day]));
  const remaining = (id: string, enteredOn: DayKey, rest: Rest): Rest[] => {
    const end = endedOn.get(id);
    if (end === undefined) return [rest];
    return end > enteredOn ? [{ ...rest, to: [rest.to, addDays(end, -1)].sort()[0] as DayKey }] : [];
  };
  return events
    .flatMap(({ id, rest, day }) =>
      rest ? remaining(id, day, clamped(rest, day)).map((rest) => ({ id, ...rest })) : [],
    )
    .filter(({ from, to }) => from <= to);
}

/** A rest within the bounds of how far it may be dated back and how long it may last. */
function clamped({ from, to, reason }: Omit<Rest, 'entered'>, entered: DayKey): Rest {
  const first = [from, addDays(entered, -REST_BACK_DAYS)].sort().at(-1) as DayKey;
  const last = [to, addDays(first, REST_MAX_DAYS - 1)].sort()[0] as DayKey;
  return { from: first, to: last, reason, entered };
}

/** Whether the person rests on a day. @param knownOn see {@link isScheduled} */
export function isRestDay({ rests }: ConfigHistory, day: DayKey, knownOn = day): boolean {
  return rests.some(
    ({ from, to, entered = '' }) => from <= day && day <= to && (day <= knownOn || entered <= knownOn),
  );
}

/** What is known of the config on a day: without rests that a clock which ran ahead dated later. */
export function configAsOf(config: ConfigHistory, day: DayKey): ConfigHistory {
  const rests = config.rests.filter(({ entered = '' }) => entered <= day);
  return rests.length === config.rests.length ? config : { ...config, rests };
}

/**
 * Whether target and streak expect something of a day.
 * @param knownOn the day whose knowledge is asked for: a later change of the schedule is not known on it yet, nor is a
 * rest still to come that is entered later
 */
export function isScheduled(config: ConfigHistory, day: DayKey, knownOn = day): boolean {
  const { schedule } = settingsFor(config, knownOn < day ? knownOn : day);
  return schedule.includes(weekday(day)) && !isRestDay(config, day, knownOn);
}

/** The first day of a day's week. The first week that begins on another weekday than the one before is cut short. */
export function weekStartOf(config: ConfigHistory, day: DayKey): DayKey {
  const first = latestWeekday(day, settingsFor(config, day).weekStart);
  const change = config.changes.findLast(
    ({ from, settings }) => from <= day && settings.weekStart !== undefined,
  );
  return change && change.from > first ? change.from : first;
}

/** The first day of the week after one. @param first its first day */
export function nextWeekStart(config: ConfigHistory, first: DayKey): DayKey {
  let day = addDays(first, 1);
  while (weekStartOf(config, day) <= first) day = addDays(day, 1);
  return day;
}

/** The days of a week, in order. @param first its first day */
export function daysOfWeek(config: ConfigHistory, first: DayKey): DayKey[] {
  return between(addDays(first, -1), nextWeekStart(config, first));
}

/** The settings that score on a day. */
export function settingsFor(config: ConfigHistory, day: DayKey): Settings {
  const known = SETTINGS_BY_DAY.get(config) ?? new Map<DayKey, Settings>();
  const settings = known.get(day) ?? effectiveSettings(config.changes, day);
  SETTINGS_BY_DAY.set(config, known.set(day, settings));
  return settings;
}

/** Kept, since the same days are asked about over and over, and a history never changes once it is made. */
const SETTINGS_BY_DAY = new WeakMap<ConfigHistory, Map<DayKey, Settings>>();

/**
 * The first day for which two histories differ in anything that scores; '' if that is every day, and undefined if there
 * is none.
 */
export function firstAffectedDay(a: ConfigHistory, b: ConfigHistory): DayKey | undefined {
  const days = [
    ...differing(a.changes, b.changes).map(({ from }) => from),
    ...differing(a.rests, b.rests).map(({ from }) => from),
  ];
  const salts = differing(Object.entries(a.salts), Object.entries(b.salts));
  return salts.length > 0 ? '' : days.sort()[0];
}

/** The entries of two lists that the other list does not have at the same place. */
function differing<T>(a: readonly T[], b: readonly T[]): T[] {
  const missing = (own: readonly T[], other: readonly T[]) => {
    const forms = other.map((entry) => JSON.stringify(entry));
    return own.filter((entry, place) => forms[place] !== JSON.stringify(entry));
  };
  return [...missing(a, b), ...missing(b, a)];
}
