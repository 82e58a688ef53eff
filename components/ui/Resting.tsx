import { focusHeading } from '#components/ui/focus.ts';
import { formatLongDay } from '#components/ui/format.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

/** On a day of rest: how long it lasts, and a way to end it. Nothing on any other day. */
export function Resting({
  view: { today, plan },
  onUndo,
}: { view: DashboardState } & Pick<PageActions, 'onUndo'>) {
  const command = useCommand();
  const rests = plan.rests.filter(({ from, to }) => from <= today.day && today.day <= to);
  const [longest] = rests.toSorted((a, b) => (a.to < b.to ? 1 : -1));
  if (!longest) return null;
  return (
    <div class="resting">
      <p>
        {longest.to === today.day ? t('prompts.untilToday') : t('prompts.until', formatLongDay(longest.to))}{' '}
        {longest.reason === 'sick' && t('prompts.sickWish')}
        {longest.reason === 'holiday' && t('prompts.holidayWish')}
      </p>
      <p class="quiet">{t('prompts.nothing')}</p>
      <p class="actions">
        <OnceButton
          class="button"
          onPress={() => {
            focusHeading();
            void command.run(() => Promise.all(rests.map(({ id }) => onUndo(id))));
          }}
        >
          {t('prompts.back')}
        </OnceButton>
        <Failure of={command} />
      </p>
    </div>
  );
}
