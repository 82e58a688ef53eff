import { useState } from 'preact/hooks';
import type { Planner } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { StepRow } from '#components/goals/StepRow.tsx';
import { useReorder } from '#components/goals/use-reorder.ts';
import { formatNumber } from '#components/ui/format.ts';
import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  goal: GoalView;
  planner: Planner;
  context: GoalPageContext;
  /** The step for which a smaller one is asked. */
  asked: string | undefined;
  onAsk: (step?: string) => void;
  onDrop: (step: StepView) => void;
}

/** The steps of a goal, to be ticked, moved and changed. */
export function StepList({ goal, planner, context, asked, onAsk, onDrop }: Props) {
  const { steps } = goal;
  const [open, setOpen] = useState<string>();
  const { order, list, dragged, moveBy, grip, drag, drop, cancel } = useReorder(
    steps,
    async (step, index) => {
      try {
        await planner.move(steps, step, index);
        context.announce(t('goals.moved', step.title, formatNumber(index + 1), formatNumber(steps.length)));
      } catch (error) {
        context.fail(error);
        throw error;
      }
    },
  );
  return (
    <ol
      ref={list}
      class="steps"
      aria-labelledby={`title-${goal.subject}`}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={cancel}
    >
      {order.map((step, index) => (
        <StepRow
          key={step.subject}
          {...{ goal, step, planner, context }}
          dragged={step === dragged}
          open={open === step.subject}
          asked={asked === step.subject}
          onOpen={(isOpen) => setOpen(isOpen ? step.subject : undefined)}
          onAsk={(isAsked) => onAsk(isAsked ? step.subject : undefined)}
          onGrip={(event) => grip(step, event)}
          onCancel={cancel}
          onMove={(by) => moveBy(step, by)}
          canMove={{ up: index > 0, down: index < order.length - 1 }}
          onDrop={() => {
            setOpen(undefined);
            onDrop(step);
          }}
        />
      ))}
    </ol>
  );
}
