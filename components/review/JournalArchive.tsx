import { useState } from 'preact/hooks';
import { ReflectionText } from '#components/review/DayReflection.tsx';
import { ReviewAnswers } from '#components/review/WeekReview.tsx';
import { formatDate, formatDay } from '#components/ui/format.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import { type JournalWeek, journalByWeek } from '#utils/domain/views/journal.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  written: readonly JournalEntry[];
  config: ConfigHistory;
}

/** All that a person ever wrote about their days and weeks, week by week. */
export function JournalArchive({ written, config }: Props) {
  const weeks = journalByWeek(written, config);
  if (weeks.length === 0) return <p class="empty">{t('reflect.archiveEmpty')}</p>;
  return (
    <ul class="journal-weeks">
      {weeks.map((week) => (
        <li key={week.first}>
          <Week {...week} />
        </li>
      ))}
    </ul>
  );
}

function Week({ first, review, lines }: JournalWeek) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('reflect.weekOf', formatDate(first))}
        {review && <span class="quiet">{t('reflect.reviewed')}</span>}
        {lines.length > 0 && <span class="quiet">{n('reflect.lines', lines.length)}</span>}
      </summary>
      {open && (
        <div class="journal-text">
          {review && <ReviewAnswers answers={review.answers} />}
          {lines.length > 0 && (
            <dl class="day-lines">
              {lines.map((line) => (
                <div key={line.id}>
                  <dt>
                    <time dateTime={line.day}>{formatDay(line.day)}</time>
                  </dt>
                  <dd>
                    <ReflectionText {...line} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <a href={formatRoute({ page: 'review', week: first })}>{t('reflect.open')}</a>
        </div>
      )}
    </details>
  );
}
