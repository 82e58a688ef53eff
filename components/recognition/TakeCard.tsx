import { KeepForm } from '#components/recognition/KeepForm.tsx';
import { SignedBy } from '#components/recognition/SignedBy.tsx';
import { formatSpan } from '#components/ui/format.ts';
import { addDays } from '#utils/domain/calendar.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  card: VerifiedCard;
  shown: ShownRecognition;
  onKeep: (name: string) => Promise<void>;
}

/** A week card that was handed in and holds: whose it is, and of which week. What it tells shows in the sum alone. */
export function TakeCard({ card, shown, onKeep }: Props) {
  const team = shown.together.teams.find(({ id }) => id === card.team);
  return (
    <KeepForm signer={card.signer} shown={shown} onKeep={onKeep}>
      {(by) => (
        <figure class="signed-words">
          <p>{t('together.cardOf', team?.name ?? '', formatSpan(card.week, addDays(card.week, 6)))}</p>
          <figcaption class="quiet">
            <SignedBy name={by} signer={card.signer} />
          </figcaption>
        </figure>
      )}
    </KeepForm>
  );
}
