import { formatNumber } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { QuickWin } from '#components/ui/QuickWin.tsx';
import { WinList } from '#components/ui/WinList.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { REPLACES_NEW_TAB } from '#utils/platform/new-tab.ts';
import { QUICK_WIN } from '#utils/platform/shortcuts.ts';

interface Props extends Pick<PageActions, 'onAdd' | 'onUndo'> {
  view: DashboardState;
}

/** Where a person types their first win, and sees it count. */
export function FirstWin({ view, onAdd, onUndo }: Props) {
  const { today, todaysWins, settings } = view;
  const wins = Math.min(today.targetWins, today.dailyTarget);
  return (
    <>
      <p>{t('welcome.firstIs')}</p>
      <p class="goal-count">{n('today.ofGoal', today.dailyTarget, formatNumber(wins))}</p>
      <ProgressBar label={t('today.goal')} value={wins} max={today.dailyTarget} notched />
      <QuickWin earlier={view.manualTitles} example={t('welcome.example')} onAdd={onAdd} />
      {todaysWins.length > 0 && <WinList wins={todaysWins} numbers={settings.numbers} onUndo={onUndo} />}
      <p class="done" role="status">
        {todaysWins.length > 0 && t('welcome.done')}
      </p>
      {todaysWins.length > 0 && <Onward />}
    </>
  );
}

function Onward() {
  return (
    <>
      <p class="actions">
        <a class="button main" href="/newtab.html#/">
          {t('welcome.dashboard')}
        </a>
        <a class="button" href="/options.html">
          {t('common.options')}
        </a>
      </p>
      <p class="quiet">{import.meta.env.FIREFOX ? t('welcome.pinFirefox') : t('welcome.pin')}</p>
      <p class="quiet">{t('quick.anywhere', QUICK_WIN.keys, QUICK_WIN.keyword)}</p>
      {REPLACES_NEW_TAB && <p class="quiet">{t('welcome.newtab')}</p>}
    </>
  );
}
