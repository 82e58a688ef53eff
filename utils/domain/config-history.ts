import { addDays, type DayKey, weekday } from '#utils/domain/calendar.ts';
import { type Act, unvoided } from '#utils/domain/event.ts';
import { REST_BACK_DAYS, REST_MAX_DAYS } from '#utils/domain/rules.ts';
import { type Change, type Settings, settingsOn } from '#utils/domain/settings.ts';

/** Days off, by their first and last day. */
export interface Rest {
  from: DayKey;
  to: DayKey;
  why: NonNullable<Act['rest']>['why'];
}

/** What holds when: all that the rules must know of a day besides what was done on it. */
export interface Terms {
  /** In the order in which they were said. */
  changes: Change[];
  /** In the order in which they were said; they may overlap. */
  rests: Rest[];
  /** Device → what its surprises are drawn from. */
  lots: Record<string, string>;
  /** V2: the highest level that was celebrated; what is below it is not celebrated again, whatever was undone since. */
  celebrated: number;
}

/** What holds as long as nothing was said. */
export const NO_TERMS: Terms = { changes: [], rests: [], lots: {}, celebrated: 1 };

/** Folds the acts on {@link TERMS}, in order. */
export function termsOf(acts: readonly Act[]): Terms {
  const stood = unvoided(acts);
  return {
    // G2; but where nothing was scored yet, nothing can be scored anew.
    changes: stood.flatMap(({ settings, day, fresh }) =>
      settings ? [{ from: fresh ? day : addDays(day, 1), settings }] : [],
    ),
    rests: restsOf(acts).map(({ from, to, why }) => ({ from, to, why })),
    celebrated: Math.max(1, ...acts.map(({ level = 1 }) => level)),
    // P4: the first one stays, whatever comes after it, so that nobody rolls again.
    lots: Object.fromEntries(acts.toReversed().flatMap(({ lot, device }) => (lot ? [[device, lot]] : []))),
  };
}

/**
 * S3: the rests that stand, each with the act that said so. One that is taken back on the day on which it was said never
 * was; later, it ends with the day before, since what was rested until then stays so.
 * @param acts on {@link TERMS}, in order
 */
export function restsOf(acts: readonly Act[]): (Rest & { id: string })[] {
  const ended = new Map(acts.toReversed().map(({ ref, day }) => [ref, day]));
  const left = (id: string, said: DayKey, { from, to, why }: Rest): Rest[] => {
    const end = ended.get(id);
    if (end === undefined) return [{ from, to, why }];
    return end > said ? [{ from, to: [to, addDays(end, -1)].sort()[0] as DayKey, why }] : [];
  };
  return acts
    .flatMap(({ id, rest, day }) =>
      rest ? left(id, day, clamped(rest, day)).map((rest) => ({ id, ...rest })) : [],
    )
    .filter(({ from, to }) => from <= to);
}

/** S3: dated back by seven days and lasting for ninety at the most. @param said the day on which it was said */
function clamped({ from, to, why }: Rest, said: DayKey): Rest {
  const first = [from, addDays(said, -REST_BACK_DAYS)].sort().at(-1) as DayKey;
  const last = [to, addDays(first, REST_MAX_DAYS - 1)].sort()[0] as DayKey;
  return { from: first, to: last, why };
}

/** S3: whether the person rests on a day. */
export function isRest({ rests }: Terms, day: DayKey): boolean {
  return rests.some(({ from, to }) => from <= day && day <= to);
}

/**
 * S2, S3: whether goal and streak expect something of a day.
 * @param as the day that asks: of the days after it, it knows only what holds on itself (T4)
 */
export function isScheduled(terms: Terms, day: DayKey, as = day): boolean {
  const { schedule } = settingsFor(terms, as < day ? as : day);
  return schedule.includes(weekday(day)) && !isRest(terms, day);
}

/** What scores on a day. */
export function settingsFor(terms: Terms, day: DayKey): Settings {
  const known = KNOWN.get(terms) ?? new Map<DayKey, Settings>();
  const settings = known.get(day) ?? settingsOn(terms.changes, day);
  KNOWN.set(terms, known.set(day, settings));
  return settings;
}

/** By their day: the same days are asked about over and over, and terms never change once they are made. */
const KNOWN = new WeakMap<Terms, Map<DayKey, Settings>>();

/** The first day for which two terms differ in anything that scores; undefined if there is none. */
export function firstChange(a: Terms, b: Terms): DayKey | undefined {
  const days = [
    ...differing(a.changes, b.changes).map(({ from }) => from),
    ...differing(a.rests, b.rests).map(({ from }) => from),
  ];
  const lots = differing(Object.entries(a.lots), Object.entries(b.lots));
  return lots.length > 0 ? '' : days.sort()[0];
}

/** What only one of two lists holds, or holds elsewhere among the others. */
function differing<T>(a: readonly T[], b: readonly T[]): T[] {
  const same = (x: readonly T[], y: readonly T[]) => {
    const forms = y.map((one) => JSON.stringify(one));
    return x.filter((one, at) => forms[at] !== JSON.stringify(one));
  };
  return [...same(a, b), ...same(b, a)];
}
