import { formatNumber } from '#components/ui/format.ts';
import {
  DAILY_CAPS,
  FOCUS_MINUTES,
  ITEMS_A_CARD,
  REVIEWS_A_PULL,
  STARTER_MINUTES,
  type WinKind,
} from '#utils/domain/rules.ts';
import { priceList } from '#utils/domain/views/breakdown.ts';
import { n, t } from '#utils/platform/i18n.ts';

const KINDS: Record<WinKind, string> = {
  pull: t('worth.pull'),
  issue: t('worth.issue'),
  card: t('worth.card'),
  status: t('worth.status'),
  review: t('worth.review'),
  step: t('worth.step'),
  focus: n('worth.focus', FOCUS_MINUTES),
  starter: n('worth.starter', STARTER_MINUTES.usual),
  manual: t('worth.manual'),
  task: t('worth.task'),
  todo: t('worth.todo'),
  item: t('worth.item'),
  thread: t('worth.thread'),
  weekly: t('worth.weekly'),
  reflection: t('worth.reflection'),
  declined: t('worth.declined'),
};

/** How many of a kind score, where not all do. */
const CAPS: Partial<Record<WinKind, string>> = {
  ...Object.fromEntries(Object.entries(DAILY_CAPS).map(([kind, cap]) => [kind, n('worth.aDay', cap)])),
  review: n('worth.aDayOfEach', REVIEWS_A_PULL),
  item: n('worth.ofEachCard', ITEMS_A_CARD),
  declined: t('worth.writtenDown'),
};

/** What each kind of win is worth, and how many of it score. */
export function PriceTable() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('worth.finished')}</th>
          <th scope="col">{t('worth.atMost')}</th>
          <th scope="col">{t('worth.points')}</th>
        </tr>
      </thead>
      <tbody>
        {priceList().map(({ kind, points }) => (
          <tr key={kind}>
            <th scope="row">{KINDS[kind]}</th>
            <td>{CAPS[kind]}</td>
            <td>{formatNumber(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
