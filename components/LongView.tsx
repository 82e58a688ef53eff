import type { View } from '../utils/game/view.ts';
import { t } from '../utils/i18n.ts';
import { Achievements } from './Achievements.tsx';
import { Sums } from './Sums.tsx';
import { Trends } from './Trends.tsx';

/** What is below the first screen: the longer view, which can wait until the first one is painted. */
export function LongView(view: View) {
  return (
    <>
      <section class="card trends" aria-labelledby="trends">
        <h2 id="trends">{t('trends.title')}</h2>
        <Trends {...view} />
      </section>
      <section class="card adds-up" aria-labelledby="adds-up">
        <h2 id="adds-up">{t('sums.title')}</h2>
        <Sums {...view} />
      </section>
      <section class="card achievements" aria-labelledby="achievements">
        <h2 id="achievements">{t('feats.title')}</h2>
        <Achievements {...view} />
      </section>
    </>
  );
}
