import { RestCard } from '#components/settings/RestCard.tsx';
import { PromptCard } from '#components/today/PromptCard.tsx';
import { RestForm } from '#components/ui/RestForm.tsx';
import { Resting } from '#components/ui/Resting.tsx';
import { ACTIONS, later, planning, TODAY, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import type { Prompt } from '#utils/domain/planning/next-prompt.ts';
import type { RestView } from '#utils/domain/planning/plan.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

const PROMPTS: Prompt[] = [
  { ask: 'review', subject: 'review:2026-11-16' },
  { ask: 'rest' },
  { ask: 'helpful' },
  { ask: 'calm' },
  { ask: 'record-only' },
];

const HOLIDAY: RestView = { id: '1', from: TODAY, to: '2026-11-29', reason: 'holiday' };
const RESTS: Record<string, RestView> = {
  'today only': { ...HOLIDAY, to: TODAY, reason: 'other' },
  'a holiday': HOLIDAY,
  'being sick': { ...HOLIDAY, reason: 'sick' },
};
const PLANNED: RestView[] = [
  { id: '2', from: '2026-12-04', to: '2026-12-04', reason: 'other' },
  { id: '3', from: '2026-12-21', to: '2027-01-03', reason: 'holiday' },
];

/** What is asked, rarely, and rest. */
export function PromptPieces() {
  return (
    <>
      {PROMPTS.map((prompt) => (
        <Piece key={prompt.ask} name={`Asked: ${prompt.ask}`} bare>
          <PromptCard view={planning({ prompt })} {...ACTIONS} />
        </Piece>
      ))}
      <Piece name="Asked: rest, for longer" press={['[aria-expanded]']} bare>
        <PromptCard view={planning({ prompt: { ask: 'rest' } })} {...ACTIONS} />
      </Piece>
      <Piece name="Rest form">
        <RestForm id="rest" today={TODAY} onPlan={later} />
      </Piece>
      <Piece name="Rest form: not written down" press={['[type="submit"]']}>
        <RestForm
          id="other-rest"
          today={TODAY}
          onPlan={() => Promise.reject(new Error('not written down'))}
        />
      </Piece>
      {Object.entries(RESTS).map(([state, rest]) => (
        <Piece key={state} name={`Resting: ${state}`}>
          <Resting view={resting([rest])} onUndo={later} />
        </Piece>
      ))}
      <Piece name="Rest: none">
        <RestCard view={VIEW} {...ACTIONS} />
      </Piece>
      <Piece name="Rest: taken and planned">
        <RestCard view={resting([HOLIDAY, ...PLANNED])} {...ACTIONS} />
      </Piece>
    </>
  );
}

function resting(rests: RestView[]): DashboardState {
  const view = planning({ rests });
  return { ...view, today: { ...view.today, resting: true } };
}
