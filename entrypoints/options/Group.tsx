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

/** One thing of a site, with its name beside it; what can be chosen of it is one group of fields. */
export function Part({ name, hint, children }: { name: string; hint?: string; children: ComponentChildren }) {
  return (
    <fieldset class="part">
      <legend>{name}</legend>
      {hint && <p class="quiet">{hint}</p>}
      {children}
    </fieldset>
  );
}
