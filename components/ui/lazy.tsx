import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component that is fetched once it is drawn; until then nothing stands in its place.
 * @param load as `import(…).then((it) => it.Name)`; where the module is taken apart instead, the build writes twice as much
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return function Lazy(props: P) {
    const [Loaded, setLoaded] = useState<ComponentType<P>>();
    useEffect(() => void load().then((component) => setLoaded(() => component)), []);
    return Loaded ? <Loaded {...props} /> : null;
  };
}
