import type { HighlightSource } from '#components/progress/Highlights.tsx';
import { formatNumber } from '#components/ui/format.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { addDays } from '#utils/domain/calendar.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type WinsByGoal, winsByGoal, winsByLabel } from '#utils/domain/views/win-groups.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Weeks that are looked back on, this one included. */
const WEEKS = 12;

/** How many wins of the latest weeks were steps of which goal, and of goals with which label. Nothing without any. */
export function GoalWins({
  view,
  onWins,
  onGoals,
}: { view: DashboardState } & Pick<HighlightSource, 'onWins' | 'onGoals'>) {
  const goals = useLatest(async (): Promise<WinsByGoal['goals']> => {
    if (!view.inUse.goals) return [];
    const to = view.today.day;
    const from = addDays(to, 1 - 7 * WEEKS);
    const [wins, goals] = await Promise.all([onWins({ from, to }), onGoals()]);
    const won = wins.filter(({ isWin }) => isWin);
    return winsByGoal(goals, won, [from, to]).goals.filter(({ own }) => own.length > 0);
  }, [view]);
  if (!goals?.length) return null;
  const labels = winsByLabel(goals);
  const most = goals.toSorted((a, b) => b.own.length - a.own.length);
  return (
    <section class="card goal-wins" aria-labelledby="goal-wins">
      <h2 id="goal-wins">{t('labels.byGoal')}</h2>
      <p class="quiet">{n('labels.weeks', WEEKS)}</p>
      <div class="tables">
        <Counts
          name={t('history.goal')}
          rows={most.map(({ goal, own }) => ({
            key: goal.subject,
            name: goal.title,
            wins: own.length,
            link: formatRoute({ page: 'history', find: { goal: goal.subject } }),
          }))}
        />
        {labels.length > 0 && (
          <Counts
            name={t('labels.label')}
            rows={labels.map(([name, wins]) => ({
              ...{ key: name, name, wins },
              link: formatRoute({ page: 'history', find: { label: name } }),
            }))}
          />
        )}
      </div>
    </section>
  );
}

interface CountsProps {
  /** What each row is. */
  name: string;
  rows: readonly { key: string; name: string; wins: number; link: string }[];
}

function Counts({ name, rows }: CountsProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{t('trends.wins')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, wins, link }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              <a href={link}>{name}</a>
            </th>
            <td>{formatNumber(wins)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
