import { useState } from 'preact/hooks';
import { formatDate, formatNumber, formatShare } from '#components/ui/format.ts';
import { Check } from '#components/ui/icons.tsx';
import {
  type Achievement,
  type AchievementProgress,
  latestReached,
  nearest,
} from '#utils/domain/scoring/achievements.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

/** Those that the window shows before it is asked for all: the latest, and the nearest. */
const FEW = 3;

/** The group in which each is shown, and the name of its texts. */
const FEATS = {
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

/** The rules know these, but there is nothing yet to earn them with: nobody should look for it. */
const NOT_YET: readonly Achievement[] = ['gatekeeper'];

/** Of streaks; whoever hides these hides them here as well. */
const STREAKS: readonly Achievement[] = ['weekly streak 4', 'weekly streak 12', 'rejoined'];

/** What was reached of late and what is near; behind it all there is, group by group. */
export function Achievements({ achievements, settings }: Pick<DashboardState, 'achievements' | 'settings'>) {
  const [open, setOpen] = useState(false);
  const all = achievements.filter(
    ({ name }) => !NOT_YET.includes(name) && (settings.streaks === 'all' || !STREAKS.includes(name)),
  );
  const reached = all.filter(({ on }) => on).length;
  return (
    <>
      <div class="feat-few">
        <Feats name={t('achievements.latest')} achievements={latestReached(all, FEW)} />
        <Feats name={t('achievements.nearest')} achievements={nearest(all, FEW)} bars />
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {t('achievements.all')}{' '}
          <span class="quiet">
            {t('achievements.reached', formatNumber(reached), formatNumber(all.length))}
          </span>
        </summary>
        {open && (
          <div class="feat-groups">
            {[...Map.groupBy(all, ({ name }) => FEATS[name][0])].map(([group, achievements]) => (
              <Feats key={group} name={t(`achievements.groups.${group}`)} achievements={achievements} />
            ))}
          </div>
        )}
      </details>
    </>
  );
}

function Feats({
  name,
  achievements,
  bars = false,
}: {
  name: string;
  achievements: AchievementProgress[];
  bars?: boolean;
}) {
  if (achievements.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <ul class="achievements">
        {achievements.map((achievement) => (
          <Feat key={achievement.name} achievement={achievement} bar={bars} />
        ))}
      </ul>
    </section>
  );
}

function Feat({
  achievement: { name, count, need, on, provisional },
  bar,
}: {
  achievement: AchievementProgress;
  bar: boolean;
}) {
  const amount = amountOf(name);
  return (
    <li class={`feat ${on ? 'reached' : ''}`}>
      <Check />
      <span class="feat-name">{featName(name, need)}</span>
      <span class="feat-state">
        {on ? (
          <time dateTime={on}>{formatDate(on)}</time>
        ) : (
          t('achievements.progress', amount(count), amount(need))
        )}
      </span>
      <span class="quiet">
        {featTakes(name)}
        {provisional && ` ${t('achievements.provisional')}`}
      </span>
      {bar && count > 0 && (
        <div class="bar" style={{ '--done': count / need, '--steps': 1 }} aria-hidden="true">
          <div class="bar-fill" />
        </div>
      )}
    </li>
  );
}

/** What an achievement is called. @param need how many it takes */
export function featName(name: Achievement, need: number): string {
  return t(`achievements.name.${FEATS[name][1]}`, amountOf(name)(need));
}

/** What an achievement takes. */
export function featTakes(name: Achievement): string {
  return t(`achievements.takes.${FEATS[name][1]}`);
}

function amountOf(name: Achievement): (value: number) => string {
  return name.startsWith('consistency') ? (value) => formatShare(value / 100) : formatNumber;
}
