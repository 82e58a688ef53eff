import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus into what takes the place of its opener, and back to the opener when that closes.
 * @param open what it is open for; falsy while it is closed
 * @returns where the focus goes, of what is there
 */
export function useFocusBack<
  First extends HTMLElement = HTMLButtonElement,
  Opener extends HTMLElement = HTMLButtonElement,
>(open: unknown): { first: RefObject<First | null>; opener: RefObject<Opener | null> } {
  const first = useRef<First>(null);
  const opener = useRef<Opener>(null);
  const was = useRef(open);
  useLayoutEffect(() => {
    if (was.current !== open) (open ? first : opener).current?.focus();
    was.current = open;
  }, [open]);
  return { first, opener };
}
