import { useMemo, useState } from 'preact/hooks';
import { GoalArchive } from '#components/goals/GoalArchive.tsx';
import { GoalCard } from '#components/goals/GoalCard.tsx';
import { createPlanner, nameGoal } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { Templates } from '#components/goals/Templates.tsx';
import { focusHeading } from '#components/ui/focus.ts';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { recentItems, withNamedSteps } from '#utils/pages/steps.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  view: DashboardState;
  actions: Pick<PageActions, 'onPlan' | 'onToggle' | 'onTimer'>;
  readLink: GoalPageContext['readLink'];
  /** Asks for every goal that was ever made. */
  onRecall: () => Promise<readonly GoalView[]>;
}

/** What the person is after, in steps small enough to take. */
export function Goals({ view, actions, readLink, onRecall }: Props) {
  const { timer } = view.plan;
  const goals = useMemo(() => view.plan.goals.map(withNamedSteps), [view]);
  const [status, setStatus] = useState({ text: '', failed: false });
  const announce = (text: string) => setStatus({ text, failed: false });
  const fail = (error: unknown) => setStatus({ text: failureText(error), failed: true });
  const [made, setMade] = useState('');
  const planner = useMemo(() => createPlanner(actions), [actions]);
  const { game, numbers } = view.settings;
  const context: GoalPageContext = {
    items: recentItems(view),
    readLink,
    announce,
    fail,
    labels: [...new Set(goals.flatMap(({ labels = [] }) => labels))].sort(),
    numbers: game && numbers,
    canStart: !timer,
  };
  const make = async (title: string, steps: readonly string[] = []) => {
    const subject = nameGoal();
    setMade(subject);
    await planner.addGoal(
      subject,
      title,
      steps.map((title) => ({ title })),
    );
    announce(t('quick.added', title));
  };

  return (
    <>
      <p class={status.failed ? 'refusal goals-failed' : 'unseen'} role="status">
        {status.text}
      </p>
      <section class="card new-goal" aria-label={t('goals.new')}>
        {goals.length === 0 && (
          <div class="beginning">
            <p>{t('goals.empty')}</p>
            <p class="quiet">{t('goals.emptyHint')}</p>
          </div>
        )}
        <TitleForm id="new-goal" label={t('goals.new')} line onTitle={(title) => make(title)} />
        <Templates
          begins={goals.length === 0}
          onChoose={({ title, steps }) => void make(title, steps).catch(fail)}
        />
      </section>
      <div class="goals">
        {goals.toReversed().map((goal) => (
          <GoalCard
            key={goal.subject}
            goal={goal}
            planner={planner}
            context={context}
            isNew={goal.subject === made}
            onArchive={() => {
              focusHeading();
              void planner.archive(goal).then(() => announce(t('goals.wasArchived', goal.title)), fail);
            }}
          />
        ))}
      </div>
      <GoalArchive
        goals={goals}
        onRecall={onRecall}
        onBringBack={(goal) => {
          focusHeading();
          void planner.bringBack(goal).then(() => announce(t('goals.isBack', goal.title)), fail);
        }}
      />
      <p id="goals-keys" hidden>
        {t('goals.keys')}
      </p>
    </>
  );
}
