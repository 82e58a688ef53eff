import { useLayoutEffect, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route } from '#utils/pages/routes.ts';

/** Goes somewhere: as a step that Back takes back, or in place of where one is. */
export type Go = (route: Route, how: 'push' | 'replace') => void;

/** The route that the address names, and a way to go elsewhere. */
export function useRoute(): [route: Route, go: Go] {
  const [hash, setHash] = useState(location.hash);
  // Before the page is painted: a link may be followed as soon as it is there.
  useLayoutEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go: Go = (route, how) => {
    const next = formatRoute(route);
    if (how === 'push') history.pushState(null, '', next);
    else history.replaceState(history.state, '', next);
    setHash(next);
  };
  return [parseRoute(hash), go];
}
