import '#components/ui/choices.css';
import { useState } from 'preact/hooks';
import { CopyText } from '#components/review/CopyText.tsx';
import { type ShareForm, shareText } from '#components/review/share-text.ts';
import { daysOffIn, WEEK_PARTS, type WeekPart, weekToCopy } from '#components/review/week-text.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { nextWeekStart } from '#utils/domain/config-history.ts';
import type { BragSources } from '#utils/domain/views/brag.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

/** What the text of a week is made from. */
export interface WeekTextProps {
  view: DashboardState;
  /** The first day of the week. */
  first: DayKey;
  /** Fetches what was done on some days. */
  onFetch: (span: BragSources['span']) => Promise<Pick<BragSources, 'wins' | 'goals'>>;
}

/** A line behind which a week stands as text, to be pasted into a stand-up or a mail. */
export function CopyWeek(props: WeekTextProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="copy-week" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('copyWeek.title')}</summary>
      {isOpen && <WeekText {...props} />}
    </details>
  );
}

/** A week as text, win by win, with what of it is ticked. */
export function WeekText({ view, first, onFetch }: WeekTextProps) {
  const [parts, setParts] = useState<ReadonlySet<WeekPart>>(new Set(WEEK_PARTS));
  const [form, setForm] = useState<ShareForm>('chat');
  const done = useDone(view, first, onFetch);
  if (!done) return null;
  const text = shareText(weekToCopy({ ...done, daysOff: daysOffIn(view.config, first) }, parts), form);
  if (!text) return <p class="quiet">{t('take.nothing')}</p>;
  return (
    <>
      <fieldset class="week-parts">
        <legend class="unseen">{t('share.fields')}</legend>
        {WEEK_PARTS.map((part) => (
          <label key={part} class="choice">
            <input
              type="checkbox"
              checked={parts.has(part)}
              onChange={() => setParts(parts.symmetricDifference(new Set([part])))}
            />
            {t(`copyWeek.${part}`)}
          </label>
        ))}
      </fieldset>
      <CopyText id="week-text" text={text} form={form} onForm={setForm} />
    </>
  );
}

type Done = Pick<BragSources, 'span' | 'wins' | 'goals'>;

/** What was done in a week, as of the latest state; undefined while it is fetched. */
function useDone(view: DashboardState, first: DayKey, onFetch: WeekTextProps['onFetch']): Done | undefined {
  const done = useLatest(async (): Promise<Done> => {
    const span: Done['span'] = [first, addDays(nextWeekStart(view.config, first), -1)];
    const { wins, goals } = await onFetch(span);
    return { span, wins, goals };
  }, [first, view]);
  return done?.span[0] === first ? done : undefined;
}
