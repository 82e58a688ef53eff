import { Badge } from '#components/progress/Badge.tsx';
import '#components/progress/highlights.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ReflectionText } from '#components/review/DayReflection.tsx';
import { achievementName } from '#components/ui/achievement-labels.ts';
import { formatLongDay } from '#components/ui/format.ts';
import { Check, SiteIcon } from '#components/ui/icons.tsx';
import { withName } from '#components/ui/WinList.tsx';
import type { DayHighlights } from '#utils/domain/views/highlights.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Days that are shown at first. */
const SHOWN_AT_FIRST = 6;

/** What is worth noticing, day by day: the latest days, and the others at a click. */
export function HighlightFeed({ days }: { days: readonly DayHighlights[] }) {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  // The button has gone; what it showed comes next.
  useLayoutEffect(() => {
    if (all) list.current?.querySelectorAll<HTMLElement>('section')[SHOWN_AT_FIRST]?.focus();
  }, [all]);
  if (days.length === 0) return <p class="empty">{t('share.empty')}</p>;
  const shown = all ? days : days.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <div ref={list} class="highlights-days">
        {shown.map((highlights) => (
          <Day key={highlights.day} {...highlights} />
        ))}
      </div>
      {shown.length < days.length && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {t('share.earlier')}
        </button>
      )}
    </>
  );
}

function Day({ day, goals, achievements, wins, more, line }: DayHighlights) {
  return (
    <section class="highlights-day" tabIndex={-1} aria-labelledby={`highlights-${day}`}>
      <h3 id={`highlights-${day}`}>
        <time dateTime={day}>{formatLongDay(day)}</time>
      </h3>
      <ul>
        {goals.map(({ subject, title }) => (
          <li key={subject} class="highlight reached">
            <Check />
            <span>{t('share.reached', title)}</span>
          </li>
        ))}
        {achievements.map(({ name, need }) => (
          <li key={name} class="highlight reached">
            <Badge name={name} />
            <span>{t('share.feat', achievementName(name, need))}</span>
            <a
              class="undo"
              href={formatRoute({ page: 'review', share: name })}
              aria-label={t('share.shareOf', achievementName(name, need))}
            >
              {t('share.title')}
            </a>
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
