import { BASE_POINTS } from '../utils/game/constants.ts';
import type { Kind, SiteId } from '../utils/sites/contract.ts';
import { formatGain } from './format.ts';

const KINDS: Record<SiteId, [kind: Kind, name: string][]> = {
  trello: [
    ['card', 'Cards, also those of GitHub projects'],
    ['item', 'Checklist items'],
  ],
  github: [
    ['pull', 'Merged pull requests'],
    ['issue', 'Closed issues'],
    ['review', 'Reviewed pull requests'],
    ['task', 'Task-list items'],
    ['thread', 'Resolved conversations'],
  ],
  notion: [
    ['status', 'Tasks in databases'],
    ['todo', 'To-dos'],
  ],
};

interface Props {
  site: SiteId;
  /** Kinds that do not count, of any site. */
  ignored: readonly Kind[];
  onChange: (ignored: Kind[]) => void;
}

/** Every kind of win on a site, with a check mark if it counts, and what it is worth. */
export function KindChoices({ site, ignored, onChange }: Props) {
  const toggle = (kind: Kind) =>
    onChange(ignored.includes(kind) ? ignored.filter((other) => other !== kind) : [...ignored, kind]);
  return (
    <div>
      {KINDS[site].map(([kind, name]) => (
        <label key={kind} class="choice">
          <input type="checkbox" checked={!ignored.includes(kind)} onChange={() => toggle(kind)} />
          <span>{name}</span>
          <span class="gain">
            {formatGain(BASE_POINTS[kind])}
            <span class="unseen"> points</span>
          </span>
        </label>
      ))}
    </div>
  );
}
