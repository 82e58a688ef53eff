import { useEffect, useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatDay } from '#components/ui/format.ts';
import { TextField } from '#components/ui/TextField.tsx';
import { titleError } from '#components/ui/title-error.ts';
import { withName } from '#components/ui/WinList.tsx';
import { addDays, type DayKey, daysBetween } from '#utils/domain/calendar.ts';
import { BACK_DAYS } from '#utils/domain/rules.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { parseTitle } from '#utils/domain/title.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  win: Win;
  today: DayKey;
  /** Resolves when the win has that title; '' for its first one. */
  onRename: (win: Win, title: string) => Promise<void>;
  /** Resolves with whether the win is on that day. */
  onMove: (win: Win, day: DayKey) => Promise<boolean>;
}

/** A win's title and day, to be changed. A day that is too long ago stays as it is. */
export function EditWin({ win, today, onRename, onMove }: Props) {
  const [title, setTitle] = useState(win.title);
  const [day, setDay] = useState(win.day);
  const [refusal, setRefusal] = useState('');
  const [status, setStatus] = useState('');
  // They may come from another page.
  useEffect(() => setTitle(win.title), [win.title]);
  useEffect(() => setDay(win.day), [win.day]);
  const days = Array.from({ length: BACK_DAYS + 1 }, (_, back) => addDays(today, -back));
  const mayMove = daysBetween(win.day, today) <= BACK_DAYS;

  const save = async (event: Event) => {
    event.preventDefault();
    const item = (event.currentTarget as Element).closest('.past-win');
    const typed = title.trim() && parseTitle(title);
    setStatus('');
    setRefusal(typed === undefined ? titleError(title) : '');
    if (typed === undefined) return;
    try {
      if (typed !== win.title) await onRename(win, typed);
      if (day === win.day) return setStatus(t('history.saved'));
      // Its row is about to go.
      if (item) passFocusOn(item, document, '.past-line');
      if (!(await onMove(win, day))) setRefusal(t('edit.doneAlready'));
    } catch (error) {
      setRefusal(failureText(error));
    }
  };
  return (
    <details class="edit-win">
      <summary class="quiet">{t(mayMove ? 'edit.titleAndDay' : 'edit.titleOnly')}</summary>
      <form onSubmit={save}>
        <label>
          {t('edit.title')}
          <TextField
            value={title}
            placeholder={withName({ ...win, title: '' }).title}
            aria-invalid={refusal !== ''}
            aria-describedby={`edit-${win.id}`}
            onType={(typed) => {
              setTitle(typed);
              setRefusal('');
            }}
          />
        </label>
        {mayMove && (
          <label>
            {t('history.day')}
            <select
              class="field"
              value={day}
              onChange={({ currentTarget: { value } }) => {
                setDay(value);
                setRefusal('');
              }}
            >
              {days.map((day) => (
                <option key={day} value={day}>
                  {day === today ? t('history.today') : formatDay(day)}
                </option>
              ))}
            </select>
          </label>
        )}
        <div class="actions">
          <button type="submit" class="button">
            {t('history.save')}
          </button>
          <span class="quiet" role="status">
            {status}
          </span>
        </div>
        <p id={`edit-${win.id}`} class={refusal ? 'refusal' : 'quiet'} role="status">
          {refusal || t('edit.hint')}
        </p>
      </form>
    </details>
  );
}
