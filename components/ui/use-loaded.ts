import { useEffect, useState } from 'preact/hooks';

/** What is loaded apart, once it is. @param load of no component: the same function each time */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  useEffect(() => void load().then((latest) => setLoaded(() => latest)), [load]);
  return loaded;
}
