import type { ComponentChildren } from 'preact';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { QuickWin } from '#components/ui/QuickWin.tsx';
import { WinList } from '#components/ui/WinList.tsx';
import { winsToday } from '#components/ui/wins-today.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<PageActions, 'onAdd' | 'onUndo'> {
  view: DashboardState;
  /** The sites on which something can be finished. */
  children: ComponentChildren;
}

/** Where a person sees their first win count, whether a site reports it or they type it. */
export function FirstWin({ view, children, onAdd, onUndo }: Props) {
  const { today, todaysWins, settings } = view;
  const isBegun = today.wins > 0;
  return (
    <>
      <p class="goal-count">{winsToday(view)}</p>
      {settings.game && (
        <ProgressBar label={t('today.goal')} value={today.targetWins} max={today.dailyTarget} notched />
      )}
      {isBegun && (
        <WinList
          label={t('today.list')}
          wins={todaysWins.filter(({ isWin }) => isWin)}
          numbers={settings.game && settings.numbers}
          onUndo={onUndo}
        />
      )}
      <p class="done" role="status">
        {isBegun && t('welcome.done')}
      </p>
      {!isBegun && <p>{t('welcome.firstIs')}</p>}
      {isBegun && (
        <p class="actions">
          <a class="button main" href="/newtab.html#/">
            {t('welcome.dashboard')}
          </a>
        </p>
      )}
      {children}
      <QuickWin earlier={view.manualTitles} example={t('welcome.example')} onAdd={onAdd} />
    </>
  );
}
