import type { Kind } from './game/constants.ts';
import { goalBonus, winsTold } from './game/day.ts';
import { explainWin } from './game/explain.ts';
import { levelOf } from './game/level.ts';
import { latestSettings } from './game/settings.ts';
import { toWin } from './game/view.ts';
import type { Outcome } from './ledger/ledger.ts';
import type { Told } from './messages.ts';
import { nameless, verb } from './words.ts';

/** What a toast tells of a win: what moved, then what that is worth, in the measure that the person chose (B1). */
export function told(outcome: Outcome, { kind, title }: { kind: Kind; title: string }): Told | undefined {
  const { day, without, win, terms } = outcome;
  if (!win) return undefined;
  const { toast } = latestSettings(terms.changes);
  const what = { id: win.id, verb: verb(kind), title: title || nameless(kind) };
  const withPoints = toast !== 'words';
  const bonus = goalBonus(day) - goalBonus(without);
  const week = day.weekBonus - without.weekBonus;
  const level = levelReached(outcome);
  // Not what the win is worth by itself: it may have moved others of its batch to places that are worth less.
  const points = day.earned - without.earned;
  const notes = [
    ...(win.scored && points <= 0 && day.earned < day.raw ? ['recorded; today is already full'] : []),
    ...explainWin(toWin(win)).flatMap((line) => {
      if (line.part === 'recorded') return ['recorded'];
      if (line.part === 'surprise' && line.points > 0)
        return [`surprise${withPoints ? ` +${line.points}` : ''}`];
      return line.part === 'pick' ? ['the one that mattered'] : [];
    }),
    ...(week > 0 ? [`goal of the week reached${withPoints ? ` +${week}` : ''}`] : []),
    ...(level ? [`level ${level}`] : []),
  ];
  return {
    ...what,
    points: withPoints ? points : 0,
    note: notes.join(' · '),
    moves: toast === 'motion',
    today: {
      wins: winsTold(day, day.target),
      target: day.target,
      reached: bonus > 0,
      bonus: withPoints ? bonus : 0,
    },
  };
}

/** V2: the level that is to be celebrated now: one above all that ever were; undefined mostly. */
export function levelReached({ total, terms }: Outcome): number | undefined {
  const { level } = levelOf(total);
  return level > terms.celebrated ? level : undefined;
}
