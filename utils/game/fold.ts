import { type Act, compare, inOrder, type Standing, standing } from './credits.ts';
import type { DayKey } from './days.ts';
import { type DayTotal, daysOf, scoreDay } from './score.ts';

/** All that is derived from the log. */
export interface Derived {
  subjects: Map<string, Standing>;
  days: Map<DayKey, DayTotal>;
  /** Weak name → strong name. */
  aliases: Map<string, string>;
}

/** Folds a whole log, in any order and with any duplicates, into what the ledger otherwise derives act by act. */
export function fold(log: Iterable<Act>): Derived {
  const acts = [...new Map([...log].map((act) => [act.id, act])).values()].sort(inOrder);

  const aliases = new Map<string, string>();
  for (const { alias, subject } of acts) {
    if (alias) aliases.set(alias, strongest(aliases.get(alias), subject));
  }

  const grouped = Map.groupBy(acts, ({ subject }) => aliases.get(subject) ?? subject);
  const subjects = new Map([...grouped].map(([subject, own]) => [subject, standing(own)]));

  const shown = [...subjects.values()]
    .flatMap(({ credits }) => credits)
    .flatMap((credit) => daysOf(credit).map((day) => ({ day, credit })));
  const days = new Map(
    [...Map.groupBy(shown, ({ day }) => day)].map(([day, entries]) => [
      day,
      scoreDay(
        day,
        entries.map(({ credit }) => credit),
      ),
    ]),
  );
  return { subjects, days, aliases };
}

/** The one strong name for an alias that pages linked to several: the same whichever came first. */
export function strongest(known: string | undefined, learned: string): string {
  return known && compare(known, learned) < 0 ? known : learned;
}
