import type { ComponentChildren } from 'preact';
import { type Mechanic, Rationale } from '#components/ui/Rationale.tsx';
import { type CommandState, Failure } from '#components/ui/use-command.tsx';
import type { ScoringSettings } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  name: string;
  hint?: string | undefined;
  /** What still holds today, where the person has chosen something else. */
  still?: string | undefined;
  mechanics?: readonly Mechanic[] | undefined;
  /** The command that saves it. */
  command?: CommandState | undefined;
  children: ComponentChildren;
}

/** One setting, with its hint and its reasons. */
export function Setting({ name, hint, still, mechanics = [], command, children }: Props) {
  return (
    <fieldset class="setting">
      <legend>{name}</legend>
      <div class="answers">
        {children}
        <span class="later" role="status">
          {still !== undefined && t('setting.later', still)}
        </span>
        {command && <Failure of={command} />}
      </div>
      {hint && <p class="quiet">{hint}</p>}
      {mechanics.map((mechanic) => (
        <Rationale key={mechanic} of={mechanic} />
      ))}
    </fieldset>
  );
}

/** What holds today, in words, where the person has chosen something else; otherwise undefined. */
export function stillToday<K extends keyof ScoringSettings>(
  { settings, activeSettings }: DashboardState,
  key: K,
  words: (held: ScoringSettings[K]) => string,
): string | undefined {
  const same = JSON.stringify(settings[key]) === JSON.stringify(activeSettings[key]);
  return same ? undefined : words(activeSettings[key]);
}

interface RadiosProps<T> {
  /** Of no other radios on the page. */
  name: string;
  options: readonly (readonly [value: NoInfer<T>, label: string])[];
  value: T;
  onChange: (value: T) => void;
}

/** Some answers, of which one is right. */
export function Radios<T>({ name, options, value, onChange }: RadiosProps<T>) {
  return options.map(([option, label]) => (
    <label key={label}>
      <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
      {label}
    </label>
  ));
}
