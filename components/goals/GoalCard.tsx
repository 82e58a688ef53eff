import { useEffect, useRef, useState } from 'preact/hooks';
import { AddStep, stepFieldId } from '#components/goals/AddStep.tsx';
import { GoalLabels } from '#components/goals/GoalLabels.tsx';
import type { Planner } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { Rename } from '#components/goals/Rename.tsx';
import { StepList } from '#components/goals/StepList.tsx';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatDate, formatGain, formatNumber } from '#components/ui/format.ts';
import { MoreButton } from '#components/ui/MoreButton.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import { REACHED } from '#utils/domain/rules.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  goal: GoalView;
  planner: Planner;
  context: GoalPageContext;
  /** Whether it was just made, so that its first step is typed at once. */
  isNew: boolean;
  onArchive: () => void;
}

/** A goal: how much of it is done, its steps, and where more are added. */
export function GoalCard({ goal, planner, context, isNew, onArchive }: Props) {
  const { subject, title, steps } = goal;
  /** The step for which a smaller one is asked. */
  const [asked, setAsked] = useState<string>();
  /** The step that was dropped last, to be brought back. */
  const [gone, setGone] = useState<StepView>();
  const card = useRef<HTMLElement>(null);
  useReachedAnnouncement(goal, context);

  const drop = async (step: StepView) => {
    // Its row is about to go, and its buttons with it.
    const row = card.current?.querySelectorAll('.step')[steps.indexOf(step)];
    if (row) passFocusOn(row, card.current, '.grip', document.getElementById(stepFieldId(goal)));
    try {
      await planner.drop(step);
      setGone(step);
      context.announce(t('goals.dropped', step.title));
    } catch (error) {
      context.fail(error);
    }
  };
  const done = steps.filter(({ done }) => done).length;
  return (
    <section ref={card} class="card goal" aria-labelledby={`title-${subject}`}>
      <Head {...{ goal, planner, context, onArchive }} />
      {steps.length > 0 && (
        <>
          <p class="goal-way">
            {n('goals.way', steps.length, formatNumber(done))}
            <Reached goal={goal} context={context} />
          </p>
          <ProgressBar label={t('goals.wayOf', title)} value={done} max={steps.length} notched />
          <StepList
            {...{ goal, planner, context, asked }}
            onAsk={setAsked}
            onDrop={(step) => {
              setAsked(undefined);
              void drop(step);
            }}
          />
        </>
      )}
      {gone && (
        <p class="quiet gone">
          <span>{t('goals.dropped', gone.title)}</span>
          <OnceButton
            class="undo"
            aria-label={t('win.undo', gone.title)}
            onPress={(button) => {
              // To where steps are added, which comes next.
              passFocusOn(button, card.current, 'button,input');
              void planner.change(gone, {}).then(() => setGone(undefined), context.fail);
            }}
          >
            {t('common.undo')}
          </OnceButton>
        </p>
      )}
      <AddStep
        {...{ goal, planner, context }}
        focus={isNew}
        onAdded={(long) => {
          setAsked(long);
          if (long) context.announce(t('goals.smallest'));
        }}
      />
    </section>
  );
}

function Head({ goal, planner, context, onArchive }: Omit<Props, 'isNew'>) {
  const { subject, title, labels = [] } = goal;
  const [open, setOpen] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const [actions, labelFields] = [`actions-${subject}`, `labels-${subject}`];
  const leave = () => {
    setOpen(false);
    setRenaming(false);
    setLabelling(false);
    more.current?.focus();
  };
  return (
    <div class="goal-head">
      {renaming ? (
        <Rename
          id={`name-${subject}`}
          title={title}
          onRename={(title) => planner.rename(goal, title)}
          onLeave={leave}
        />
      ) : null}
      <h2 id={`title-${subject}`} class={renaming ? 'unseen' : ''}>
        <bdi>{title}</bdi>
      </h2>
      <MoreButton title={title} controls={actions} open={open && !renaming} onOpen={setOpen} button={more} />
      {open && !renaming && (
        <div id={actions} class="actions" role="toolbar" aria-label={t('common.more', title)}>
          <button type="button" class="button" onClick={() => setRenaming(true)}>
            {t('goals.rename')}
          </button>
          <button
            type="button"
            class="button"
            aria-expanded={labelling}
            aria-controls={labelFields}
            onClick={() => setLabelling(!labelling)}
          >
            {t('labels.title')}
          </button>
          <a class="button" href={formatRoute({ page: 'history', find: { goal: subject } })}>
            {t('goals.wins')}
          </a>
          <button type="button" class="button" onClick={onArchive}>
            {t('goals.archive')}
          </button>
        </div>
      )}
      {open && labelling && (
        <GoalLabels
          id={labelFields}
          goal={goal}
          known={context.labels}
          onLabel={(labels) => planner.label(goal, labels)}
        />
      )}
      {!labelling && labels.length > 0 && <p class="quiet label-line">{labels.join(' · ')}</p>}
    </div>
  );
}

/** When it was reached; or, if all steps are done, why that brings no points. */
function Reached({ goal, context: { numbers } }: Pick<Props, 'goal' | 'context'>) {
  const { reached, points = 0, share, steps } = goal;
  if (reached)
    return (
      <span class="goal-reached">
        {numbers
          ? t('goals.reachedFor', formatDate(reached), formatGain(points))
          : t('goals.reached', formatDate(reached))}
      </span>
    );
  if (share < 1 || !numbers) return null;
  return (
    <span class="quiet">
      {steps.length < REACHED.minSteps
        ? n('goals.tooFew', REACHED.minSteps)
        : n('goals.tooFast', REACHED.minDays)}
    </span>
  );
}

/** Announces that the goal is reached, when that happens while the page is open. */
function useReachedAnnouncement({ title, reached }: GoalView, { announce }: GoalPageContext): void {
  const before = useRef(reached);
  useEffect(() => {
    if (reached && !before.current) announce(t('goals.reachedNow', title));
    before.current = reached;
  }, [reached]);
}
