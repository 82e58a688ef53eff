import { type ComponentType, render } from 'preact';
import { Care } from '#entrypoints/gallery/Care.tsx';
import { Goals } from '#entrypoints/gallery/Goals.tsx';
import { History } from '#entrypoints/gallery/History.tsx';
import { LookBack } from '#entrypoints/gallery/LookBack.tsx';
import { OfLedger } from '#entrypoints/gallery/OfLedger.tsx';
import { Options } from '#entrypoints/gallery/Options.tsx';
import { Parts } from '#entrypoints/gallery/Parts.tsx';
import { Practice } from '#entrypoints/gallery/Practice.tsx';
import { Share } from '#entrypoints/gallery/Share.tsx';
import { states } from '#entrypoints/gallery/states.ts';
import { Welcome } from '#entrypoints/gallery/Welcome.tsx';

/** Components that belong together, by the name under which they are pictured. */
const FAMILIES: Record<string, ComponentType> = {
  ...{ parts: Parts, goals: Goals, practice: Practice, 'looking back': LookBack, share: Share, care: Care },
  ...{ history: History, welcome: Welcome, options: Options },
};
for (const [name, view] of await states()) FAMILIES[`with ${name}`] = () => <OfLedger view={view} />;

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
