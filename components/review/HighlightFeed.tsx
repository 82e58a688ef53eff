import { ReflectionText } from '#components/review/DayReflection.tsx';
import { achievementName } from '#components/ui/achievement-labels.ts';
import { formatLongDay } from '#components/ui/format.ts';
import { Check, SiteIcon } from '#components/ui/icons.tsx';
import { withName } from '#components/ui/WinList.tsx';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { DayHighlights } from '#utils/domain/views/highlights.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  days: readonly DayHighlights[];
  onShare: (achievement: AchievementProgress) => void;
}

/** What is worth noticing, day by day. */
export function HighlightFeed({ days, onShare }: Props) {
  if (days.length === 0) return <p class="empty">{t('share.empty')}</p>;
  return days.map((highlights) => <Day key={highlights.day} {...highlights} onShare={onShare} />);
}

function Day({
  day,
  goals,
  achievements,
  wins,
  more,
  line,
  onShare,
}: DayHighlights & Pick<Props, 'onShare'>) {
  return (
    <section class="highlights-day" aria-labelledby={`highlights-${day}`}>
      <h2 id={`highlights-${day}`}>
        <time dateTime={day}>{formatLongDay(day)}</time>
      </h2>
      <ul>
        {goals.map(({ subject, title }) => (
          <li key={subject} class="highlight reached">
            <Check />
            <span>{t('share.reached', title)}</span>
          </li>
        ))}
        {achievements.map((achievement) => (
          <li key={achievement.name} class="highlight reached">
            <Check />
            <span>{t('share.feat', achievementName(achievement.name, achievement.need))}</span>
            <button
              type="button"
              class="undo"
              aria-label={t('share.shareOf', achievementName(achievement.name, achievement.need))}
              onClick={() => onShare(achievement)}
            >
              {t('share.title')}
            </button>
          </li>
        ))}
        {wins.map((win) => (
          <li key={win.id} class="highlight">
            <SiteIcon site={win.site} />
            <div>
              <bdi class="highlight-title">{withName(win).title}</bdi>
              {win.note && (
                <p class="own-words" dir="auto">
                  {win.note}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <a class="highlights-more" href={formatRoute({ page: 'history', find: { day } })}>
          {n('share.more', more)}
        </a>
      )}
      {line && (
        <div class="highlights-line">
          <ReflectionText {...line} />
        </div>
      )}
    </section>
  );
}
