import { useEffect, useRef, useState } from 'preact/hooks';
import type { Drawer, Planner } from '#components/goals/goal-commands.ts';
import { LinkChoices } from '#components/goals/LinkChoices.tsx';
import { Rename } from '#components/goals/Rename.tsx';
import { SmallestStep } from '#components/goals/SmallestStep.tsx';
import { StepMain } from '#components/goals/StepMain.tsx';
import { Dots, Grip } from '#components/ui/icons.tsx';
import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import { STARTER_MINUTES } from '#utils/domain/rules.ts';
import { itemBehind } from '#utils/pages/steps.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  goal: GoalView;
  step: StepView;
  planner: Planner;
  drawer: Drawer;
  dragged: boolean;
  /** Whether what can be done with it is in sight. */
  open: boolean;
  onOpen: (isOpen: boolean) => void;
  /** Whether a smaller step is asked for. */
  asked: boolean;
  onAsk: (isAsked: boolean) => void;
  onGrip: (event: PointerEvent) => void;
  onCancel: () => void;
  /** So many places further down. */
  onMove: (by: number) => void;
  canMove: { up: boolean; down: boolean };
  onDrop: () => void;
}

/** A step: whether it is done, what it is, and behind a button all that can be done with it. */
export function StepRow(props: Props) {
  const { goal, step, planner, drawer, dragged, open, onOpen, asked, onAsk, onMove } = props;
  const { subject, title, done } = step;
  const [changing, setChanging] = useState<'name' | 'link'>();
  const more = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setChanging(undefined);
    onOpen(false);
    // What has the focus is about to go.
    more.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isGrip = (event.target as Element).classList.contains('grip');
    if (by && (event.altKey || isGrip)) {
      event.preventDefault();
      onMove(by);
    } else if (event.key === 'Escape') {
      props.onCancel();
      if (open) leave();
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
        <StepMain
          step={step}
          onTick={(to) =>
            planner.tick(step, to).catch((error) => {
              drawer.fail();
              throw error;
            })
          }
        />
      )}
      <button
        ref={more}
        type="button"
        class="quiet-link more"
        aria-label={t('goals.more', title)}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <Dots />
      </button>
      {open && !changing && <Actions {...props} onChange={setChanging} onLeave={leave} />}
      {changing === 'link' && (
        <LinkChoices
          id={`link-${subject}`}
          label={t('goals.linkOne', title)}
          things={drawer.things}
          read={drawer.read}
          onChoose={({ subject: relatedTo, url }) => {
            void planner.change(step, { relatedTo, url }).catch(drawer.fail);
            leave();
          }}
          onLink={(link) => {
            const { subject: relatedTo } = itemBehind(link, drawer.things) ?? link;
            void planner.change(step, { relatedTo, url: link.url }).catch(drawer.fail);
            leave();
          }}
          onLeave={leave}
        />
      )}
      {asked && (
        <SmallestStep
          {...{ goal, step, planner, drawer }}
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

interface ActionsProps extends Props {
  onChange: (what: 'name' | 'link') => void;
  onLeave: () => void;
}

/** All that can be done with a step. */
function Actions({ step, planner, drawer, canMove, onChange, onLeave, ...props }: ActionsProps) {
  const { relatedTo, done } = step;
  const { onAsk, onMove, onDrop } = props;
  const bar = useRef<HTMLFieldSetElement>(null);
  useEffect(() => bar.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset ref={bar} class="actions" aria-label={t('goals.more', step.title)}>
      {!done && drawer.canStart && (
        <Action
          name={n('goals.start', STARTER_MINUTES.usual)}
          onClick={() => {
            void planner.start(step).catch(drawer.fail);
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
            void planner.unlink(step).catch(drawer.fail);
            onLeave();
          }}
        />
      ) : (
        <Action name={t('goals.linkIt')} onClick={() => onChange('link')} />
      )}
      <Action name={t('common.remove')} onClick={onDrop} />
    </fieldset>
  );
}

function Action({ name, off = false, onClick }: { name: string; off?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      class="button"
      // Kept in reach: whoever moves a step to the end should not lose the button under their finger.
      aria-disabled={off}
      onClick={() => !off && onClick()}
    >
      {name}
    </button>
  );
}
