import { useEffect, useState } from 'preact/hooks';

/**
 * The answer to a question that is asked again with each change of what it is about; undefined before the first one. An
 * answer that a newer question has overtaken is left out. One that fails changes nothing: where the ledger cannot be used
 * the whole page says so.
 */
export function useLatest<T extends object>(ask: () => Promise<T>, about: readonly unknown[]): T | undefined {
  const [latest, setLatest] = useState<T>();
  useEffect(() => {
    let isAsked = true;
    ask().then(
      (answer) => isAsked && setLatest(answer),
      () => undefined,
    );
    return () => {
      isAsked = false;
    };
  }, about);
  return latest;
}
