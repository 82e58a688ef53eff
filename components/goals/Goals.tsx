import { useMemo, useState } from 'preact/hooks';
import { GoalArchive } from '#components/goals/GoalArchive.tsx';
import { GoalCard } from '#components/goals/GoalCard.tsx';
import { createPlanner, type Drawer, nameGoal } from '#components/goals/goal-commands.ts';
import { LineField } from '#components/goals/LineField.tsx';
import { Templates } from '#components/goals/Templates.tsx';
import type { GoalView } from '#utils/domain/planning/plan.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { recentItems } from '#utils/pages/steps.ts';
import { t } from '#utils/platform/i18n.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

interface Props {
  view: DashboardState;
  actions: Pick<PageActions, 'onPlan' | 'onToggle' | 'onTimer'>;
  /** What a text leads to, if it is a link that we know. */
  read: (text: string) => LinkedItem | undefined;
  /** Asks for every goal that was ever made. */
  onRecall: () => Promise<readonly GoalView[]>;
}

/** What the person is after, in steps small enough to take. */
export function Goals({ view, actions, read, onRecall }: Props) {
  const { goals, timer } = view.plan;
  const [said, setSaid] = useState({ text: '', failed: false });
  const say = (text: string) => setSaid({ text, failed: false });
  const fail = () => setSaid({ text: t('quick.failed'), failed: true });
  const [made, setMade] = useState('');
  const planner = useMemo(() => createPlanner(actions), [actions]);
  const { game, numbers } = view.settings;
  const drawer: Drawer = {
    ...{ read, say, fail, things: recentItems(view) },
    ...{ numbers: game && numbers, canStart: !timer },
  };
  const make = async (title: string, steps: readonly string[] = []) => {
    const subject = nameGoal();
    setMade(subject);
    await planner.addGoal(
      subject,
      title,
      steps.map((title) => ({ title })),
    );
    say(t('quick.added', title));
  };
  const toHeading = () => document.querySelector('h1')?.focus();

  return (
    <>
      <p class={said.failed ? 'refusal goals-failed' : 'unseen'} role="status">
        {said.text}
      </p>
      <section class="card new-goal" aria-label={t('goals.new')}>
        {goals.length === 0 && (
          <div class="beginning">
            <p>{t('goals.empty')}</p>
            <p class="quiet">{t('goals.emptyHint')}</p>
          </div>
        )}
        <LineField id="new-goal" label={t('goals.new')} onAdd={(title) => make(title)} />
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
            drawer={drawer}
            isNew={goal.subject === made}
            onArchive={() => {
              toHeading();
              void planner.archive(goal).then(() => say(t('goals.wasArchived', goal.title)), fail);
            }}
          />
        ))}
      </div>
      <GoalArchive
        goals={goals}
        onRecall={onRecall}
        onBringBack={(goal) => {
          toHeading();
          void planner.bringBack(goal).then(() => say(t('goals.isBack', goal.title)), fail);
        }}
      />
      <p id="goals-keys" hidden>
        {t('goals.keys')}
      </p>
    </>
  );
}
