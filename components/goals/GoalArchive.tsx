import { useEffect, useState } from 'preact/hooks';
import { formatDate, formatNumber } from '#components/ui/format.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  /** Those that the page shows anyhow. */
  goals: readonly GoalView[];
  /** Asks for all that were ever made. */
  onRecall: () => Promise<readonly GoalView[]>;
  onBringBack: (goal: GoalView) => void;
}

/** Goals that were put aside or reached long ago, fetched when it is opened. */
export function GoalArchive({ goals, onRecall, onBringBack }: Props) {
  const [open, setOpen] = useState(false);
  const command = useCommand();
  const [all, setAll] = useState<readonly GoalView[]>();
  // A goal that leaves the page belongs here, and one that comes back no longer does.
  useEffect(() => {
    if (open) void command.read(() => onRecall().then(setAll));
  }, [open, goals]);
  const shown = all?.filter(({ subject }) => !goals.some((goal) => goal.subject === subject)).reverse();
  return (
    <details class="archive" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('goals.archived')}</summary>
      <Failure of={command} />
      {open && shown?.length === 0 && <p class="quiet">{t('goals.archiveEmpty')}</p>}
      {open && shown && shown.length > 0 && (
        <ul>
          {shown.map((goal) => (
            <li key={goal.subject}>
              <details>
                <summary>
                  <bdi class="step-title">{goal.title}</bdi>
                  <span class="quiet">{stateOf(goal)}</span>
                </summary>
                <ul class="old-steps">
                  {goal.steps.map(({ subject, title, done }) => (
                    <li key={subject}>
                      <bdi>{done ? t('goals.oldDone', title) : title}</bdi>
                    </li>
                  ))}
                </ul>
              </details>
              {goal.dropped && (
                <button
                  type="button"
                  class="button"
                  aria-label={t('goals.bringBackOne', goal.title)}
                  onClick={() => onBringBack(goal)}
                >
                  {t('goals.bringBack')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function stateOf({ reached, steps }: GoalView): string {
  if (reached) return t('goals.reached', formatDate(reached));
  const done = steps.filter(({ done }) => done).length;
  return n('goals.way', steps.length, formatNumber(done));
}
