import { useState } from 'preact/hooks';
import type { RestoreActions } from '#components/settings/RestoreCopy.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import { t } from '#utils/platform/i18n.ts';

const RestoreCopy = lazy(() => import('#components/settings/RestoreCopy.tsx').then((it) => it.RestoreCopy));

/** For whoever comes from another browser: a quiet line that becomes the way to restore a copy. */
export function RestoreLink(actions: RestoreActions) {
  const [isOpen, setOpen] = useState(false);
  const { first, opener } = useFocusBack<HTMLDivElement>(isOpen);
  if (isOpen)
    return (
      <div ref={first} class="restore" tabIndex={-1}>
        <p class="quiet">{t('restore.about')}</p>
        <RestoreCopy {...actions} />
      </div>
    );
  return (
    <p class="quiet">
      <button ref={opener} type="button" class="button" onClick={() => setOpen(true)}>
        {t('restore.welcome')}
      </button>
    </p>
  );
}
