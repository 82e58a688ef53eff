import type { WinActions } from '#components/history/WinPanel.tsx';
import { formatTime } from '#components/ui/format.ts';
import { SiteIcon } from '#components/ui/icons.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { type PastEntry, pastSourceName } from '#utils/domain/views/past-entry.ts';
import { entryTitle } from '#utils/pages/history-search.ts';
import { t } from '#utils/platform/i18n.ts';

const Panel = lazy(() =>
  import('#components/history/BroughtInPanel.tsx').then(({ BroughtInPanel }) => BroughtInPanel),
);

interface Props extends Pick<WinActions, 'onUndo' | 'onErase'> {
  entry: PastEntry;
  open: boolean;
  onOpen: (id: string | undefined) => void;
}

/** What was brought in from elsewhere, on one line among the wins of its day; it opens into what can be done with it. */
export function BroughtIn({ entry, open, onOpen, onUndo, onErase }: Props) {
  const { id, site, source, at, offset, dayOnly } = entry;
  const name = pastSourceName(source);
  const where = name ? t('past.source', name) : t('past.word');
  return (
    <li class={`past-win ${open ? 'open' : ''}`}>
      <button
        type="button"
        class="past-line"
        aria-expanded={open}
        onClick={() => onOpen(open ? undefined : id)}
      >
        <SiteIcon site={site} />
        <bdi class="past-title">{entryTitle(entry)}</bdi>
        <span class="quiet">{dayOnly ? where : `${where} · ${formatTime(at, offset)}`}</span>
      </button>
      {open && <Panel entry={entry} onUndo={onUndo} onErase={onErase} />}
    </li>
  );
}
