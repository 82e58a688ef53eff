import { focusHeading } from '#components/ui/focus.ts';
import { formatList } from '#components/ui/format.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  view: DashboardState;
  onClose: () => void;
}

/** Welcomes a person who was away: with what stands, and no word of what does not. */
export function WelcomeBack({ view, onClose }: Props) {
  const { totalWins, bestStreak, plan, settings } = view;
  const goals = plan.goals.filter(({ reached }) => !reached).length;
  const stands = [
    n('common.wins', totalWins),
    ...(settings.game && settings.streaks === 'all' && bestStreak > 1 ? [n('back.streak', bestStreak)] : []),
    ...(goals > 0 ? [n('back.goals', goals)] : []),
  ];
  return (
    <section class="empty-state" aria-label={t('back.welcome')}>
      <p class="welcome-back">{t('back.welcome')}</p>
      <p class="quiet">{t('back.stands', formatList(stands))}</p>
      <p>
        <button
          type="button"
          class="button"
          onClick={() => {
            // The button is about to go.
            focusHeading();
            onClose();
          }}
        >
          {t('back.close')}
        </button>
      </p>
    </section>
  );
}
