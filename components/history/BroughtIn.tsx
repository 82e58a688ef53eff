import { EraseWords } from '#components/history/EraseWords.tsx';
import type { WinActions } from '#components/history/WinPanel.tsx';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatTime } from '#components/ui/format.ts';
import { SiteIcon } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { type PastEntry, pastSourceName } from '#utils/domain/past.ts';
import { entryTitle } from '#utils/pages/history-search.ts';
import { t } from '#utils/platform/i18n.ts';
import { secureLink } from '#utils/sites/site-link.ts';

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

/** Where it was, and the ways to be rid of it or of its words. */
function Panel({ entry: { id, title, url }, onUndo, onErase }: Omit<Props, 'open' | 'onOpen'>) {
  const command = useCommand();
  const link = secureLink(url);
  return (
    <div class="win-panel">
      <p class="quiet">{t('past.counts')}</p>
      <div class="actions">
        {link && (
          <a class="button" href={link} target="_blank" rel="noreferrer">
            {t('past.link')}
          </a>
        )}
        <OnceButton
          class="button"
          onPress={(button) => {
            const item = button.closest('.past-win');
            if (item) passFocusOn(item, document, '.past-line');
            void command.run(() => onUndo(id));
          }}
        >
          {t('common.remove')}
        </OnceButton>
        <Failure of={command} />
      </div>
      {title && <EraseWords about={t('past.wordsIs')} onErase={() => onErase(id)} />}
    </div>
  );
}
