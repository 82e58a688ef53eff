import { useRef } from 'preact/hooks';

/** Lets what a form does run once at a time: what is pressed meanwhile, or by a key that is held, does nothing. */
export function useOneAtATime(): (work: () => Promise<unknown>) => Promise<void> {
  const isRunning = useRef(false);
  return async (work) => {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      await work();
    } finally {
      isRunning.current = false;
    }
  };
}
