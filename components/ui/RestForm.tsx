import { useEffect, useRef, useState } from 'preact/hooks';
import { useOneAtATime } from '#components/ui/use-one-at-a-time.ts';
import { addDays, type DayKey, daysBetween, isDay } from '#utils/domain/calendar.ts';
import type { Rest } from '#utils/domain/config-history.ts';
import { REST_BACK_DAYS, REST_MAX_DAYS } from '#utils/domain/rules.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

const REASONS = ['holiday', 'sick', 'other'] as const satisfies readonly Rest['reason'][];

interface Props extends Pick<PageActions, 'onPlan'> {
  /** Of no other element on the page. */
  id: string;
  today: DayKey;
}

/** A form for the days of a rest, and its reason. */
export function RestForm({ id, today, onPlan }: Props) {
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [reason, setReason] = useState<Rest['reason']>('holiday');
  const [refusal, setRefusal] = useState('');
  const oneAtATime = useOneAtATime();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const save = async () => {
    const refused = restError(from, to, today);
    setRefusal(refused);
    if (refused) return first.current?.focus();
    try {
      await onPlan({ type: 'rest', subject: 'config', rest: { from, to, reason } });
    } catch (error) {
      setRefusal(failureText(error));
    }
  };
  return (
    <form
      id={id}
      class="rest"
      onSubmit={(event) => {
        event.preventDefault();
        void oneAtATime(save);
      }}
      noValidate
    >
      <div class="rest-days">
        <label>
          {t('prompts.from')}
          <input
            ref={first}
            class="field"
            type="date"
            min={addDays(today, -REST_BACK_DAYS)}
            value={from}
            aria-invalid={refusal !== ''}
            aria-describedby="rest-refusal"
            onInput={({ currentTarget: { value } }) => {
              setFrom(value);
              // One day is the most common rest, and a rest ends after it began.
              if (to < value) setTo(value);
              setRefusal('');
            }}
          />
        </label>
        <label>
          {t('prompts.to')}
          <input
            class="field"
            type="date"
            min={from}
            value={to}
            aria-invalid={refusal !== ''}
            aria-describedby="rest-refusal"
            onInput={({ currentTarget: { value } }) => {
              setTo(value);
              setRefusal('');
            }}
          />
        </label>
      </div>
      <fieldset>
        <legend>{t('prompts.why')}</legend>
        <div class="pills">
          {REASONS.map((one) => (
            <label key={one} class="pill">
              <input
                type="radio"
                name="rest-reason"
                checked={one === reason}
                onChange={() => setReason(one)}
              />
              {t(`prompts.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <p class="actions">
        <button type="submit" class="button">
          {t('prompts.take')}
        </button>
      </p>
      <p id="rest-refusal" class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}

/** Why a rest cannot be taken, in words; '' if it can. */
function restError(from: DayKey, to: DayKey, today: DayKey): string {
  if (!isDay(from) || !isDay(to)) return t('prompts.noDay');
  if (daysBetween(from, today) > REST_BACK_DAYS) return n('prompts.tooEarly', REST_BACK_DAYS);
  if (to < from) return t('prompts.order');
  return daysBetween(from, to) < REST_MAX_DAYS ? '' : n('prompts.tooLong', REST_MAX_DAYS);
}
