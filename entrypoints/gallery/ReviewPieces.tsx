import { Rewards } from '#components/progress/Rewards.tsx';
import { DayReflection } from '#components/review/DayReflection.tsx';
import { JournalArchive } from '#components/review/JournalArchive.tsx';
import { WeekReview } from '#components/review/WeekReview.tsx';
import { WeekSummary } from '#components/review/WeekSummary.tsx';
import { ACTIONS, goal, LONG, later, planning, TODAY, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { QUIET_WEEK, WEEK } from '#entrypoints/gallery/week.ts';
import { latestWeekday } from '#utils/domain/calendar.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { PlanView } from '#utils/domain/planning/plan.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

const { settings } = VIEW;
const ANSWERS = ['The plan of the garden day.', `Lighter than the week before.\n\n${LONG}`, 'Ask for a date'];
const WRITTEN: JournalEntry[] = [
  { id: '1', kind: 'weekly', day: latestWeekday(TODAY, 1), line: '', answers: ANSWERS },
  { id: '2', kind: 'reflection', day: TODAY, line: 'A quiet day, and a good one.', answers: [], energy: 4 },
  { id: '3', kind: 'reflection', day: '2026-11-12', line: LONG, answers: [] },
  { id: '4', kind: 'reflection', day: '2026-11-11', line: '', answers: [], energy: 2 },
];
const REWARDS = [
  { subject: 'reward:1', title: 'A coffee outside', price: 30 },
  { subject: 'reward:2', title: LONG, price: 400 },
];

/** Looking back. */
export function ReviewPieces() {
  return (
    <>
      <Piece name="Day: empty">
        <DayReflection day={TODAY} onPlan={later} />
      </Piece>
      <Piece name="Day: written">
        <DayReflection day={TODAY} reflection={{ day: TODAY, line: LONG, energy: 4 }} onPlan={later} />
      </Piece>
      <Piece name="Day: being changed" press={['.button']}>
        <DayReflection day={TODAY} reflection={{ day: TODAY, line: LONG, energy: 4 }} onPlan={later} />
      </Piece>
      <Piece name="Week: nothing">
        <WeekSummary week={QUIET_WEEK} settings={settings} />
      </Piece>
      <Piece name="Week: a first win">
        <WeekSummary
          week={{ ...QUIET_WEEK, wins: 1, sites: [{ wins: 1 }], points: 10 }}
          settings={settings}
        />
      </Piece>
      <Piece name="Week: full">
        <WeekSummary week={WEEK} settings={settings} />
      </Piece>
      <Piece name="Week: record only">
        <WeekSummary week={WEEK} settings={{ game: false, numbers: false }} />
      </Piece>
      <Piece name="Review: empty">
        <WeekReview first="2026-11-09" goals={[]} onPlan={later} />
      </Piece>
      <Piece name="Review: written">
        <WeekReview first={latestWeekday(TODAY, 1)} answers={ANSWERS} goals={[]} onPlan={later} />
      </Piece>
      <Piece name="Review: being changed" press={['.button']}>
        <WeekReview
          first={latestWeekday(TODAY, 1)}
          answers={ANSWERS}
          goals={[goal('Give the workshop in Leipzig', [])]}
          onPlan={later}
        />
      </Piece>
      <Piece name="All that was written: nothing">
        <JournalArchive config={VIEW.config} written={[]} />
      </Piece>
      <Piece name="All that was written" press={['li:first-child summary', 'li:last-child summary']}>
        <JournalArchive config={VIEW.config} written={WRITTEN} />
      </Piece>
      <Piece name="Rewards: off">
        <Rewards view={VIEW} {...ACTIONS} />
      </Piece>
      <Piece name="Rewards: on, from tomorrow">
        <Rewards view={promising({})} {...ACTIONS} />
      </Piece>
      <Piece name="Rewards: some, one of them taken">
        <Rewards
          view={holding(
            promising({
              ...{ wallet: 120, rewards: REWARDS },
              refundable: [
                { id: '1', subject: 'reward:3', title: 'An early evening', price: 60, at: Date.now() },
              ],
            }),
          )}
          {...ACTIONS}
        />
      </Piece>
      <Piece name="Rewards: more was spent than there is; one being changed" press={['.reward .undo']}>
        <Rewards view={holding(promising({ wallet: -15, rewards: REWARDS }))} {...ACTIONS} />
      </Piece>
    </>
  );
}

/** Where rewards are switched on. */
function promising(plan: Partial<PlanView>): DashboardState {
  return { ...planning(plan), settings: { ...settings, rewards: true } };
}

/** Where what was said holds. */
function holding(view: DashboardState): DashboardState {
  return { ...view, activeSettings: view.settings };
}
