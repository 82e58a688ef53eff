import type { View } from '../utils/game/view.ts';
import { t } from '../utils/i18n.ts';
import { Achievements } from './Achievements.tsx';
import { formatNumber } from './format.ts';
import { Level, Months } from './StatStory.tsx';
import { Sums } from './Sums.tsx';
import { Trends } from './Trends.tsx';

/** The longer view: where the weeks go, what they add up to, and what was reached. */
export function Progress(view: View) {
  const { settings } = view;
  if (!settings.game)
    return (
      <p class="card empty">
        {t('progress.recordOnly')} <a href="/options.html">{t('common.options')}</a>
      </p>
    );
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
      {settings.numbers && (
        <section class="card level" aria-labelledby="level">
          <h2 id="level">{t('progress.level', formatNumber(view.level.level))}</h2>
          <Level {...view} />
          <details>
            <summary>{t('progress.months')}</summary>
            <Months {...view} />
          </details>
        </section>
      )}
      <section class="card achievements" aria-labelledby="achievements">
        <h2 id="achievements">{t('feats.title')}</h2>
        <Achievements {...view} />
      </section>
    </>
  );
}
