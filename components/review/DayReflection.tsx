import { TextField } from '#components/ui/TextField.tsx';
import '#components/review/reflection.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { Reflection } from '#utils/domain/planning/journal.ts';
import { LONGEST_NOTE } from '#utils/domain/title.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

/** From the least to the most. */
const ENERGIES = [1, 2, 3, 4, 5] as const;
export type Energy = (typeof ENERGIES)[number];

interface Props extends Pick<PageActions, 'onPlan'> {
  day: DayKey;
  /** What was written about it until now. */
  reflection?: Reflection | undefined;
}

/** One line about the day and how much energy there was; on the same day it can be changed. */
export function DayReflection({ day, reflection, onPlan }: Props) {
  const [changing, setChanging] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isSaving = useRef(false);
  const isForm = changing || !reflection;
  useEffect(() => {
    // The field has gone, and the focus with it, unless another page saved this.
    if (isSaving.current && !isForm) button.current?.focus();
    isSaving.current = false;
  }, [isForm]);

  if (isForm)
    return (
      <Form
        // What was typed of one day must not be saved of the next.
        key={day}
        day={day}
        reflection={reflection}
        focused={changing}
        onPlan={(...commands) => {
          isSaving.current = true;
          return onPlan(...commands).catch((error) => {
            isSaving.current = false;
            throw error;
          });
        }}
        onDone={() => setChanging(false)}
      />
    );
  return (
    <div class="reflection-text">
      <ReflectionText {...reflection} />
      <button ref={button} type="button" class="button" onClick={() => setChanging(true)}>
        {t('common.change')}
      </button>
    </div>
  );
}

/** What was written about a day. */
export function ReflectionText({ line, energy }: Pick<Reflection, 'line' | 'energy'>) {
  return (
    <div>
      {line && (
        <p class="own-words" dir="auto">
          {line}
        </p>
      )}
      {energy && <p class="quiet">{t('reflect.energyWas', t(`reflect.energy${energy as Energy}`))}</p>}
    </div>
  );
}

interface FormProps extends Props {
  /** Whether the person asked for the form, and so begins in it. */
  focused: boolean;
  onDone: () => void;
}

function Form({ day, reflection, focused, onPlan, onDone }: FormProps) {
  const [line, setLine] = useState(reflection?.line ?? '');
  const [energy, setEnergy] = useState(reflection?.energy);
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);

  const save = async (event: Event) => {
    event.preventDefault();
    if (!line.trim() && !energy) return field.current?.focus();
    try {
      await onPlan({
        ...{ type: 'reflect', kind: 'reflection', subject: `reflection:${day}` },
        ...(energy && { energy }),
        text: { title: line.trim(), url: '' },
      });
      onDone();
    } catch (error) {
      setRefusal(failureText(error));
    }
  };
  return (
    <form class="reflection" onSubmit={save}>
      <TextField
        ref={field}
        aria-label={t('reflect.line')}
        placeholder={t('reflect.line')}
        maxLength={LONGEST_NOTE}
        enterkeyhint="done"
        value={line}
        onType={setLine}
      />
      <fieldset class="energy">
        <legend>{t('reflect.energy')}</legend>
        <div class="pills">
          {ENERGIES.map((one) => (
            <label key={one} class="pill">
              <input type="radio" name="energy" checked={one === energy} onChange={() => setEnergy(one)} />
              {t(`reflect.energy${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" class="button">
        {t('common.save')}
      </button>
      <p class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}
