import type { Choice, OpenThing, PickShown, PlanNow } from '../../utils/game/plan.ts';
import { t } from '../../utils/i18n.ts';
import type { Hand } from '../../utils/window.ts';
import { Check, SiteIcon } from '../icons.tsx';
import { TitleForm } from './TitleForm.tsx';

interface AskProps {
  choices: PlanNow['choices'];
  open: boolean;
  onToggle: () => void;
  onPick: (thing: OpenThing) => Promise<void>;
}

/** P1: asks for the one thing that matters today, in one line that opens into what that may be. */
export function PickAsk({ choices, open, onToggle, onPick }: AskProps) {
  return (
    <div class="pick-ask">
      <button type="button" class="question" aria-expanded={open} onClick={onToggle}>
        {t('pick.question')}
      </button>
      {open && (
        <>
          <ul>
            {choices.map((thing) => (
              <li key={thing.subject}>
                <button type="button" class="pick-choice" onClick={() => void onPick(thing)}>
                  <Icon {...thing} />
                  <span class="win-title">{thing.title}</span>
                  <span class="quiet">{why(thing)}</span>
                </button>
              </li>
            ))}
          </ul>
          <TitleForm
            id="pick-refusal"
            label={t('pick.own')}
            action={t('pick.choose')}
            onTitle={(title) => onPick({ subject: `manual:${crypto.randomUUID()}`, title, url: '' })}
          />
          <p class="quiet">{t('pick.stands')}</p>
        </>
      )}
    </div>
  );
}

interface PickedProps {
  pick: PickShown;
  onDo: Hand['onDo'];
}

/** P1: the one thing that matters today, with the way to it. What no site shows is finished here. */
export function Picked({ pick: { subject, title, url, done }, onDo }: PickedProps) {
  const kind = ownKind(subject);
  return (
    <div class={done ? 'picked reached' : 'picked'}>
      <Check />
      {url ? (
        <a class="win-title" href={url} target="_blank" rel="noreferrer" title={title}>
          {title}
        </a>
      ) : (
        <span class="win-title">{title}</span>
      )}
      <p class="quiet">{t(done ? 'pick.mattered' : 'pick.matters')}</p>
      {kind && !done && (
        <button
          type="button"
          class="button"
          aria-label={t('pick.doneWith', title)}
          onClick={() => void onDo({ to: 'done', kind, subject, title })}
        >
          {t('pick.done')}
        </button>
      )}
    </div>
  );
}

/** What of our own a thing is finished as; undefined for what a site shows. */
function ownKind(subject: string): 'manual' | 'step' | undefined {
  if (subject.startsWith('manual:')) return 'manual';
  return subject.startsWith('goal:') ? 'step' : undefined;
}

function Icon({ subject }: OpenThing) {
  const [site = ''] = subject.split(':', 1);
  // A tick would say that it is done.
  return ['goal', 'manual'].includes(site) ? <Check /> : <SiteIcon site={site} />;
}

function why({ why }: Choice): string {
  if (why.from === 'goal') return t('pick.goal', why.goal);
  return why.from === 'open' ? t('pick.reopened') : t('pick.yesterday');
}
