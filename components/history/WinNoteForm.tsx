import { useEffect, useRef, useState } from 'preact/hooks';
import { LONGEST_NOTE } from '#utils/domain/title.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of the win. */
  id: string;
  /** What is stored; it changes when another page, or what deletes words, changes it. */
  note: string;
  /** Resolves when the note is saved; '' removes it. */
  onNote: (id: string, note: string) => Promise<void>;
}

/** The person's own words on a win; an empty note is none. */
export function WinNoteForm({ id, note, onNote }: Props) {
  const [text, setText] = useState(note);
  const [status, setStatus] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => setText(note), [note]);
  const save = async (text: string) => {
    // The button is about to go.
    field.current?.focus();
    try {
      await onNote(id, text.trim());
      setText(text.trim());
      setStatus(t('history.saved'));
    } catch (error) {
      setStatus(failureText(error));
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
        ref={field}
        id={`note-${id}`}
        class="field"
        dir="auto"
        rows={2}
        maxLength={LONGEST_NOTE}
        aria-describedby={`note-hint-${id}`}
        value={text}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          setStatus('');
        }}
      />
      <div class="actions">
        {text.trim() !== note && (
          <button type="submit" class="button">
            {t('history.save')}
          </button>
        )}
        {note !== '' && (
          <button type="button" class="button" onClick={() => void save('')}>
            {t('common.remove')}
          </button>
        )}
        <span class="quiet" role="status">
          {status}
        </span>
      </div>
      <p id={`note-hint-${id}`} class="quiet">
        {t('history.noteHint')}
      </p>
    </form>
  );
}
