import { challengeRule, challengeText } from '#components/today/challenge-text.ts';
import { Answer } from '#components/today/PromptCard.tsx';
import { formatNumber } from '#components/ui/format.ts';
import { Check } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { momentAt } from '#utils/domain/calendar.ts';
import { challengeSubject, challengeView, offeredChallenges } from '#utils/domain/planning/challenge.ts';
import { profileOf } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

interface OfferProps extends Pick<PageActions, 'onPlan'> {
  view: DashboardState;
}

/** Offers a challenge for the week, where nothing else is asked; nothing when none is due. */
export function ChallengeOffer({ view, onPlan }: OfferProps) {
  const offer = offeredChallenges(view.plan.challenges, momentAt(new Date()));
  if (!offer) return null;
  const { subject, kinds } = offer;
  const note = (noteKind: 'challenge' | 'postponed', subject: string) =>
    onPlan({ type: 'note', noteKind, subject });
  return (
    <section class="notice prompt" aria-label={t('prompts.label')}>
      <p>{t('challenge.offer')}</p>
      <p class="actions">
        {kinds.map((kind) => (
          <Answer
            key={kind}
            text={challengeText(kind)}
            onAnswer={() => note('challenge', challengeSubject(subject, kind))}
          />
        ))}
        <Answer text={t('prompts.notThisWeek')} onAnswer={() => note('postponed', subject)} />
      </p>
    </section>
  );
}

interface Props {
  view: DashboardState;
  /** The person does not want it any more. */
  onDrop: (id: string) => void;
}

/** The week's challenge on one line: how far it has come, or that it is done; nothing where there is none. */
export function Challenge({ view: { plan, settings }, onDrop }: Props) {
  const challenge = challengeView(plan.challenges, momentAt(new Date()));
  if (!challenge) return null;
  const { id, kind, done, of } = challenge;
  if (done >= of) {
    const isCalm = profileOf(settings) === 'calm';
    return (
      <p class="challenge done">
        <Check />
        <span>{isCalm ? t('challenge.done', challengeText(kind)) : t(`challenge.met.${kind}`)}</span>
      </p>
    );
  }
  return (
    <div class="challenge">
      <p>
        {t('challenge.running', challengeText(kind))}{' '}
        {of > 1 && <span class="quiet">{t('common.outOf', formatNumber(done), formatNumber(of))}</span>}
      </p>
      <p class="quiet">
        {challengeRule(kind)}{' '}
        <OnceButton class="undo" aria-label={t('challenge.dropIt')} onPress={() => onDrop(id)}>
          {t('challenge.drop')}
        </OnceButton>
      </p>
    </div>
  );
}
