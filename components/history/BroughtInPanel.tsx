import { EraseWords } from '#components/history/EraseWords.tsx';
import type { WinActions } from '#components/history/WinPanel.tsx';
import { passFocusOn } from '#components/ui/focus.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { PastEntry } from '#utils/domain/views/past-entry.ts';
import { t } from '#utils/platform/i18n.ts';
import { secureLink } from '#utils/sites/site-link.ts';

interface Props extends Pick<WinActions, 'onUndo' | 'onErase'> {
  entry: PastEntry;
}

/** Where it was, and the ways to be rid of it or of its words. */
export function BroughtInPanel({ entry: { id, title, url }, onUndo, onErase }: Props) {
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
