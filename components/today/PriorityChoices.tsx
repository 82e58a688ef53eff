import { Check, SiteIcon } from '#components/ui/icons.tsx';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import type { OpenItem, PriorityOption } from '#utils/domain/planning/priority.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  choices: readonly PriorityOption[];
  onPick: (thing: OpenItem) => Promise<void>;
}

/** P1: what may be picked: a click on one, or own words. */
export function PriorityChoices({ choices, onPick }: Props) {
  return (
    <>
      <ul>
        {choices.map((thing) => (
          <li key={thing.subject}>
            <button type="button" class="priority-choice" onClick={() => void onPick(thing)}>
              <Icon {...thing} />
              <span class="win-title">{thing.title}</span>
              <span class="quiet">{why(thing)}</span>
            </button>
          </li>
        ))}
      </ul>
      <TitleForm
        id="own-priority"
        label={t('priority.own')}
        action={t('priority.choose')}
        onTitle={(title) => onPick({ subject: `manual:${crypto.randomUUID()}`, title, url: '' })}
      />
      <p class="quiet">{t('priority.stands')}</p>
    </>
  );
}

function Icon({ subject }: OpenItem) {
  const [site = ''] = subject.split(':', 1);
  // A tick would say that it is done.
  return ['goal', 'manual'].includes(site) ? <Check /> : <SiteIcon site={site} />;
}

function why({ why }: PriorityOption): string {
  if (why.from === 'goal') return t('priority.goal', why.goal);
  return why.from === 'open' ? t('priority.reopened') : t('priority.yesterday');
}
