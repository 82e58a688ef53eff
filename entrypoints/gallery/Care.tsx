import { RestCard } from '#components/settings/RestCard.tsx';
import { AskCard } from '#components/today/PromptCard.tsx';
import { Resting } from '#components/today/Resting.tsx';
import { RestForm } from '#components/ui/RestForm.tsx';
import { HAND, later, nothing, planning, TODAY, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import type { Ask, RestShown } from '#utils/domain/planning/plan.ts';
import type { View } from '#utils/domain/views/dashboard.ts';

const ASKS: Ask[] = [
  { ask: 'review', subject: 'weekly:2026-11-16' },
  { ask: 'rest' },
  { ask: 'helps' },
  { ask: 'calm' },
  { ask: 'record-only' },
];

const HOLIDAY: RestShown = { id: '1', from: TODAY, to: '2026-11-29', why: 'holiday' };
const RESTS: Record<string, RestShown> = {
  'today only': { ...HOLIDAY, to: TODAY, why: 'other' },
  'a holiday': HOLIDAY,
  'being sick': { ...HOLIDAY, why: 'sick' },
};
const PLANNED: RestShown[] = [
  { id: '2', from: '2026-12-04', to: '2026-12-04', why: 'other' },
  { id: '3', from: '2026-12-21', to: '2027-01-03', why: 'holiday' },
];

/** What is asked, rarely, and rest. */
export function Care() {
  return (
    <>
      {ASKS.map((asks) => (
        <Piece key={asks.ask} name={`Asked: ${asks.ask}`} bare>
          <AskCard view={planning({ asks })} {...HAND} />
        </Piece>
      ))}
      <Piece name="Asked: rest, for longer" press={['[aria-expanded]']} bare>
        <AskCard view={planning({ asks: { ask: 'rest' } })} {...HAND} />
      </Piece>
      <Piece name="Rest form">
        <RestForm today={TODAY} onTell={later} />
      </Piece>
      <Piece name="Rest form: not written down" press={['[type="submit"]']}>
        <RestForm today={TODAY} onTell={() => Promise.reject(new Error('not written down'))} />
      </Piece>
      {Object.entries(RESTS).map(([state, rest]) => (
        <Piece key={state} name={`Resting: ${state}`}>
          <Resting view={resting([rest])} onUndo={nothing} />
        </Piece>
      ))}
      <Piece name="Rest: none">
        <RestCard view={VIEW} {...HAND} />
      </Piece>
      <Piece name="Rest: taken and planned">
        <RestCard view={resting([HOLIDAY, ...PLANNED])} {...HAND} />
      </Piece>
    </>
  );
}

function resting(rests: RestShown[]): View {
  const view = planning({ rests });
  return { ...view, today: { ...view.today, resting: true } };
}
