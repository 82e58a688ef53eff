import { useEffect, useState } from 'preact/hooks';
import { t } from '#utils/platform/i18n.ts';
import { untoldNews } from '#utils/storage/untold-news.ts';

/** After an update that brought something new, says so in this popup, and in no later one. */
export function WhatsNew() {
  const [version, setVersion] = useState('');
  useEffect(() => void untoldNews.take().then(setVersion), []);
  if (!version) return null;
  return (
    <p class="quiet">
      {t('news.updated', version)}{' '}
      <a href="/CHANGELOG.txt" target="_blank" rel="noopener">
        {t('news.changes')}
      </a>
    </p>
  );
}
