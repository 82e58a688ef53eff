import { CardFolder } from '#components/recognition/CardFolder.tsx';
import { GiveCard } from '#components/recognition/GiveCard.tsx';
import { LeaveTeam } from '#components/recognition/LeaveTeam.tsx';
import { SharedBar } from '#components/recognition/SharedBar.tsx';
import { CopyBox } from '#components/review/CopyBox.tsx';
import { addDays } from '#utils/domain/calendar.ts';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import type { KeptTeam } from '#utils/domain/recognition/kept-together.ts';
import { shownTogether, sumTogether } from '#utils/domain/recognition/together.ts';
import { mondayOf, monthOfWeek } from '#utils/domain/recognition/weeks.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { RecognitionActions } from '#utils/pages/recognition/actions.ts';
import type { ShownTogether } from '#utils/pages/recognition/read-together.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends RecognitionActions {
  team: KeptTeam;
  together: ShownTogether;
  view: DashboardState;
  onChange: () => Promise<void>;
}

/** One milestone: how far it is, the person's own card, and the ways in and out. */
export function Milestone({ team, together, view, onChange, ...actions }: Props) {
  const monday = mondayOf(view.today.day);
  const months = [addDays(monday, -7), monday].map(monthOfWeek);
  const [before, now] = months.map((month) => ({
    month,
    days: shownTogether(sumTogether(team.id, month, together.cards), team.marks.get(month)),
  }));
  return (
    <section class="milestone" aria-labelledby={`team-${team.id}`}>
      <h3 id={`team-${team.id}`} dir="auto">
        {team.name}
      </h3>
      {before?.month !== now?.month && before?.days !== undefined && (
        <SharedBar month={before.month} days={before.days} target={team.target} />
      )}
      {now?.days === undefined ? (
        <p class="quiet">{t('together.waiting')}</p>
      ) : (
        <SharedBar month={now.month} days={now.days} target={team.target} />
      )}
      <details class="recognition-part">
        <summary>{t('together.give')}</summary>
        <GiveCard team={team} view={view} onChange={onChange} {...actions} />
      </details>
      <details class="recognition-part">
        <summary>{t('together.invite')}</summary>
        <div class="sharing">
          <p class="quiet">{t('together.inviteIs')}</p>
          <div class="copy-text">
            <CopyBox
              label={t('share.preview')}
              text={`${t('together.inviteText', team.name, team.target)}\n${carrierLine(team.invitation, 'team')}`}
            />
          </div>
        </div>
      </details>
      <CardFolder
        onHasFolder={actions.onHasFolder}
        onExchange={async () => {
          const fresh = await actions.onExchange(team, together);
          await onChange();
          return fresh;
        }}
      />
      <LeaveTeam onLeave={() => actions.onLeave(team).then(onChange)} />
    </section>
  );
}
