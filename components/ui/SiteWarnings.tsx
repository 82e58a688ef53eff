import { useState } from 'preact/hooks';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/sites/registry.ts';

/** Where problems are reported. Opened only by a click; the person sees the report there, and sends it or not. */
const ISSUES = 'https://github.com/microwin/microwin/issues/new';

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
            <a class="button" href={issueAbout(name, report)} target="_blank" rel="noreferrer">
              {t('siteWarning.report')}
            </a>
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

/** In English, as we read it. */
function issueAbout(name: string, report: string): string {
  const title = `${name} may have changed`;
  return `${ISSUES}?${new URLSearchParams({ title, body: report })}`;
}
