import type { Outcome } from '#utils/background/ledger/record.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { shownWins, targetBonus } from '#utils/domain/scoring/day-score.ts';
import { levelOf } from '#utils/domain/scoring/level.ts';
import type { ScoredCredit } from '#utils/domain/scoring/points.ts';
import { latestSettings } from '#utils/domain/settings.ts';
import type { ToastDay, ToastWin } from '#utils/messaging/toast.ts';
import { n, PLACEHOLDER, splitAtPlaceholder, t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';

/**
 * What a toast tells of a win: what was done, then the one thing that is new by it, in the measure that the person chose.
 * Why a win is worth less than others is told where points are looked at, and not in passing.
 */
export function toastContent(
  outcome: Outcome,
  { kind, title }: { kind: WinKind; title: string },
  style: ToastWin['style'],
): ToastWin | undefined {
  const { day, without, win, config } = outcome;
  if (!win) return undefined;
  const saved = {
    id: win.id,
    style,
    sentence: splitAtPlaceholder(t(`toast.did.${kind}`, PLACEHOLDER)),
    title: title || untitled(kind),
  };
  if (style !== 'full') return { ...saved, points: 0, motion: 'never', sound: false };
  const { toast, motion, sound } = latestSettings(config.changes);
  const fact = bestOf(outcome, win, toast !== 'words');
  return {
    ...saved,
    // Not what the win is worth by itself: it may have moved others of its batch to places that are worth less.
    points: toast === 'words' ? 0 : day.earned - without.earned,
    ...(fact !== undefined && { fact }),
    today: toastDay(outcome),
    motion: toast === 'motion' ? motion : 'never',
    sound,
  };
}

/** The day of an event, as a toast tells it. Of what a batch has beyond its first, nothing moves the bar. */
export function toastDay({ day, without, config }: Outcome): ToastDay {
  const { target } = day;
  const wins = shownWins(day, target);
  const width = ({ targetWins }: typeof day) => `${Math.round(100 * Math.min(1, targetWins / target))}%`;
  const ofTarget = target > 0 && wins <= target;
  const hasBar = target > 0 && latestSettings(config.changes).toast !== 'words';
  return {
    line: ofTarget ? t('toast.ofGoal', wins, target) : wins > 0 ? n('toast.wins', wins) : '',
    ...(hasBar && { bar: [width(without), width(day)] }),
  };
}

/** The best of what a win brought besides its own points. @param inPoints whether these are told as well */
function bestOf(outcome: Outcome, { parts }: ScoredCredit, inPoints: boolean): string | undefined {
  const { day, without } = outcome;
  const level = inPoints && levelReached(outcome);
  const gain = (name: 'goal' | 'week' | 'priority' | 'surprise', points: number) =>
    points > 0 ? [inPoints ? t(`toast.${name}Points`, points) : t(`toast.${name}`)] : [];
  return [
    ...(level ? [t('toast.level', level)] : []),
    ...gain('week', day.weekBonus - without.weekBonus),
    ...gain('goal', targetBonus(day) - targetBonus(without)),
    ...gain('priority', parts.priority),
    ...gain('surprise', parts.surprise),
  ][0];
}

/** The level that is to be celebrated now: one above all that ever were; undefined mostly. */
export function levelReached({ total, config }: Outcome): number | undefined {
  const { level } = levelOf(total);
  return level > config.celebratedLevel ? level : undefined;
}
