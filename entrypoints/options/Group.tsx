import type { ComponentChildren } from 'preact';
import { type CommandState, Failure, useCommand } from '#components/ui/use-command.tsx';

interface Props {
  /** The anchor that leads here. */
  id: string;
  title: string;
  about: string;
  children: ComponentChildren;
}

/** Options that belong together, under one heading. */
export function Group({ id, title, about, children }: Props) {
  return (
    <section id={id} class="group" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="quiet">{about}</p>
      {children}
    </section>
  );
}

/** One part of the settings of a site, with its name beside it. */
export function Part({ name, hint, children }: { name: string; hint?: string; children: ComponentChildren }) {
  return (
    <fieldset class="part">
      <legend>{name}</legend>
      {hint && <p class="quiet">{hint}</p>}
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  hint: string;
  /** What is chosen from. It saves by the command, whose failure is said below it. */
  children: (save: CommandState['run']) => ComponentChildren;
}

/** A part in which something is chosen. */
export function ChoicePart({ name, hint, children }: ChoiceProps) {
  const command = useCommand();
  return (
    <Part name={name} hint={hint}>
      {children(command.run)}
      <Failure of={command} />
    </Part>
  );
}
