import { formatNumber } from '#components/ui/format.ts';
import type { Achievement, AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import { steadyDays } from '#utils/domain/scoring/consistency.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

/** The group in which each is shown, and the name of its texts. */
const TEXTS = {
  'first win': ['starting', 'firstWin'],
  'three today': ['starting', 'threeToday'],
  'just five': ['starting', 'justFive'],
  'started and finished': ['starting', 'startedAndFinished'],
  '25 starts': ['starting', 'starts25'],
  '10 wins': ['volume', 'wins10'],
  '100 wins': ['volume', 'wins100'],
  '500 wins': ['volume', 'wins500'],
  '1,000 wins': ['volume', 'wins1000'],
  '5 goal days': ['volume', 'goalDays5'],
  '25 goal days': ['volume', 'goalDays25'],
  '100 goal days': ['volume', 'goalDays100'],
  'the one that mattered': ['meaning', 'mattered'],
  'ten picks': ['meaning', 'picks10'],
  'old dragon': ['meaning', 'oldDragon'],
  'spring clean': ['meaning', 'springClean'],
  'whole list': ['meaning', 'wholeList'],
  'broke it down': ['goals', 'brokeDown'],
  reached: ['goals', 'goals1'],
  'five goals': ['goals', 'goals5'],
  shipped: ['craft', 'shipped'],
  '25 shipped': ['craft', 'shipped25'],
  'second pair of eyes': ['craft', 'reviewer'],
  gatekeeper: ['craft', 'gatekeeper'],
  'three tools': ['craft', 'threeTools'],
  'consistency 50': ['streaks', 'consistency50'],
  'consistency 80': ['streaks', 'consistency80'],
  'consistency 95': ['streaks', 'consistency95'],
  'weekly streak 4': ['streaks', 'weeks4'],
  'weekly streak 12': ['streaks', 'weeks12'],
  'welcome back': ['streaks', 'welcomeBack'],
  rejoined: ['streaks', 'rejoined'],
  'real rest': ['care', 'realRest'],
  'clean evenings': ['care', 'cleanEvenings'],
  'enough is enough': ['care', 'enough'],
  'four weekly reviews': ['honesty', 'reviews4'],
  'next step kept': ['honesty', 'nextStep'],
  'kept it honest': ['honesty', 'honest'],
  'backed up': ['honesty', 'backedUp'],
  'ledger checked': ['honesty', 'checked'],
} as const satisfies Record<Achievement, readonly [group: string, text: string]>;

/** What an achievement is about. */
export type AchievementGroup = (typeof TEXTS)[Achievement][0];

/** The group in which an achievement is shown. */
export function groupOf(name: Achievement): AchievementGroup {
  return TEXTS[name][0];
}

/** The name of the group in which an achievement is shown. */
export function achievementGroup(name: Achievement): string {
  return t(`achievements.groups.${TEXTS[name][0]}`);
}

/** What an achievement is called. @param need how many it takes */
export function achievementName(name: Achievement, need: number): string {
  return t(`achievements.name.${TEXTS[name][1]}`, amountOf(name)(need));
}

/** What an achievement takes. */
export function achievementTakes(name: Achievement): string {
  return t(`achievements.takes.${TEXTS[name][1]}`);
}

/**
 * How an amount that an achievement takes is written. Consistency counts here as it is weighted, which would be another
 * number than the one that pages show under that name; so it is said in days.
 */
export function amountOf(name: Achievement): (value: number) => string {
  return name.startsWith('consistency') ? (percent) => formatNumber(steadyDays(percent)) : formatNumber;
}

/** A person who hides streaks does not see these either. */
const STREAKS: readonly Achievement[] = ['weekly streak 4', 'weekly streak 12', 'rejoined'];

/** The achievements that the person wants to see. */
export function shownAchievements({
  achievements,
  settings,
}: Pick<DashboardState, 'achievements' | 'settings'>): AchievementProgress[] {
  if (!settings.game) return [];
  return achievements.filter(({ name }) => settings.streaks === 'all' || !STREAKS.includes(name));
}
