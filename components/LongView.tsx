import type { View } from '../utils/game/view.ts';
import { Achievements } from './Achievements.tsx';

/** What is below the first screen: the longer view, which can wait until the first one is painted. */
export function LongView(view: View) {
  return (
    <section class="card achievements" aria-labelledby="achievements">
      <h2 id="achievements">Achievements</h2>
      <Achievements {...view} />
    </section>
  );
}
