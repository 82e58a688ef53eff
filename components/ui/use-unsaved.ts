import { useReducer, useRef } from 'preact/hooks';

/** Something of which several parts can be changed, one shortly after the other. */
interface Unsaved<T> {
  /** What is stored, with every change that is on its way there. */
  value: T;
  /** Writes a change of the value as it is by then; resolves with whether that is written down. */
  change: (to: (value: T) => Partial<T>) => Promise<boolean>;
}

/**
 * Shows changes at once and builds each upon the one before: what the view tells is older while commands are on their
 * way, so that a second change would take the first one back.
 */
export function useUnsaved<T extends object>(stored: T, write: (value: T) => Promise<boolean>): Unsaved<T> {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const unsaved = useRef<Partial<T>>({});
  const writing = useRef(0);
  const valueNow = () => ({ ...stored, ...unsaved.current });
  const change = async (to: (value: T) => Partial<T>) => {
    unsaved.current = { ...unsaved.current, ...to(valueNow()) };
    writing.current++;
    draw(null);
    const written = await write(valueNow());
    // From here on the view tells, also of what could not be written.
    if (--writing.current === 0) {
      unsaved.current = {};
      draw(null);
    }
    return written;
  };
  return { value: valueNow(), change };
}
