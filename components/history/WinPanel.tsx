import { useEffect, useState } from 'preact/hooks';
import { EditWin } from '#components/history/EditWin.tsx';
import { EraseWords } from '#components/history/EraseWords.tsx';
import { UndoWin } from '#components/history/UndoWin.tsx';
import { WinNoteForm } from '#components/history/WinNoteForm.tsx';
import { formatGain } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { WinLines } from '#components/ui/WinLines.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { WinDetails } from '#utils/messaging/queries.ts';
import type { SigningActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

const ThankForm = lazy(() => import('#components/recognition/ThankForm.tsx').then((it) => it.ThankForm));

/** What can be asked and changed of a win, by its id. */
export interface WinActions {
  /** Resolves with undefined when the win is no more. */
  onFetch: (id: string) => Promise<WinDetails | undefined>;
  onNote: (id: string, note: string) => Promise<void>;
  onUndo: (id: string) => Promise<void>;
  /** Gives it a title of the person's own; '' for its first one. */
  onRename: (win: Win, title: string) => Promise<void>;
  /** Moves it to another day; resolves with false where that day has the same already. */
  onMove: (win: Win, day: DayKey) => Promise<boolean>;
  /** Resolves when its title, its link and the notes on it are gone. */
  onErase: (id: string) => Promise<void>;
  signing: SigningActions;
}

/** What is told of a day or a week is of it. */
const WRITTEN: readonly Win['kind'][] = ['reflection', 'weekly'];

interface Props extends WinActions {
  win: Win;
  view: DashboardState;
}

/** A win in full: what made its points, a note, a link to where it was, and what its undo would change. */
export function WinPanel({ win, view, onFetch, onNote, onUndo, onErase, signing, ...edit }: Props) {
  const [isThanking, setThanking] = useState(false);
  const [details, setDetails] = useState<WinDetails>();
  const command = useCommand();
  const { game, numbers } = view.settings;
  // What happens elsewhere meanwhile may change what an undo does.
  useEffect(() => void command.read(() => onFetch(win.id).then(setDetails)), [win, view.total]);
  return (
    <div class="win-panel">
      {game && numbers && (
        <div class="win-points">
          <h3>{t('history.made', formatGain(win.points))}</h3>
          <WinLines win={win} />
        </div>
      )}
      <Failure of={command} />
      {details && (
        <WinNoteForm
          id={win.id}
          note={details.note}
          onNote={async (id, note) => {
            await onNote(id, note);
            setDetails((known) => known && { ...known, note });
          }}
        />
      )}
      <details
        class="thanks-of-win"
        open={isThanking}
        onToggle={({ currentTarget }) => setThanking(currentTarget.open)}
      >
        <summary>{t('share.thank')}</summary>
        {isThanking && <ThankForm id={`thanks-${win.id}`} wins={[win]} chosen={win} signing={signing} />}
      </details>
      <UndoWin win={win} view={view} undo={details?.undo} onUndo={onUndo} />
      {!WRITTEN.includes(win.kind) && <EditWin win={win} today={view.today.day} {...edit} />}
      {(win.title || details?.note) && (
        <EraseWords about={t('erase.wordsIs')} onErase={() => onErase(win.id)} />
      )}
    </div>
  );
}
