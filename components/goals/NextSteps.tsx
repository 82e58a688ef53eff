import '#components/goals/steps.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { StepMain } from '#components/goals/StepMain.tsx';
import { formatNumber } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { withNamedSteps } from '#utils/pages/steps.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** The latest goals, of which the next step is shown. */
const FEW = 3;

interface Props {
  goals: readonly GoalView[];
  onToggle: PageActions['onToggle'];
}

/** The next step of each goal that has one; nothing where there is none. */
export function NextSteps({ goals, onToggle }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const ticked = useRef<number | undefined>(undefined);
  const next = goals
    .map(withNamedSteps)
    .toReversed()
    .flatMap((goal) =>
      goal.steps
        .filter(({ done }) => !done)
        .slice(0, 1)
        .map((step) => ({ goal, step })),
    )
    .slice(0, FEW);

  // The row of a ticked step goes or gets the next step; the focus stays at its place.
  useLayoutEffect(() => {
    if (ticked.current === undefined) return;
    const place = list.current?.children[ticked.current];
    (place?.querySelector<HTMLElement>('input, a') ?? document.querySelector('h1'))?.focus();
    ticked.current = undefined;
  }, [goals]);

  if (next.length === 0) return null;
  return (
    <section class="card next-steps" aria-labelledby="next-steps">
      <h2 id="next-steps">{t('goals.nextSteps')}</h2>
      <ul ref={list}>
        {next.map(({ goal: { subject, title, steps }, step }, index) => {
          const done = steps.filter(({ done }) => done).length;
          return (
            <li key={subject}>
              <p class="goal-way">
                <bdi class="step-title">{title}</bdi>
                <span>{n('goals.way', steps.length, formatNumber(done))}</span>
              </p>
              <ProgressBar label={t('goals.wayOf', title)} value={done} max={steps.length} notched />
              <StepMain
                key={step.subject}
                step={step}
                onTick={(to) => {
                  ticked.current = index;
                  const { subject, title } = step;
                  return onToggle({ to, kind: 'step', subject, title }).catch((error) => {
                    ticked.current = undefined;
                    throw error;
                  });
                }}
              />
            </li>
          );
        })}
      </ul>
      <a class="further" href={formatRoute({ page: 'goals' })}>
        {t('goals.all')}
      </a>
    </section>
  );
}
