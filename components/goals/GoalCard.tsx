import { useEffect, useRef, useState } from 'preact/hooks';
import { AddStep, fieldOf } from '#components/goals/AddStep.tsx';
import type { Drawer, Planner } from '#components/goals/goal-commands.ts';
import { Rename } from '#components/goals/Rename.tsx';
import { StepList } from '#components/goals/StepList.tsx';
import { formatDate, formatGain, formatNumber } from '#components/ui/format.ts';
import { Dots } from '#components/ui/icons.tsx';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import type { GoalView, StepView } from '#utils/domain/planning/goal-view.ts';
import { REACHED } from '#utils/domain/rules.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  goal: GoalView;
  planner: Planner;
  drawer: Drawer;
  /** Whether it was just made by hand, so that its first step is typed at once. */
  isNew: boolean;
  onArchive: () => void;
}

/** A goal: how far it is, its steps, and where more are added. */
export function GoalCard({ goal, planner, drawer, isNew, onArchive }: Props) {
  const { subject, title, steps } = goal;
  const [asked, setAsked] = useState<string>();
  const [gone, setGone] = useState<StepView>();
  const card = useRef<HTMLElement>(null);
  useNews(goal, drawer);

  const drop = async (step: StepView) => {
    // Its row is about to go, and its buttons with it.
    const rows = [...(card.current?.querySelectorAll<HTMLElement>('.grip') ?? [])];
    const index = steps.indexOf(step);
    (rows[index + 1] ?? rows[index - 1] ?? document.getElementById(fieldOf(goal)))?.focus();
    try {
      await planner.drop(step);
      setGone(step);
      drawer.say(t('goals.dropped', step.title));
    } catch {
      drawer.fail();
    }
  };
  const done = steps.filter(({ done }) => done).length;
  return (
    <section ref={card} class="card goal" aria-labelledby={`title-${subject}`}>
      <Head goal={goal} planner={planner} onArchive={onArchive} />
      {steps.length > 0 && (
        <>
          <p class="goal-way">
            {n('goals.way', steps.length, formatNumber(done))}
            <Reached goal={goal} drawer={drawer} />
          </p>
          <ProgressBar label={t('goals.wayOf', title)} value={done} max={steps.length} notched />
          <StepList
            {...{ goal, planner, drawer, asked }}
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
          <button
            type="button"
            class="undo"
            onClick={() => {
              setGone(undefined);
              void planner.change(gone, {}).catch(drawer.fail);
            }}
          >
            {t('common.undo')}
          </button>
        </p>
      )}
      <AddStep
        {...{ goal, planner, drawer }}
        focus={isNew}
        onAdded={(long) => {
          setAsked(long);
          if (long) drawer.say(t('goals.smallest'));
        }}
      />
    </section>
  );
}

function Head({ goal, planner, onArchive }: Pick<Props, 'goal' | 'planner' | 'onArchive'>) {
  const { subject, title } = goal;
  const [open, setOpen] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setOpen(false);
    setRenaming(false);
    more.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes whatever is open in it
    <div class="goal-head" onKeyDown={({ key }) => key === 'Escape' && open && leave()}>
      {renaming ? (
        <Rename
          id={`name-${subject}`}
          title={title}
          onRename={(title) => planner.rename(goal, title)}
          onLeave={leave}
        />
      ) : null}
      <h2 id={`title-${subject}`} class={renaming ? 'unseen' : ''}>
        {title}
      </h2>
      <button
        ref={more}
        type="button"
        class="quiet-link more"
        aria-label={t('goals.more', title)}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Dots />
      </button>
      {open && !renaming && (
        <div class="actions">
          <button type="button" class="button" onClick={() => setRenaming(true)}>
            {t('goals.rename')}
          </button>
          <a class="button" href={formatRoute({ page: 'history', find: { goal: subject } })}>
            {t('goals.wins')}
          </a>
          <button type="button" class="button" onClick={onArchive}>
            {t('goals.archive')}
          </button>
        </div>
      )}
    </div>
  );
}

/** O2: when it was reached; or why all of it being done brings nothing more. */
function Reached({ goal, drawer: { numbers } }: Pick<Props, 'goal' | 'drawer'>) {
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

/** Tells when it is reached while somebody looks. */
function useNews({ title, reached }: GoalView, { say }: Drawer): void {
  const before = useRef(reached);
  useEffect(() => {
    if (reached && !before.current) say(t('goals.reachedNow', title));
    before.current = reached;
  }, [reached]);
}
