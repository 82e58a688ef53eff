import { type ComponentType, render } from 'preact';
import { GoalPieces } from '#entrypoints/gallery/GoalPieces.tsx';
import { HistoryPieces } from '#entrypoints/gallery/HistoryPieces.tsx';
import { OptionPieces } from '#entrypoints/gallery/OptionPieces.tsx';
import { PlanningPieces } from '#entrypoints/gallery/PlanningPieces.tsx';
import { PromptPieces } from '#entrypoints/gallery/PromptPieces.tsx';
import { RecognitionPieces } from '#entrypoints/gallery/RecognitionPieces.tsx';
import { ReviewPieces } from '#entrypoints/gallery/ReviewPieces.tsx';
import { SharePieces } from '#entrypoints/gallery/SharePieces.tsx';
import { StatePieces } from '#entrypoints/gallery/StatePieces.tsx';
import { states } from '#entrypoints/gallery/states.ts';
import { UiPieces } from '#entrypoints/gallery/UiPieces.tsx';
import { WelcomePieces } from '#entrypoints/gallery/WelcomePieces.tsx';

/** Components that belong together, by the name under which they are pictured. */
const FAMILIES: Record<string, ComponentType> = {
  ...{
    parts: UiPieces,
    goals: GoalPieces,
    practice: PlanningPieces,
    'looking back': ReviewPieces,
    share: SharePieces,
    recognition: RecognitionPieces,
    care: PromptPieces,
  },
  ...{ history: HistoryPieces, welcome: WelcomePieces, options: OptionPieces },
};
for (const [name, view] of await states()) FAMILIES[`with ${name}`] = () => <StatePieces view={view} />;

function Gallery() {
  return Object.entries(FAMILIES).map(([name, Family]) => (
    <section key={name} class="family" id={name.replaceAll(' ', '-')}>
      <h2>{name}</h2>
      {['light', 'dark'].map((scheme) => (
        <div key={scheme} class={`scheme ${scheme}`}>
          <Family />
        </div>
      ))}
    </section>
  ));
}

// Whatever is drawn open wants the focus, and one would take it from the other.
HTMLElement.prototype.focus = () => {};
render(<Gallery />, document.body);
