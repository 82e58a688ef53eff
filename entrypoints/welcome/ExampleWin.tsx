import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { WinList } from '#components/ui/WinList.tsx';
import { dayKey, momentAt } from '#utils/domain/calendar.ts';
import { BASE_POINTS } from '#utils/domain/rules.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Ms that the bar is seen empty. */
const EMPTY_MS = 600;

/** A win as the real ones look. It is decoration: the text beside it says the same. */
export function ExampleWin() {
  const [wins, setWins] = useState(0);
  useEffect(() => {
    const pause = setTimeout(() => setWins(1), EMPTY_MS);
    return () => clearTimeout(pause);
  }, []);
  return (
    <div class="example" inert aria-hidden="true">
      <p class="goal-count">{n('today.ofGoal', DEFAULTS.dailyTarget, formatNumber(wins))}</p>
      <ProgressBar label={t('today.goal')} value={wins} max={DEFAULTS.dailyTarget} notched />
      <WinList wins={[EXAMPLE]} numbers onUndo={async () => undefined} />
    </div>
  );
}

const NOW = momentAt(new Date());
const base = BASE_POINTS.card;
const NOTHING_MORE = { batch: 0, momentum: 0, priority: 0, step: 0, surprise: 0, steady: 0, quiet: false };
const EXAMPLE: Win = {
  ...{
    id: 'example',
    name: 'example',
    subject: 'example',
    site: 'trello',
    kind: 'card',
    title: t('welcome.card'),
    url: '',
  },
  ...{
    ...NOW,
    day: dayKey(NOW.at, NOW.offset, 0),
    parts: { base, place: 0, ...NOTHING_MORE },
    raw: base,
    points: base,
    ...{ scored: true, isWin: true },
  },
};
