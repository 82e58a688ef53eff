import { useRef, useState } from 'preact/hooks';
import { splitAtPlaceholder, t } from '#utils/platform/i18n.ts';

/** Ms without a change after which a person is done: a field changes with every key that leaves it complete. */
const DONE_AFTER_MS = 800;

interface Props {
  /** Of no other element on the page. */
  id: string;
  /** A time is a number of minutes after midnight. */
  type: 'number' | 'time';
  /** With a placeholder where the field stands. */
  label: string;
  value: number;
  min: number;
  max: number;
  /** What is shown when anything else is typed. */
  refusal: string;
  onChange: (value: number) => void;
}

/** A field for a number, which is passed on once the person is done with it; what is out of range is refused. */
export function Field({ id, type, label, value, min, max, refusal, onChange }: Props) {
  /** What is in the field before it is passed on. */
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [before, after] = splitAtPlaceholder(label);
  const format = type === 'time' ? clock : String;

  const finish = (field: HTMLInputElement) => {
    clearTimeout(pause.current);
    setRefused(!field.validity.valid);
    if (!field.validity.valid) return;
    const typedValue = type === 'time' ? field.valueAsNumber / 60_000 : field.valueAsNumber;
    setTyped(undefined);
    if (typedValue !== value) onChange(typedValue);
  };

  return (
    <>
      <label>
        {before}
        <input
          id={id}
          class="field"
          type={type}
          required
          min={format(min)}
          max={format(max)}
          value={typed ?? format(value)}
          aria-invalid={refused}
          aria-describedby={`${id}-refusal`}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={({ currentTarget }) => {
            clearTimeout(pause.current);
            pause.current = setTimeout(finish, DONE_AFTER_MS, currentTarget);
          }}
          onBlur={(event) => finish(event.currentTarget)}
        />
        {after}
      </label>
      <span id={`${id}-refusal`} class="refusal" role="status">
        {refused && `${refusal} ${t('setting.unchanged')}`}
      </span>
    </>
  );
}

/** 04:00, as a field for times has it. */
function clock(minutes: number): string {
  const digits = (part: number) => String(Math.floor(part)).padStart(2, '0');
  return `${digits(minutes / 60)}:${digits(minutes % 60)}`;
}
