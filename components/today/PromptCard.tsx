import { useState } from 'preact/hooks';
import { focusHeading } from '#components/ui/focus.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { RestForm } from '#components/ui/RestForm.tsx';
import { restOn } from '#components/ui/rest-today.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { Prompt } from '#utils/domain/planning/next-prompt.ts';
import { PROFILES } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<PageActions, 'onPlan' | 'onSettings'> {
  view: DashboardState;
  /** Whether the pages of the new tab open in a tab of their own. */
  outside?: boolean;
}

/** The one question that may be asked now; nothing when there is none. */
export function PromptCard({ view, ...rest }: Props) {
  const { prompt } = view.plan;
  if (!prompt) return null;
  return (
    <section key={prompt.ask} class="notice prompt" aria-label={t('prompts.label')}>
      <Question ask={prompt} view={view} {...rest} />
    </section>
  );
}

function Question({ ask, view, outside = false, onPlan, onSettings }: Props & { ask: Prompt }) {
  const note = (noteKind: 'helpful' | 'unhelpful' | 'rest-offered') =>
    onPlan({ type: 'note', noteKind, subject: 'config' });
  const settle = () => onPlan({ type: 'note', noteKind: 'postponed', subject: 'config' });
  switch (ask.ask) {
    case 'review': {
      const { subject } = ask;
      const week = subject.slice('review:'.length);
      return (
        <>
          <p>{t('prompts.review')}</p>
          <p class="actions">
            <a
              class="button"
              href={`/newtab.html${formatRoute({ page: 'review', week })}`}
              {...(outside && { target: '_blank', rel: 'noopener' })}
            >
              {t('prompts.write')}
            </a>
            <Answer
              text={t('prompts.notThisWeek')}
              onAnswer={() => onPlan({ type: 'note', noteKind: 'postponed', subject })}
            />
          </p>
        </>
      );
    }
    case 'rest':
      return <OfferOfRest today={view.today.day} onPlan={onPlan} onOffered={() => note('rest-offered')} />;
    case 'helpful':
      return (
        <>
          <p>{t('prompts.helps')}</p>
          <p class="actions">
            <Answer text={t('prompts.doesHelp')} onAnswer={() => note('helpful')} />
            <Answer text={t('prompts.doesNotHelp')} onAnswer={() => note('unhelpful')} />
            <Answer text={t('prompts.notNow')} onAnswer={settle} />
          </p>
        </>
      );
    case 'calm':
      return (
        <>
          <p>{t('prompts.calm')}</p>
          <p class="actions">
            <Answer
              text={t('prompts.makeCalm')}
              onAnswer={async () => {
                await onSettings(PROFILES.calm);
                await settle();
              }}
            />
            <Answer text={t('prompts.leave')} onAnswer={settle} />
          </p>
        </>
      );
    case 'record-only':
      return (
        <>
          <p>{t('prompts.recordOnly')}</p>
          <p class="actions">
            <Answer text={t('prompts.keepLog')} onAnswer={() => onSettings({ game: false })} />
            <Answer text={t('prompts.leave')} onAnswer={settle} />
          </p>
        </>
      );
  }
}

interface OfferProps extends Pick<PageActions, 'onPlan'> {
  today: string;
  /** Keeps in mind that it was offered, whatever came of it. */
  onOffered: () => Promise<void>;
}

function OfferOfRest({ today, onPlan, onOffered }: OfferProps) {
  const [longer, setLonger] = useState(false);
  return (
    <>
      <p>{t('prompts.rest')}</p>
      <p class="actions">
        <Answer
          text={t('prompts.restToday')}
          onAnswer={async () => {
            await onOffered();
            await onPlan(restOn(today));
          }}
        />
        <button
          type="button"
          class="button"
          aria-expanded={longer}
          aria-controls="offered-rest"
          onClick={() => setLonger(!longer)}
        >
          {t('prompts.restLonger')}
        </button>
        <Answer text={t('prompts.notNow')} onAnswer={onOffered} />
      </p>
      {longer && (
        <RestForm
          id="offered-rest"
          today={today}
          onPlan={async (command) => {
            await onOffered();
            await onPlan(command);
            // The form is about to go.
            focusHeading();
            setLonger(false);
          }}
        />
      )}
    </>
  );
}

/** A button that answers a question. */
export function Answer({ text, onAnswer }: { text: string; onAnswer: () => Promise<void> }) {
  const command = useCommand();
  return (
    <>
      <OnceButton
        class="button"
        onPress={() => {
          // The button is about to go.
          focusHeading();
          void command.run(onAnswer);
        }}
      >
        {text}
      </OnceButton>
      <Failure of={command} />
    </>
  );
}
