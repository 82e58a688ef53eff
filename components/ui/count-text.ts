import type { HistoryCount } from '#utils/pages/history-search.ts';
import { n } from '#utils/platform/i18n.ts';

/** 3 wins · 1 logged only · 2 brought in. @param say names a number of wins */
export function countText(
  { wins, others, past }: HistoryCount,
  say = (wins: number) => n('common.wins', wins),
): string {
  const logged = others > 0 ? n('common.logged', others) : '';
  const broughtIn = past > 0 ? n('past.count', past) : '';
  const beside = [logged, broughtIn].filter(Boolean);
  return (wins === 0 && beside.length > 0 ? beside : [say(wins), ...beside]).join(' · ');
}
