import { useRef, useState } from 'preact/hooks';
import { splitAtPlaceholder, t } from '#utils/platform/i18n.ts';

/** Ms without a change after which a person is done: a field changes with every key that leaves it complete. */
const DONE_AFTER_MS = 800;

interface Props {
  /** Of no other element on the page. */
  id: string;
  /** A time is a number of minutes after midnight. */
  type: 'number' | 'time';
  /** With a gap where the field stands. */
  label: string;
  value: number;
  min: number;
  max: number;
  /** What is said of anything else. */
  refusal: string;
  onChange: (value: number) => void;
}

/** A field that says its number once the person is done with it, and refuses what it cannot be. */
export function Field({ id, type, label, value, min, max, refusal, onChange }: Props) {
  /** What is in the field as long as it is not said. */
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [before, after] = splitAtPlaceholder(label);
  const text = type === 'time' ? clock : String;

  const settle = (field: HTMLInputElement) => {
    clearTimeout(pause.current);
    setRefused(!field.validity.valid);
    if (!field.validity.valid) return;
    const said = type === 'time' ? field.valueAsNumber / 60_000 : field.valueAsNumber;
    setTyped(undefined);
    if (said !== value) onChange(said);
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
          min={text(min)}
          max={text(max)}
          value={typed ?? text(value)}
          aria-invalid={refused}
          aria-describedby={`${id}-refusal`}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={({ currentTarget }) => {
            clearTimeout(pause.current);
            pause.current = setTimeout(settle, DONE_AFTER_MS, currentTarget);
          }}
          onBlur={(event) => settle(event.currentTarget)}
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
