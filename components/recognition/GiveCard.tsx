import { useState } from 'preact/hooks';
import { SignSheet } from '#components/recognition/SignSheet.tsx';
import { WithKey } from '#components/recognition/WithKey.tsx';
import { CopyBox } from '#components/review/CopyBox.tsx';
import { formatNumber, formatShare, formatSpan } from '#components/ui/format.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { addDays } from '#utils/domain/calendar.ts';
import { ownWeek } from '#utils/domain/recognition/own-week.ts';
import type { Team } from '#utils/domain/recognition/team.ts';
import { cardPayload, type WeekCard } from '#utils/domain/recognition/week-card.ts';
import { mondayOf } from '#utils/domain/recognition/weeks.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { KeyActions, OwnKeyView, RecognitionActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends KeyActions, Pick<RecognitionActions, 'onSignCard'> {
  team: Team;
  view: DashboardState;
  onChange: () => Promise<void>;
}

const WEEKS = ['thisWeek', 'lastWeek'] as const;

/** The person's own card of this week or the last one: exactly what it says, and the line to hand on once it is signed. */
export function GiveCard({ team, view, onSignCard, onChange, ...making }: Props) {
  const [week, setWeek] = useState<(typeof WEEKS)[number]>('thisWeek');
  const monday = addDays(mondayOf(view.today.day), week === 'thisWeek' ? 0 : -7);
  const card: WeekCard = { team: team.id, ...ownWeek(view, monday) };
  return (
    <div class="sharing">
      <fieldset class="pills">
        <legend class="unseen">{t('together.week')}</legend>
        {WEEKS.map((one) => (
          <label key={one} class="pill">
            <input
              type="radio"
              name={`week-${team.id}`}
              checked={one === week}
              onChange={() => setWeek(one)}
            />
            {t(`together.${one}`)}
          </label>
        ))}
      </fieldset>
      <WithKey {...making}>
        {(key) => (
          <SignCard
            card={card}
            name={team.name}
            ownKey={key}
            onSign={async (payload) => {
              const line = await onSignCard(payload, card);
              await onChange();
              return line;
            }}
          />
        )}
      </WithKey>
    </div>
  );
}

interface SignProps {
  card: WeekCard;
  /** Of the milestone. */
  name: string;
  ownKey: OwnKeyView;
  /** Signs the very text; resolves with the line that carries it. */
  onSign: (payload: string) => Promise<string>;
}

function SignCard({ card, name, ownKey, onSign }: SignProps) {
  const [signed, setSigned] = useState({ payload: '', line: '' });
  const command = useCommand();
  const payload = cardPayload(card, ownKey.fingerprint);
  // What is signed no more says what stands here.
  const line = signed.payload === payload ? signed.line : '';
  const sign = async () => setSigned({ payload, line: await onSign(payload) });
  return (
    <>
      <SignSheet
        heading={t('together.preview')}
        rows={[
          [t('together.milestone'), name],
          [t('together.week'), formatSpan(card.week, addDays(card.week, 6))],
          [t('together.days'), formatNumber(card.days)],
          [t('together.share'), formatShare(card.share / 100)],
          [t('together.rest'), t(card.rest ? 'together.someRest' : 'together.noRest')],
        ]}
        ownKey={ownKey}
        payload={payload}
        readers={t('together.nothingElse')}
      />
      {line ? (
        <div class="copy-text">
          <CopyBox label={t('share.preview')} text={line} />
        </div>
      ) : (
        <p class="actions">
          <button type="button" class="button main" onClick={() => void command.run(sign)}>
            {t('together.sign')}
          </button>
        </p>
      )}
      <p class="later" role="status">
        {line && t('together.signed')}
      </p>
      <Failure of={command} />
    </>
  );
}
