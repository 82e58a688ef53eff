import { ADDRESSES } from '#utils/platform/addresses.ts';
import { t } from '#utils/platform/i18n.ts';

/** What is new, whose work is in the product, and where it is at home, if it is somewhere. */
const LINKS = [
  ['/CHANGELOG.txt', t('news.changes')],
  ['/THIRD-PARTY-NOTICES.txt', t('about.licenses')],
  [ADDRESSES.privacy, t('about.privacy')],
  [ADDRESSES.home, t('about.home')],
  [ADDRESSES.reports, t('siteWarning.report')],
] as const;

/** The foot of the options. */
export function About() {
  return (
    <footer class="quiet">
      {LINKS.filter(([address]) => address !== '').map(([address, name]) => (
        <a key={address} href={address} target="_blank" rel="noreferrer">
          {name}
        </a>
      ))}
    </footer>
  );
}
