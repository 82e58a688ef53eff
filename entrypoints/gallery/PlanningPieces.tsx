import { HabitChips } from '#components/today/HabitChips.tsx';
import { HabitEditor } from '#components/today/HabitEditor.tsx';
import { Priority, PriorityQuestion } from '#components/today/Priority.tsx';
import { TimerCard } from '#components/today/TimerCard.tsx';
import { TimerStart } from '#components/today/TimerStart.tsx';
import { TopRow } from '#components/today/TopRow.tsx';
import { ACTIONS, LONG, later, nothing, planning, TODAY, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { MINUTE_MS } from '#utils/domain/calendar.ts';
import type { Habit, HabitOnDay } from '#utils/domain/planning/habits.ts';
import type { PriorityOption, PriorityView } from '#utils/domain/planning/priority.ts';
import type { TimerView } from '#utils/domain/planning/timer.ts';

const CHOICES: PriorityOption[] = [
  { subject: 'trello:card:1', title: 'Plan the garden day', url: '', why: { from: 'yesterday' } },
  { subject: 'goal:1:step:1', title: LONG, url: '', why: { from: 'goal', goal: 'Give the workshop' } },
  { subject: 'github:issue:1', title: 'Retry uploads that were cut off', url: '', why: { from: 'open' } },
  { subject: 'manual:1', title: 'Call the landlord', url: '', why: { from: 'yesterday' } },
];
const OWN: PriorityView = {
  ...{ id: '1', subject: 'manual:1', title: 'Call the landlord', url: '', day: TODAY, done: false },
};
const CARD = { ...OWN, subject: 'trello:card:1', title: LONG, url: 'https://trello.com/c/1' };
const PICKS = { 'own words': OWN, 'of a site, long': CARD, done: { ...OWN, done: true } };

const TIMERS: Record<string, TimerView> = {
  'running, for nothing': timer({ begun: 2 }),
  'running, for something': timer({ begun: 2, title: 'Plan the garden day' }),
  'running on': timer({ begun: 7, planned: 10, kept: 5, title: LONG }),
  over: timer({ begun: 6 }),
  'over, for something': timer({ begun: 6, title: 'Plan the garden day' }),
  'over, focus': timer({ begun: 26, planned: 25, title: LONG }),
  'over for hours': timer({ begun: 300 }),
};

const LINKS = ['Mail', 'Docs', 'Calendar', 'Wiki', 'Board', 'News', 'Chat', 'Music'].map((title) => ({
  title,
  url: `https://${title}.example.org/`,
}));
const ROWS = [
  [true, LINKS],
  [true, []],
  [false, LINKS.slice(0, 3).map((link) => ({ ...link, title: LONG }))],
] as const;

const HABITS = [
  'Drink some water',
  'Stretch',
  LONG,
  'Plan the day',
  'Open a window',
  'Walk',
  'Read',
  'Tidy',
].map(
  (title, place): Habit => ({
    ...{ subject: `habit:${title}`, title, weekdays: [1, 2, 3, 4, 5], since: '2026-11-02', doneOn: [] },
    ...(place % 3 === 1 && { timesAWeek: 3 }),
  }),
);

/** The first of them, of which as many are done. */
function onDay(habits: readonly Habit[], done: number): HabitOnDay[] {
  return habits.map(({ subject, title, timesAWeek: times }, place) => ({
    ...{ subject, title, done: place < done },
    ...(times && { week: { done: 1, times } }),
  }));
}

/** What a person means to do today. */
export function PlanningPieces() {
  return (
    <>
      <Piece name="Pick: asked">
        <PriorityQuestion choices={CHOICES} open={false} onToggle={nothing} onChoose={later} />
      </Piece>
      <Piece name="Pick: open">
        <PriorityQuestion choices={CHOICES} open onToggle={nothing} onChoose={later} />
      </Piece>
      <Piece name="Pick: open, with nothing to choose">
        <PriorityQuestion choices={[]} open onToggle={nothing} onChoose={later} />
      </Piece>
      {Object.entries(PICKS).map(([state, priority]) => (
        <Piece key={state} name={`Picked: ${state}`}>
          <Priority priority={priority} onToggle={later} />
        </Piece>
      ))}
      <Piece name="Row above today: all, a clock, long titles">
        {ROWS.map(([clock, shortcuts]) => (
          <div key={shortcuts.length} class="top-row">
            <TopRow clock={clock} onSearch={clock ? nothing : undefined} shortcuts={shortcuts} />
          </div>
        ))}
      </Piece>
      <Piece name="Start">
        <TimerStart onBegin={nothing} />
      </Piece>
      <Piece name="Start: other ways" press={['.opener']}>
        <TimerStart onBegin={nothing} onPriority={nothing} onHabits={nothing} />
      </Piece>
      {Object.entries(TIMERS).map(([state, timer]) => (
        <Piece key={state} name={`Timer: ${state}`}>
          <TimerCard timer={timer} isNamed onMore={nothing} onAgain={nothing} onStop={nothing} />
        </Piece>
      ))}
      <Piece name="Habits of today: none done, some done, more than are in sight">
        {[HABITS.slice(0, 2), HABITS.slice(0, 4), HABITS].map((habits, done) => (
          <HabitChips
            key={habits.length}
            habits={onDay(habits, 2 * done)}
            yesterdays={onDay(HABITS.slice(0, done), 1)}
            today={TODAY}
            wins={[]}
            numbers
            onToggle={later}
          />
        ))}
      </Piece>
      <Piece name="All habits: none">
        <HabitEditor view={VIEW} {...ACTIONS} />
      </Piece>
      <Piece name="All habits: some" press={['.habit-history > summary']}>
        <HabitEditor view={planning({ allHabits: HABITS.slice(0, 4) })} {...ACTIONS} />
      </Piece>
    </>
  );
}

/** A timer that began so many minutes ago. */
function timer({
  begun,
  planned = 5,
  kept = 0,
  title = '',
}: Partial<TimerView> & { begun: number }): TimerView {
  const startedAt = Date.now() - begun * MINUTE_MS;
  return { id: '1', subject: 'timer', title, startedAt, planned, kept };
}
