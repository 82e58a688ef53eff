import type { ComponentChildren } from 'preact';

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
