import { formatDecimals, formatGain, formatOdds, formatShare } from '#components/ui/format.ts';
import { SURPRISE_CHANCE, SURPRISES } from '#utils/domain/rules.ts';
import { t } from '#utils/platform/i18n.ts';

/** How likely each surprise is. */
export function SurpriseOdds() {
  const mean = SURPRISES.reduce((sum, { points, share }) => sum + points * share, 0);
  return (
    <>
      <p>{t('worth.odds', formatDecimals(SURPRISE_CHANCE * mean, 2))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('worth.surprise')}</th>
            <th scope="col">{t('worth.ofAll')}</th>
            <th scope="col">{t('worth.chance')}</th>
          </tr>
        </thead>
        <tbody>
          {SURPRISES.map(({ points, share }) => (
            <tr key={points}>
              <th scope="row">{formatGain(points)}</th>
              <td>{formatShare(share)}</td>
              <td>{formatOdds(share * SURPRISE_CHANCE)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('worth.none')}</th>
            <td />
            <td>{formatOdds(1 - SURPRISE_CHANCE)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
