import { useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatLongDay } from '#components/ui/format.ts';
import { SiteIcon } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { whereAndWhen, withName } from '#components/ui/WinList.tsx';
import type { Win } from '#utils/domain/scoring/win.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  wins: readonly Win[];
  /** Moves a win to today; resolves with false where today has the same already. */
  onMove: (win: Win) => Promise<boolean>;
  onUndo: (id: string) => Promise<void>;
}

/** Wins that a clock which ran ahead dated after today, each to be moved to today or taken back. */
export function WinsAhead({ wins, onMove, onUndo }: Props) {
  const [refusal, setRefusal] = useState('');
  const press = (button: HTMLButtonElement, done: Promise<unknown>) => {
    setRefusal('');
    passFocusOn(button, button.closest('ol'), 'button');
    done.then(
      (isDone) => isDone === false && setRefusal(t('edit.doneAlready')),
      (error) => setRefusal(failureText(error, t('history.moveFailed'))),
    );
  };
  return (
    <section class="ahead" aria-labelledby="ahead">
      <h2 id="ahead">{t('history.ahead')}</h2>
      <p class="quiet">{t('history.aheadWhy')}</p>
      <ol class="wins">
        {wins.map(withName).map((win) => (
          <li key={win.id} class="win">
            <SiteIcon site={win.site} />
            <span class="win-title" dir="auto">
              {win.title}
            </span>
            <span />
            <p class="quiet">{whereAndWhen(win, formatLongDay(win.day))}</p>
            <div class="actions">
              <OnceButton
                class="button"
                aria-label={t('history.moveWin', win.title)}
                onPress={(button) => press(button, onMove(win))}
              >
                {t('history.move')}
              </OnceButton>
              <OnceButton
                class="button"
                aria-label={t('win.undo', win.title)}
                onPress={(button) => press(button, onUndo(win.id))}
              >
                {t('common.undo')}
              </OnceButton>
            </div>
          </li>
        ))}
      </ol>
      <p role="status">{refusal}</p>
    </section>
  );
}
