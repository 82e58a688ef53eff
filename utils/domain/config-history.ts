import { addDays, type DayKey, weekday } from '#utils/domain/calendar.ts';
import { type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import { REST_BACK_DAYS, REST_MAX_DAYS } from '#utils/domain/rules.ts';
import { effectiveSettings, type Settings, type SettingsChange } from '#utils/domain/settings.ts';

/** Days off, by their first and last day. */
export interface Rest {
  from: DayKey;
  to: DayKey;
  reason: NonNullable<LedgerEvent['rest']>['reason'];
}

/** What holds when: all that the rules must know of a day besides what was done on it. */
export interface ConfigHistory {
  /** In the order in which they were said. */
  changes: SettingsChange[];
  /** In the order in which they were said; they may overlap. */
  rests: Rest[];
  /** Device → what its surprises are drawn from. */
  salts: Record<string, string>;
  /** V2: the highest level that was celebrated; what is below it is not celebrated again, whatever was undone since. */
  celebratedLevel: number;
}

/** What holds as long as nothing was said. */
export const NO_CONFIG: ConfigHistory = { changes: [], rests: [], salts: {}, celebratedLevel: 1 };

/** Folds the acts on {@link TERMS}, in order. */
export function projectConfig(events: readonly LedgerEvent[]): ConfigHistory {
  const stood = withoutVoided(events);
  return {
    // G2; but where nothing was scored yet, nothing can be scored anew.
    changes: stood.flatMap(({ settings, day, immediate }) =>
      settings ? [{ from: immediate ? day : addDays(day, 1), settings }] : [],
    ),
    rests: restsIn(events).map(({ from, to, reason }) => ({ from, to, reason })),
    celebratedLevel: Math.max(1, ...events.map(({ level = 1 }) => level)),
    // P4: the first one stays, whatever comes after it, so that nobody rolls again.
    salts: Object.fromEntries(
      events
        .toReversed()
        .flatMap(({ surpriseSalt, device }) => (surpriseSalt ? [[device, surpriseSalt]] : [])),
    ),
  };
}

/**
 * S3: the rests that stand, each with the act that said so. One that is taken back on the day on which it was said never
 * was; later, it ends with the day before, since what was rested until then stays so.
 * @param acts on {@link TERMS}, in order
 */
export function restsIn(events: readonly LedgerEvent[]): (Rest & { id: string })[] {
  const ended = new Map(events.toReversed().map(({ ref, day }) => [ref, day]));
  const left = (id: string, said: DayKey, { from, to, reason }: Rest): Rest[] => {
    const end = ended.get(id);
    if (end === undefined) return [{ from, to, reason }];
    return end > said ? [{ from, to: [to, addDays(end, -1)].sort()[0] as DayKey, reason }] : [];
  };
  return events
    .flatMap(({ id, rest, day }) =>
      rest ? left(id, day, clamped(rest, day)).map((rest) => ({ id, ...rest })) : [],
    )
    .filter(({ from, to }) => from <= to);
}

/** S3: dated back by seven days and lasting for ninety at the most. @param said the day on which it was said */
function clamped({ from, to, reason }: Rest, said: DayKey): Rest {
  const first = [from, addDays(said, -REST_BACK_DAYS)].sort().at(-1) as DayKey;
  const last = [to, addDays(first, REST_MAX_DAYS - 1)].sort()[0] as DayKey;
  return { from: first, to: last, reason };
}

/** S3: whether the person rests on a day. */
export function isRestDay({ rests }: ConfigHistory, day: DayKey): boolean {
  return rests.some(({ from, to }) => from <= day && day <= to);
}

/**
 * S2, S3: whether goal and streak expect something of a day.
 * @param as the day that asks: of the days after it, it knows only what holds on itself (T4)
 */
export function isScheduled(config: ConfigHistory, day: DayKey, as = day): boolean {
  const { schedule } = settingsFor(config, as < day ? as : day);
  return schedule.includes(weekday(day)) && !isRestDay(config, day);
}

/** What scores on a day. */
export function settingsFor(config: ConfigHistory, day: DayKey): Settings {
  const known = KNOWN.get(config) ?? new Map<DayKey, Settings>();
  const settings = known.get(day) ?? effectiveSettings(config.changes, day);
  KNOWN.set(config, known.set(day, settings));
  return settings;
}

/** By their day: the same days are asked about over and over, and terms never change once they are made. */
const KNOWN = new WeakMap<ConfigHistory, Map<DayKey, Settings>>();

/** The first day for which two terms differ in anything that scores; undefined if there is none. */
export function firstAffectedDay(a: ConfigHistory, b: ConfigHistory): DayKey | undefined {
  const days = [
    ...differing(a.changes, b.changes).map(({ from }) => from),
    ...differing(a.rests, b.rests).map(({ from }) => from),
  ];
  const salts = differing(Object.entries(a.salts), Object.entries(b.salts));
  return salts.length > 0 ? '' : days.sort()[0];
}

/** What only one of two lists holds, or holds elsewhere among the others. */
function differing<T>(a: readonly T[], b: readonly T[]): T[] {
  const same = (x: readonly T[], y: readonly T[]) => {
    const forms = y.map((one) => JSON.stringify(one));
    return x.filter((one, at) => forms[at] !== JSON.stringify(one));
  };
  return [...same(a, b), ...same(b, a)];
}
