import { useEffect, useRef, useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import { reviewSubject } from '#utils/domain/planning/week-review.ts';
import { LONGEST_NOTE, LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

/** What a review asks, in the order of its answers. */
const QUESTIONS = ['finished', 'felt', 'next'] as const;

/** Answers that are typed and not saved yet, by week, so that they outlive a visit to another page. */
const drafts = new Map<DayKey, readonly string[]>();

interface Props extends Pick<PageActions, 'onPlan'> {
  /** Of the week. */
  first: DayKey;
  /** What was answered before. */
  answers?: readonly string[] | undefined;
  goals: readonly GoalView[];
}

/** The review of a week: what was answered, or the three questions. */
export function WeekReview({ first, answers, goals, onPlan }: Props) {
  const [changing, setChanging] = useState(false);
  const [status, setStatus] = useState('');
  const statusLine = useRef<HTMLParagraphElement>(null);
  const isForm = changing || !answers;
  return (
    <>
      {isForm ? (
        <Form
          {...{ first, answers, goals, onPlan }}
          focused={changing}
          onDone={(message) => {
            setChanging(false);
            setStatus(message);
            // What had the focus has gone.
            statusLine.current?.focus();
          }}
        />
      ) : (
        <div class="journal-text">
          <ReviewAnswers answers={answers} />
          <p class="actions">
            <button type="button" class="button" onClick={() => setChanging(true)}>
              {t('common.change')}
            </button>
          </p>
        </div>
      )}
      <p ref={statusLine} class="later" role="status" tabIndex={-1}>
        {!isForm && status}
      </p>
    </>
  );
}

/** The questions that were answered, with the answers. */
export function ReviewAnswers({ answers }: { answers: readonly string[] }) {
  return (
    <dl class="answered">
      {QUESTIONS.map(
        (question, place) =>
          answers[place] && (
            <div key={question}>
              <dt>{t(`review.${question}`)}</dt>
              <dd class="own-words" dir="auto">
                {answers[place]}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

interface FormProps extends Props {
  /** Whether the person asked for the form, and so begins in it. */
  focused: boolean;
  onDone: (message: string) => void;
}

function Form({ first, answers = ['', '', ''], goals, focused, onPlan, onDone }: FormProps) {
  const [typed, setTyped] = useState(drafts.get(first) ?? answers);
  const [refusal, setRefusal] = useState('');
  // A second try must not make a second step or goal.
  const [fresh] = useState(() => ({ goal: `goal:${crypto.randomUUID()}`, step: crypto.randomUUID() }));
  const pursued = goals.filter(({ reached, dropped }) => !reached && !dropped);
  const [chosen, choose] = useState(
    () => pursued.find(({ title }) => title === t('review.nextSteps'))?.subject ?? '',
  );
  const next = useRef<HTMLInputElement>(null);
  const begin = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) begin.current?.focus();
  }, []);
  const goal = pursued.find(({ subject }) => subject === chosen);
  useEffect(() => {
    if (typed !== answers) drafts.set(first, typed);
  }, [typed]);

  const answer = (position: number, text: string) => {
    setTyped(typed.map((one, index) => (index === position ? text : one)));
    setRefusal('');
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const words = typed[2]?.trim() ?? '';
    const title = parseTitle(words);
    if (words && !title) {
      setRefusal(t('review.unreadable'));
      next.current?.focus();
      return;
    }
    const isNew = title !== undefined && title !== answers[2];
    const owner = goal ?? { subject: fresh.goal, title: t('review.nextSteps'), steps: [] };
    const step = `${owner.subject}:step:${fresh.step}`;
    const commands: PlanCommand[] = [];
    if (isNew && !goal)
      commands.push({ type: 'goal', subject: owner.subject, text: { title: owner.title, url: '' } });
    if (isNew) {
      const position = Math.max(0, ...owner.steps.map(({ position }) => position)) + 1;
      commands.push({ type: 'step', subject: step, position, text: { title, url: '' } });
    }
    commands.push({
      type: 'reflect',
      kind: 'weekly',
      subject: reviewSubject(first),
      ...(isNew && { relatedTo: step }),
      text: { title: '', url: '', answers: typed.map((text) => text.trim()) },
    });
    try {
      await onPlan(...commands);
      drafts.delete(first);
      onDone(isNew ? t('review.becameStep', owner.title) : t('review.written'));
    } catch (error) {
      setRefusal(failureText(error));
    }
  };
  return (
    <form class="review" onSubmit={save}>
      {(['finished', 'felt'] as const).map((question, place) => (
        <label key={question}>
          {t(`review.${question}`)}
          <textarea
            ref={place === 0 ? begin : null}
            class="field"
            dir="auto"
            rows={2}
            maxLength={LONGEST_NOTE}
            value={typed[place]}
            onInput={({ currentTarget }) => answer(place, currentTarget.value)}
          />
        </label>
      ))}
      <label>
        {t('review.next')}
        <TextField
          ref={next}
          maxLength={LONGEST_TITLE}
          aria-describedby="next-hint"
          aria-invalid={refusal !== ''}
          value={typed[2]}
          onType={(typed) => answer(2, typed)}
        />
      </label>
      <p id="next-hint" class="quiet">
        {t('review.nextHint')}
      </p>
      <label>
        {t('review.goal')}
        <select class="field" value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {!pursued.some(({ title }) => title === t('review.nextSteps')) && (
            <option value="">{t('review.makeGoal')}</option>
          )}
          {pursued.map(({ subject, title }) => (
            <option key={subject} value={subject} dir="auto">
              {title}
            </option>
          ))}
        </select>
      </label>
      <p class="refusal" role="status">
        {refusal}
      </p>
      <p class="actions">
        <button type="submit" class="button main">
          {t('review.save')}
        </button>
      </p>
    </form>
  );
}
