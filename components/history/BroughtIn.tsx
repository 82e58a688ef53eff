import { HistoryLine } from '#components/history/HistoryLine.tsx';
import type { WinActions } from '#components/history/WinPanel.tsx';
import { formatTime } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import { type PastEntry, pastSourceName } from '#utils/domain/views/past-entry.ts';
import { entryTitle } from '#utils/pages/history-search.ts';
import { t } from '#utils/platform/i18n.ts';

const Panel = lazy(() => import('#components/history/BroughtInPanel.tsx').then((it) => it.BroughtInPanel));

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
    <HistoryLine
      site={site}
      title={entryTitle(entry)}
      beside={<span class="quiet">{dayOnly ? where : `${where} · ${formatTime(at, offset)}`}</span>}
      open={open}
      onToggle={() => onOpen(open ? undefined : id)}
    >
      <Panel entry={entry} onUndo={onUndo} onErase={onErase} />
    </HistoryLine>
  );
}
