import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { labelled, winsByGoal, winsByLabel } from '#utils/domain/views/win-groups.ts';

const SPAN: [string, string] = ['2026-03-02', '2026-03-08'];
const LABELS = ['Home', 'Work', 'This year'];

const goals = fc
  .array(fc.uniqueArray(fc.constantFrom(...LABELS)), { maxLength: 5 })
  .map((all) => all.map((labels, place) => goal(place, labels)));
const wins = fc
  .array(fc.nat(7), { maxLength: 30 })
  .map((owners) => owners.map((owner, place) => ({ subject: `goal:${owner}:step:${place}` }) as Win));

function goal(place: number, labels: string[]): GoalView {
  return {
    ...{ subject: `goal:${place}`, title: `Goal ${place}`, steps: [], share: 0, dropped: false },
    ...(labels.length > 0 && { labels }),
  };
}

describe('wins by label', () => {
  it('are those of the goals that have it, each once, the most first', () => {
    fc.assert(
      fc.property(goals, wins, (goals, wins) => {
        const told = winsByLabel(winsByGoal(goals, wins, SPAN).goals);
        for (const label of LABELS) {
          const owners = goals
            .filter(({ labels = [] }) => labels.includes(label))
            .map(({ subject }) => subject);
          const own = wins.filter(({ subject }) => owners.includes(subject.split(':step:')[0] ?? ''));
          expect(new Map(told).get(label) ?? 0).toBe(own.length);
        }
        expect(told).toEqual(told.toSorted(([, a], [, b]) => b - a));
      }),
    );
  });

  it('stand behind a goal’s title', () => {
    expect(labelled('Move house', goal(0, ['Home', 'This year']))).toBe('Move house · Home · This year');
    expect(labelled('Move house', goal(0, []))).toBe('Move house');
  });
});
