import type { EntryCount } from '#utils/domain/scoring/win.ts';
import { n } from '#utils/platform/i18n.ts';

/** 3 wins · 1 logged only. @param say names a number of wins */
export function countText(
  { wins, others }: EntryCount,
  say = (wins: number) => n('common.wins', wins),
): string {
  const logged = others > 0 ? n('common.logged', others) : '';
  if (wins === 0 && logged) return logged;
  return [say(wins), logged].filter(Boolean).join(' · ');
}
