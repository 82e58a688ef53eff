import { useEffect, useRef } from 'preact/hooks';
import type { Planner } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import type { StepView } from '#utils/domain/planning/goal-view.ts';
import { STARTER_MINUTES } from '#utils/domain/rules.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  step: StepView;
  planner: Planner;
  context: GoalPageContext;
  canMove: { up: boolean; down: boolean };
  onMove: (by: number) => void;
  onAsk: (isAsked: boolean) => void;
  onDrop: () => void;
  /** The person wants to change its name, or what it stands for. */
  onChange: (what: 'name' | 'link') => void;
  onLeave: () => void;
}

/** All that can be done with a step; the keyboard begins at the first. */
export function StepActions({
  id,
  step,
  planner,
  context,
  canMove,
  onMove,
  onAsk,
  onDrop,
  onChange,
  onLeave,
}: Props) {
  const { relatedTo, done } = step;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.querySelector('button')?.focus(), []);
  return (
    <div id={id} ref={bar} class="actions" role="toolbar" aria-label={t('common.more', step.title)}>
      {!done && context.canStart && (
        <Action
          name={n('goals.start', STARTER_MINUTES.usual)}
          onClick={() => {
            void planner.start(step).catch(context.fail);
            onLeave();
          }}
        />
      )}
      <Action name={t('goals.up')} off={!canMove.up} onClick={() => onMove(-1)} />
      <Action name={t('goals.down')} off={!canMove.down} onClick={() => onMove(1)} />
      <Action name={t('goals.rename')} onClick={() => onChange('name')} />
      {!done && !relatedTo && <Action name={t('goals.large')} onClick={() => onAsk(true)} />}
      {relatedTo ? (
        <Action
          name={t('goals.unlink')}
          onClick={() => {
            void planner.unlink(step).catch(context.fail);
            onLeave();
          }}
        />
      ) : (
        <Action name={t('goals.linkIt')} onClick={() => onChange('link')} />
      )}
      <Action name={t('common.remove')} onClick={onDrop} />
    </div>
  );
}

function Action({ name, off = false, onClick }: { name: string; off?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      class="button"
      // Not `disabled`: a person who moves a step to the end must not lose the focus.
      aria-disabled={off}
      onClick={() => !off && onClick()}
    >
      {name}
    </button>
  );
}
