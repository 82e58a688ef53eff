import '#components/ui/bar.css';
import '#components/ui/pills.css';
import '#components/ui/rationale.css';
import '#components/recognition/together.css';
import { BeginTeam } from '#components/recognition/BeginTeam.tsx';
import { Milestone } from '#components/recognition/Milestone.tsx';
import { OwnWeeks } from '#components/recognition/OwnWeeks.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends RecognitionActions {
  shown: ShownRecognition;
  view: DashboardState;
  onChange: () => Promise<void>;
}

/** What some colleagues reach together in a month, and beside it nobody but oneself, four weeks ago. */
export function Together({ shown, view, onChange, ...actions }: Props) {
  const { teams } = shown.together;
  return (
    <div class="sharing together">
      <p class="quiet">{t('together.is')}</p>
      {teams.map((team) => (
        <Milestone
          key={team.id}
          team={team}
          together={shown.together}
          view={view}
          onChange={onChange}
          {...actions}
        />
      ))}
      {teams.length === 0 && <BeginTeam onBegin={(team) => actions.onJoin(team).then(onChange)} />}
      <OwnWeeks view={view} />
    </div>
  );
}
