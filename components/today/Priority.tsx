import type { ComponentProps } from 'preact';
import { Check } from '#components/ui/icons.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import type { PriorityView } from '#utils/domain/planning/priority.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteOf } from '#utils/sites/registry.ts';
import { siteLink } from '#utils/sites/site-link.ts';

/** Loaded by a click: the first frame does not wait for it. */
const PriorityChoices = lazy(() =>
  import('#components/today/PriorityChoices.tsx').then((it) => it.PriorityChoices),
);

interface QuestionProps extends ComponentProps<typeof PriorityChoices> {
  open: boolean;
  onToggle: () => void;
  /** Given where it was asked unasked. */
  onPutAway?: () => void;
}

/** Asks for the one thing that matters today, in one line that opens into the choices. */
export function PriorityQuestion({ open, onToggle, onPutAway, ...choices }: QuestionProps) {
  return (
    <div class="priority-question">
      <button
        type="button"
        class="question"
        aria-expanded={open}
        aria-controls="priority-choices"
        onClick={onToggle}
      >
        {t('priority.question')}
      </button>
      {onPutAway && (
        <button type="button" class="opener" onClick={onPutAway}>
          {t('prompts.notNow')}
        </button>
      )}
      {open && <PriorityChoices {...choices} />}
    </div>
  );
}

interface PriorityProps {
  priority: PriorityView;
  onToggle: PageActions['onToggle'];
}

/** The one thing that matters today, with a link to it. What no site shows is finished here. */
export function Priority({ priority: { subject, title, url, done }, onToggle }: PriorityProps) {
  const kind = ownKind(subject);
  const link = siteLink(url, siteOf(subject));
  return (
    <div class={done ? 'priority reached' : 'priority'}>
      <Check />
      {link ? (
        <a class="win-title" href={link} target="_blank" rel="noreferrer" title={title}>
          <bdi>{title}</bdi>
        </a>
      ) : (
        <bdi class="win-title">{title}</bdi>
      )}
      <p class="quiet">{t(done ? 'priority.mattered' : 'priority.matters')}</p>
      {kind && !done && (
        <button
          type="button"
          class="button"
          aria-label={t('priority.doneWith', title)}
          onClick={() => void onToggle({ to: 'done', kind, subject, title })}
        >
          {t('priority.done')}
        </button>
      )}
    </div>
  );
}

/** The kind under which Microwin itself finishes an item; undefined for an item of a site. */
function ownKind(subject: string): 'manual' | 'step' | undefined {
  if (subject.startsWith('manual:')) return 'manual';
  return subject.startsWith('goal:') ? 'step' : undefined;
}
