import { useRef, useState } from 'preact/hooks';
import type { Planner } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { LinkChoices } from '#components/goals/LinkChoices.tsx';
import { Rename } from '#components/goals/Rename.tsx';
import { SmallestStep } from '#components/goals/SmallestStep.tsx';
import { StepActions } from '#components/goals/StepActions.tsx';
import { StepMain } from '#components/goals/StepMain.tsx';
import { Grip } from '#components/ui/icons.tsx';
import { MoreButton } from '#components/ui/MoreButton.tsx';
import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import { itemBehind } from '#utils/pages/steps.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  goal: GoalView;
  step: StepView;
  planner: Planner;
  context: GoalPageContext;
  dragged: boolean;
  /** Whether its actions are shown. */
  open: boolean;
  onOpen: (isOpen: boolean) => void;
  /** Whether a smaller step is asked for. */
  asked: boolean;
  onAsk: (isAsked: boolean) => void;
  onGrip: (event: PointerEvent) => void;
  onCancel: () => void;
  /** @param by how many places further down */
  onMove: (by: number) => void;
  canMove: { up: boolean; down: boolean };
  onDrop: () => void;
}

/** A step: whether it is done, what it is, and behind a button all that can be done with it. It moves by its grip. */
export function StepRow(props: Props) {
  const { goal, step, planner, context, dragged, open, onOpen, asked, onAsk, onMove } = props;
  const { subject, title, done } = step;
  const [changing, setChanging] = useState<'name' | 'link'>();
  const more = useRef<HTMLButtonElement>(null);
  const actions = `actions-${subject}`;
  const leave = () => {
    setChanging(undefined);
    onOpen(false);
    // What has the focus is about to go.
    more.current?.focus();
  };
  const link = (relatedTo: string, url: string) => {
    void planner.change(step, { relatedTo, url }).catch(context.fail);
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isGrip = (event.target as Element).classList.contains('grip');
    if (by && (event.altKey || isGrip)) {
      event.preventDefault();
      onMove(by);
    } else if (event.key === 'Escape' && dragged) {
      event.preventDefault();
      props.onCancel();
    }
  };

  return (
    <li class={`step ${done ? 'reached' : ''} ${dragged ? 'dragged' : ''}`} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="grip"
        aria-label={t('goals.move', title)}
        aria-describedby="goals-keys"
        onPointerDown={props.onGrip}
      >
        <Grip />
      </button>
      {changing === 'name' ? (
        <Rename
          id={`name-${subject}`}
          title={title}
          onRename={(title) => planner.change(step, { title })}
          onLeave={leave}
        />
      ) : (
        <StepMain step={step} onTick={(to) => planner.tick(step, to)} />
      )}
      <MoreButton title={title} controls={actions} open={open && !changing} onOpen={onOpen} button={more} />
      {open && !changing && <StepActions {...props} id={actions} onChange={setChanging} onLeave={leave} />}
      {changing === 'link' && (
        <LinkChoices
          id={`link-${subject}`}
          label={t('goals.linkOne', title)}
          items={context.items}
          readLink={context.readLink}
          onChoose={({ subject, url }) => link(subject, url)}
          onLink={(item) => link((itemBehind(item, context.items) ?? item).subject, item.url)}
          onLeave={leave}
        />
      )}
      {asked && (
        <SmallestStep
          {...{ goal, step, planner, context }}
          focus={open}
          onLeave={() => {
            onAsk(false);
            more.current?.focus();
          }}
          onDrop={props.onDrop}
        />
      )}
    </li>
  );
}
