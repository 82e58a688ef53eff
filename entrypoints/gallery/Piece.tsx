import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  name: string;
  /** Whether it draws a card of its own. */
  bare?: boolean;
  /** Of buttons that are pressed one after the other, where that alone leads to the state. */
  press?: readonly string[];
  children: ComponentChildren;
}

/** A component in one of its states. */
export function Piece({ name, bare = false, press = [], children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const pressAll = async () => {
      for (const selector of press) {
        form.current?.querySelector<HTMLElement>(selector)?.click();
        // What it opens is drawn by then, also where that was asked for first.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    void pressAll();
  }, []);
  return (
    <section class="piece">
      <h3>{name}</h3>
      {/* Radios of the same name in another form are others: each state has its own answer. */}
      <form ref={form} class={bare ? '' : 'card'}>
        {children}
      </form>
    </section>
  );
}
