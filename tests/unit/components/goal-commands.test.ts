import { describe, expect, it, vi } from 'vitest';
import { createPlanner } from '#components/goals/goal-commands.ts';
import type { StepView } from '#utils/domain/planning/goal-view.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';

const GOAL = 'goal:6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60';
const step = (title: string, position: number): StepView => ({
  subject: `${GOAL}:step:${title}`,
  title,
  url: '',
  position,
  done: false,
});

/** A planner, with what it has written down: a list for each command that was sent. */
function setUp() {
  const sent: PlanCommand[][] = [];
  const onPlan = async (...commands: PlanCommand[]) => void sent.push(commands);
  const planner = createPlanner({ onPlan, onToggle: vi.fn(), onTimer: vi.fn() });
  /** Each command as its title, with the place of a step. */
  const told = () =>
    sent.map((commands) =>
      commands.map((command) => {
        const title = 'text' in command ? command.text.title : '';
        return command.type === 'step' ? `${title} ${command.position}` : title;
      }),
    );
  return { planner, sent, told };
}

describe('goals', () => {
  it('are made with all their steps in one command', async () => {
    const { planner, told } = setUp();
    await planner.addGoal(GOAL, 'Move house', [{ title: 'Pack' }, { title: 'Carry' }]);
    expect(told()).toEqual([['Move house', 'Pack 1', 'Carry 2']]);
  });

  it('get a list of steps in one command, of which each has a name of its own', async () => {
    const { planner, told, sent } = setUp();
    const names = await planner.addSteps({ subject: GOAL, steps: [step('Pack', 1)] }, [
      { title: 'Carry' },
      { title: 'Write', url: 'https://trello.com/c/wRiTeP01', relatedTo: 'trello:card:~write' },
    ]);
    expect(told()).toEqual([['Carry 2', 'Write 3']]);
    expect(sent[0]?.map(({ subject }) => subject)).toEqual(names);
    expect(new Set(names).size).toBe(2);
    expect(sent[0]?.[1]).toMatchObject({
      relatedTo: 'trello:card:~write',
      text: { url: 'https://trello.com/c/wRiTeP01' },
    });
  });

  it('make room for a step that is moved in the same command', async () => {
    const { planner, told } = setUp();
    const steps = [step('Pack', 1), step('Carry', 1), step('Rest', 2)];
    await planner.move(steps, steps[2] as StepView, 1);
    expect(told()).toEqual([['Carry 3', 'Rest 2']]);
  });
});
