import { useState } from 'preact/hooks';
import { RestForm } from '#components/ui/RestForm.tsx';
import type { Prompt } from '#utils/domain/planning/plan.ts';
import { PROFILES } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<PageActions, 'onTell' | 'onSay'> {
  view: DashboardState;
  /** Whether the pages of the new tab open in a tab of their own. */
  outside?: boolean;
}

/** The one thing that may be asked now; nothing where nothing may be. */
export function AskCard({ view, ...rest }: Props) {
  const { prompt } = view.plan;
  if (!prompt) return null;
  return (
    <section key={prompt.ask} class="notice ask" aria-label={t('care.label')}>
      <Question ask={prompt} view={view} {...rest} />
    </section>
  );
}

function Question({ ask, view, outside = false, onPlan, onSettings }: Props & { ask: Prompt }) {
  const note = (says: 'helps' | 'helps not' | 'offered rest') =>
    onPlan({ type: 'note', says, subject: 'terms' });
  const settle = () => onPlan({ type: 'note', says: 'later', subject: 'terms' });
  switch (ask.ask) {
    case 'review': {
      const { subject } = ask;
      const week = subject.slice('weekly:'.length);
      return (
        <>
          <p>{t('care.review')}</p>
          <p class="actions">
            <a
              class="button"
              href={`/newtab.html${formatRoute({ page: 'reflect', week })}`}
              {...(outside && { target: '_blank', rel: 'noopener' })}
            >
              {t('care.write')}
            </a>
            <Answer
              text={t('care.notThisWeek')}
              onAnswer={() => onPlan({ type: 'note', says: 'later', subject })}
            />
          </p>
        </>
      );
    }
    case 'rest':
      return <OfferOfRest today={view.today.day} onPlan={onPlan} onOffered={() => note('offered rest')} />;
    case 'helps':
      return (
        <>
          <p>{t('care.helps')}</p>
          <p class="actions">
            <Answer text={t('care.doesHelp')} onAnswer={() => note('helps')} />
            <Answer text={t('care.doesNotHelp')} onAnswer={() => note('helps not')} />
          </p>
        </>
      );
    case 'calm':
      return (
        <>
          <p>{t('care.calm')}</p>
          <p class="actions">
            <Answer
              text={t('care.makeCalm')}
              onAnswer={async () => {
                await onSettings(PROFILES.calm);
                await settle();
              }}
            />
            <Answer text={t('care.leave')} onAnswer={settle} />
          </p>
        </>
      );
    case 'record-only':
      return (
        <>
          <p>{t('care.recordOnly')}</p>
          <p class="actions">
            <Answer text={t('care.keepLog')} onAnswer={() => onSettings({ game: false })} />
            <Answer text={t('care.leave')} onAnswer={settle} />
          </p>
        </>
      );
  }
}

interface OfferProps extends Pick<PageActions, 'onTell'> {
  today: string;
  /** Keeps in mind that it was offered, whatever came of it. */
  onOffered: () => Promise<void>;
}

function OfferOfRest({ today, onPlan, onOffered }: OfferProps) {
  const [longer, setLonger] = useState(false);
  return (
    <>
      <p>{t('care.rest')}</p>
      {longer ? (
        <RestForm
          today={today}
          onPlan={async (saying) => {
            await onOffered();
            await onPlan(saying);
          }}
        />
      ) : (
        <p class="actions">
          <Answer
            text={t('care.restToday')}
            onAnswer={async () => {
              await onOffered();
              await onPlan({
                type: 'rest',
                subject: 'terms',
                rest: { from: today, to: today, why: 'other' },
              });
            }}
          />
          <button type="button" class="button" aria-expanded={false} onClick={() => setLonger(true)}>
            {t('care.restLonger')}
          </button>
          <Answer text={t('care.notNow')} onAnswer={onOffered} />
        </p>
      )}
    </>
  );
}

function Answer({ text, onAnswer }: { text: string; onAnswer: () => Promise<void> }) {
  return (
    <button
      type="button"
      class="button"
      // An answer may bring the next question under the finger: a double click or a held key must not answer that too.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      onClick={(event) => {
        if (event.detail > 1) return;
        // The button is about to go.
        document.querySelector('h1')?.focus();
        void onAnswer();
      }}
    >
      {text}
    </button>
  );
}
