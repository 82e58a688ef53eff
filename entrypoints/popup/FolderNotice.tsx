import { useEffect, useState } from 'preact/hooks';
import { t } from '#utils/platform/i18n.ts';
import { folderStore } from '#utils/storage/folder.ts';

/** Says that the folder of one's own is not kept up to date, since the browser wants to ask before it is used again. */
export function FolderNotice() {
  const [folder, setFolder] = useState('');
  useEffect(() => void pausedFolder().then(setFolder), []);
  if (!folder) return null;
  return (
    <p class="quiet" dir="auto">
      {t('folder.paused', folder)}{' '}
      <a href="/options.html#data" target="_blank" rel="noopener">
        {t('folder.toOptions')}
      </a>
    </p>
  );
}

/** The name of the folder that may not be used now; '' if there is none. */
async function pausedFolder(): Promise<string> {
  const link = await folderStore.readLink();
  const permission = await link?.folder.queryPermission({ mode: 'readwrite' });
  return link && permission !== 'granted' ? link.folder.name : '';
}
