import { formatDate } from '#components/ui/format.ts';
import type { ProvenEntry } from '#utils/domain/recognition/entry-proof.ts';
import { t } from '#utils/platform/i18n.ts';
import { secureLink } from '#utils/sites/site-link.ts';

/** The entries of a proof, each with its day, and with its title only if that is told. */
export function ProofEntries({ entries }: { entries: readonly ProvenEntry[] }) {
  return (
    <ul class="proof-entries">
      {entries.map(({ day, title, url }, place) => {
        const link = secureLink(url);
        return (
          <li key={place}>
            {formatDate(day)}
            {' · '}
            {link ? (
              <a href={link} target="_blank" rel="noreferrer">
                <bdi>{title || link}</bdi>
              </a>
            ) : title ? (
              <bdi>{title}</bdi>
            ) : (
              <span class="quiet">{t('proof.untold')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
