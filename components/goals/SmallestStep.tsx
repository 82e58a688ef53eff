import { useState } from 'preact/hooks';
import type { Planner } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  goal: GoalView;
  /** The large step, for which a smaller one is asked. */
  step: StepView;
  planner: Planner;
  context: GoalPageContext;
  /** Whether the person asked for this, and types at once. */
  focus: boolean;
  onLeave: () => void;
  onDrop: () => void;
}

/** Asks for smaller steps, which come before the large one. That one stays unless the person drops it. */
export function SmallestStep({ goal, step, planner, context, focus, onLeave, onDrop }: Props) {
  const [added, setAdded] = useState(false);
  return (
    <fieldset class="smallest" data-open aria-label={t('goals.about', step.title)}>
      <p>{t('goals.smallest')}</p>
      <TitleForm
        line
        id={`small-${step.subject}`}
        label={added ? t('goals.nextSmall') : t('goals.small')}
        focus={focus}
        onTitle={async (title) => {
          await planner.addSteps(goal, [{ title }], goal.steps.indexOf(step));
          setAdded(true);
          context.announce(t('quick.added', title));
        }}
      />
      <div class="actions">
        <button type="button" class="button" data-close onClick={onLeave}>
          {added ? t('goals.enough') : t('goals.keep')}
        </button>
        {added && (
          <button type="button" class="button" onClick={onDrop}>
            {t('goals.dropLarge')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
