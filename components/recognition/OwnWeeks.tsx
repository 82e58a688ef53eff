import { useState } from 'preact/hooks';
import { formatDecimals, formatLongWeekday } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { addDays } from '#utils/domain/calendar.ts';
import { ownWeek } from '#utils/domain/recognition/own-week.ts';
import { targetDays } from '#utils/domain/recognition/week-card.ts';
import { mondayOf } from '#utils/domain/recognition/weeks.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

const BACK_DAYS = 28;

/** The person's own week beside their own four weeks ago, up to the same weekday; only for who opens it. */
export function OwnWeeks({ view }: { view: DashboardState }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="recognition-part"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('together.ownWeeks')}</summary>
      {isOpen && <Weeks view={view} />}
    </details>
  );
}

function Weeks({ view }: { view: DashboardState }) {
  const { day } = view.today;
  const weeks = ([['now', 0] as const, ['then', -BACK_DAYS] as const] as const).map(([name, back]) => {
    const week = ownWeek(view, mondayOf(addDays(day, back)), addDays(day, back));
    return { name, days: targetDays(week) / 100 };
  });
  const most = Math.max(1, ...weeks.map(({ days }) => days));
  return (
    <div class="sharing own-weeks">
      <p class="quiet">{t('together.ownWeeksAre', formatLongWeekday(day))}</p>
      {weeks.map(({ name, days }) => (
        <div key={name} class="shared-bar">
          <p>
            {t(`together.${name}`)} <strong>{formatDecimals(days, Number.isInteger(days) ? 0 : 1)}</strong>
          </p>
          <ProgressBar label={t(`together.${name}`)} value={days} max={most} />
        </div>
      ))}
    </div>
  );
}
