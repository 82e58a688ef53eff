import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatGain, formatNumber, formatShare } from '#components/ui/format.ts';
import { lineName } from '#components/ui/point-labels.ts';
import { LONGEST_NOTE } from '#utils/domain/title.ts';
import { explainWin } from '#utils/domain/views/breakdown.ts';
import type { DashboardState, Win } from '#utils/domain/views/dashboard.ts';
import { type UndoImpact, undoImpact } from '#utils/domain/views/undo-impact.ts';
import type { WinDetails } from '#utils/messaging/queries.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/platform/labels.ts';

/** Who knows what there is to tell of a win, and writes down what the person says of it. */
export interface Clerk {
  /** Undefined when the win is no more. */
  onAsk: (id: string) => Promise<WinDetails | undefined>;
  onRemark: (id: string, note: string) => Promise<void>;
  onUndo: (id: string) => Promise<void>;
}

interface Props extends Clerk {
  win: Win;
  view: DashboardState;
}

/** What there is to tell of a win: what made its points, a note, where it was, and what its undo would change. */
export function WinStory({ win, view, onAsk, onRemark, onUndo }: Props) {
  const [story, setStory] = useState<WinDetails>();
  const { game, numbers } = view.settings;
  // What happens elsewhere meanwhile may change what an undo does.
  useEffect(() => void onAsk(win.id).then(setStory), [win, view.total]);
  return (
    <div class="story">
      {game && numbers && <Made {...win} />}
      {story && <Note id={win.id} note={story.note} onRemark={onRemark} />}
      <Undo win={win} view={view} undo={story?.undo} onUndo={onUndo} />
    </div>
  );
}

/** What made a win's points. */
function Made(win: Win) {
  return (
    <div class="made">
      <h3>{t('history.made', formatGain(win.points))}</h3>
      <dl>
        {explainWin(win).map((line) => (
          <div key={line.part}>
            <dt>{lineName(line)}</dt>
            <dd>{formatGain(line.points)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The person's own words on a win; saved when they say so, and gone when they leave none. */
function Note({ id, note, onRemark }: { id: string; note: string; onRemark: Clerk['onRemark'] }) {
  const [text, setText] = useState(note);
  const [kept, setKept] = useState(note);
  const [said, setSaid] = useState('');
  const save = async (text: string) => {
    try {
      await onRemark(id, text.trim());
      setText(text.trim());
      setKept(text.trim());
      setSaid(t('history.saved'));
    } catch {
      setSaid(t('history.failed'));
    }
  };
  return (
    <form
      class="note"
      onSubmit={(event) => {
        event.preventDefault();
        void save(text);
      }}
    >
      <label for={`note-${id}`}>{t('history.note')}</label>
      <textarea
        id={`note-${id}`}
        class="field"
        rows={2}
        maxLength={LONGEST_NOTE}
        aria-describedby={`note-hint-${id}`}
        value={text}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          setSaid('');
        }}
      />
      <div class="actions">
        {text.trim() !== kept && (
          <button type="submit" class="button">
            {t('history.save')}
          </button>
        )}
        {kept !== '' && (
          <button type="button" class="button" onClick={() => void save('')}>
            {t('common.remove')}
          </button>
        )}
        <span class="quiet" role="status">
          {said}
        </span>
      </div>
      <p id={`note-hint-${id}`} class="quiet">
        {t('history.noteHint')}
      </p>
    </form>
  );
}

interface UndoProps {
  win: Win;
  view: DashboardState;
  /** Undefined while that is being found out. */
  undo: WinDetails['undo'] | undefined;
  onUndo: Clerk['onUndo'];
}

/** The way back to where it was finished; and to take it back, after it was said what that changes. */
function Undo({ win, view, undo, onUndo }: UndoProps) {
  const [asked, setAsked] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useLayoutEffect(() => {
    if (asked) keep.current?.focus();
    else if (wasAsked.current) begin.current?.focus();
    wasAsked.current = asked;
  }, [asked]);

  if (!asked || !undo)
    return (
      <div class="actions">
        {win.url && (
          <a class="button" href={win.url} target="_blank" rel="noreferrer">
            {t('history.link', siteName(win.site))}
          </a>
        )}
        <button ref={begin} type="button" class="button" onClick={() => setAsked(true)}>
          {t('common.undo')}
        </button>
      </div>
    );
  const effects = undoImpact(undo, view.settings);
  return (
    <fieldset class="effect" aria-describedby="effects">
      <legend>{t('history.effect')}</legend>
      <div id="effects">
        {effects.length === 0 && <p>{t('history.nothing')}</p>}
        <dl>
          {effects.map((effect) => (
            <div key={effect.what}>
              <dt>{effectName(effect, win.day === view.today.day)}</dt>
              <dd>
                <Change {...effect} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={({ currentTarget }) => {
            passFocusOn(currentTarget);
            void onUndo(win.id);
          }}
        >
          {t('history.takeBack')}
        </button>
        <button ref={keep} type="button" class="button" onClick={() => setAsked(false)}>
          {t('history.keep')}
        </button>
      </div>
    </fieldset>
  );
}

function effectName({ what }: UndoImpact, isToday: boolean): string {
  if (what === 'wins') return t(isToday ? 'history.effects.winsToday' : 'history.effects.wins');
  if (what === 'points') return t(isToday ? 'history.effects.pointsToday' : 'history.effects.points');
  return t(`history.effects.${what}`);
}

function Change({ what, now, after }: UndoImpact) {
  const [from, to] = [now, after].map(what === 'consistency' ? formatShare : formatNumber) as [
    string,
    string,
  ];
  return (
    <>
      <span aria-hidden="true">{t('history.change', from, to)}</span>
      <span class="unseen">{t('history.changeTold', from, to)}</span>
    </>
  );
}

/** The button is about to go with its win; focus moves to the next win, or else to the one before, or the heading. */
function passFocusOn(button: HTMLElement): void {
  const wins = [...document.querySelectorAll<HTMLElement>('.past-line')];
  const own = wins.findIndex((win) => win.parentElement?.contains(button));
  const target = wins[own + 1] ?? wins[own - 1] ?? document.querySelector('h1');
  target?.focus();
}
