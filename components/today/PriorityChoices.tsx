import { Check, SiteIcon } from '#components/ui/icons.tsx';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import type { OpenItem, PriorityOption } from '#utils/domain/planning/priority.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  choices: readonly PriorityOption[];
  onChoose: (item: OpenItem) => Promise<void>;
}

/** What may be the priority of the day: one of the options, or own words. */
export function PriorityChoices({ choices, onChoose }: Props) {
  return (
    <div id="priority-choices" class="opened">
      <ul>
        {choices.map((option) => (
          <li key={option.subject}>
            <button type="button" class="priority-choice" onClick={() => void onChoose(option)}>
              <Icon {...option} />
              <bdi class="win-title">{option.title}</bdi>
              <span class="quiet">{reason(option)}</span>
            </button>
          </li>
        ))}
      </ul>
      <TitleForm
        id="own-priority"
        label={t('priority.own')}
        action={t('priority.choose')}
        onTitle={(title) => onChoose({ subject: `manual:${crypto.randomUUID()}`, title, url: '' })}
      />
      <p class="quiet">{t('priority.stands')}</p>
    </div>
  );
}

function Icon({ subject }: OpenItem) {
  const [site = ''] = subject.split(':', 1);
  // A tick would say that it is done.
  return ['goal', 'manual'].includes(site) ? <Check /> : <SiteIcon site={site} />;
}

function reason({ why }: PriorityOption): string {
  if (why.from === 'goal') return t('priority.goal', why.goal);
  return why.from === 'open' ? t('priority.reopened') : t('priority.yesterday');
}
