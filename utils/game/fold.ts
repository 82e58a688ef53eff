import { strongest } from '../names.ts';
import { scoreCredits } from './batch.ts';
import { type Act, inOrder, type Standing, standing } from './credits.ts';
import type { DayKey } from './days.ts';
import { type DayTotal, daysOf, scoreDay } from './score.ts';

/** All that is derived from the log. */
export interface Derived {
  subjects: Map<string, Standing>;
  days: Map<DayKey, DayTotal>;
  /** Name → the best name of the same thing. */
  aliases: Map<string, string>;
}

/** Folds a whole log, in any order and with any duplicates, into what the ledger otherwise derives act by act. */
export function fold(log: Iterable<Act>): Derived {
  const acts = [...new Map([...log].map((act) => [act.id, act])).values()].sort(inOrder);

  const aliases = resolveNames(acts);
  const grouped = Map.groupBy(acts, ({ subject }) => aliases.get(subject) ?? subject);
  const subjects = new Map([...grouped].map(([subject, own]) => [subject, standing(own)]));

  const credits = [...subjects.values()].flatMap(({ credits }) => credits);
  const shown = [...Map.groupBy(credits, ({ day }) => day).values()]
    .flatMap(scoreCredits)
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

/** Every name that is not the best one of its thing → that best one, whatever order the links came in. */
function resolveNames(acts: readonly Act[]): Map<string, string> {
  const best = new Map<string, string>();
  const others = new Map<string, string[]>();
  for (const { subject, alias = subject } of acts) {
    const [a, b] = [best.get(subject) ?? subject, best.get(alias) ?? alias];
    if (a === b) continue;
    const winner = strongest(a, b);
    const loser = winner === a ? b : a;
    const moved = [loser, ...(others.get(loser) ?? [])];
    for (const name of moved) best.set(name, winner);
    others.delete(loser);
    others.set(winner, [...(others.get(winner) ?? []), ...moved]);
  }
  return best;
}
