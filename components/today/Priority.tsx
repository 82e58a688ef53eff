import type { ComponentProps } from 'preact';
import type { PickChoices } from '#components/today/PriorityChoices.tsx';
import { Check } from '#components/ui/icons.tsx';
import { useLoaded } from '#components/ui/use-loaded.ts';
import type { PriorityView } from '#utils/domain/planning/priority.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

interface AskProps extends ComponentProps<typeof PickChoices> {
  open: boolean;
  onToggle: () => void;
}

/** P1: asks for the one thing that matters today, in one line that opens into what that may be. */
export function PickAsk({ open, onToggle, ...choices }: AskProps) {
  return (
    <div class="pick-ask">
      <button type="button" class="question" aria-expanded={open} onClick={onToggle}>
        {t('priority.question')}
      </button>
      {open && <Choices {...choices} />}
    </div>
  );
}

/** The first paint does not wait for what a click opens. */
function Choices(props: ComponentProps<typeof PickChoices>) {
  const Loaded = useLoaded(loadChoices);
  return Loaded ? <Loaded {...props} /> : null;
}

const loadChoices = () =>
  import('#components/today/PriorityChoices.tsx').then(({ PickChoices }) => PickChoices);

interface PickedProps {
  priority: PriorityView;
  onToggle: PageActions['onToggle'];
}

/** P1: the one thing that matters today, with the way to it. What no site shows is finished here. */
export function Picked({ priority: { subject, title, url, done }, onToggle }: PickedProps) {
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

/** What of our own a thing is finished as; undefined for what a site shows. */
function ownKind(subject: string): 'manual' | 'step' | undefined {
  if (subject.startsWith('manual:')) return 'manual';
  return subject.startsWith('goal:') ? 'step' : undefined;
}
