import { useState } from 'preact/hooks';
import { reportLink } from '#components/ui/report-link.ts';
import { ADDRESSES } from '#utils/platform/addresses.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/sites/registry.ts';

interface Props {
  /** Sites that may have changed. */
  sites: readonly string[];
  /** What the person can report; holds nothing personal. */
  report: string;
}

/** Names the sites of which wins may be missed since they changed, and lets the person report it; nothing when all is well. */
export function SiteWarnings({ sites, report }: Props) {
  return (
    <>
      {sites.map(siteName).map((name) => (
        <section key={name} class="notice" aria-label={t('siteWarning.label', name)}>
          <p>{t('siteWarning.changed', name)}</p>
          <p class="actions">
            <CopyButton text={report} />
            {ADDRESSES.reports && (
              <a
                class="button"
                href={reportLink(ADDRESSES.reports, name, report)}
                target="_blank"
                rel="noreferrer"
              >
                {t('siteWarning.report')}
              </a>
            )}
          </p>
        </section>
      ))}
    </>
  );
}

/** Copies a text, and says that it did. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState('');
  return (
    <button
      type="button"
      class="button"
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
    >
      {/* The button's name changes where the focus is, so it is heard. */}
      {t(copied === text ? 'siteWarning.copied' : 'siteWarning.copy')}
    </button>
  );
}
