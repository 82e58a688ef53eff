import type { View } from '../utils/game/view.ts';
import type { Find, Route } from '../utils/routes.ts';

interface Props {
  find: Find;
  go: (route: Route, how: 'push' | 'replace') => void;
  view: View;
}

/** All wins. */
export function History({ view }: Props) {
  return <p>{view.total}</p>;
}
