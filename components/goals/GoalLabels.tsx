import { useState } from 'preact/hooks';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { useCommand } from '#components/ui/use-command.tsx';
import { useUnsaved } from '#components/ui/use-unsaved.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import { LABELS, parseTitle } from '#utils/domain/title.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  goal: GoalView;
  /** Those of all goals. */
  known: readonly string[];
  /** Resolves when the goal has these. */
  onLabel: (labels: readonly string[]) => Promise<void>;
}

/** The labels of a goal: those of other goals to choose from, and a field for another one. */
export function GoalLabels({ id, goal: { title, labels: stored = [] }, known, onLabel }: Props) {
  const [typed, setTyped] = useState('');
  const command = useCommand();
  const { value, change } = useUnsaved({ labels: stored }, ({ labels }) =>
    command.run(() => onLabel(labels)),
  );
  const { labels } = value;
  const isFull = labels.length >= LABELS.most;
  const toggle = (label: string) =>
    change(({ labels }) => ({
      labels: labels.includes(label) ? labels.filter((other) => other !== label) : [...labels, label],
    }));
  const add = async (event: Event) => {
    event.preventDefault();
    const label = parseTitle(typed);
    if (!label || labels.includes(label) || isFull) return;
    if (await toggle(label)) setTyped('');
  };
  return (
    <fieldset id={id} class="labels">
      <legend class="unseen">{t('labels.of', title)}</legend>
      {[...new Set([...known, ...labels])].map((label) => (
        <OnceButton
          key={label}
          class="chip"
          aria-pressed={labels.includes(label)}
          onPress={() => (isFull && !labels.includes(label) ? undefined : void toggle(label))}
        >
          <bdi>{label}</bdi>
        </OnceButton>
      ))}
      <form onSubmit={add}>
        <TextField
          aria-label={t('labels.add')}
          placeholder={t('labels.add')}
          maxLength={LABELS.characters}
          value={typed}
          onType={setTyped}
        />
        <button type="submit" class="button">
          {t('common.add')}
        </button>
      </form>
      <p class="quiet status" role="status">
        {command.failure || (isFull && t('labels.full', LABELS.most))}
      </p>
    </fieldset>
  );
}
