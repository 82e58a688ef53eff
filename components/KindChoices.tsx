import { BASE_POINTS } from '../utils/game/constants.ts';
import { n, t } from '../utils/i18n.ts';
import type { Kind } from '../utils/sites/contract.ts';
import { siteName } from '../utils/words.ts';
import { formatGain } from './format.ts';
import { SiteIcon } from './icons.tsx';

const KINDS = [
  ['trello', ['card', 'item']],
  ['github', ['pull', 'issue', 'review', 'task', 'thread']],
  ['notion', ['status', 'todo']],
] as const satisfies [site: string, kinds: Kind[]][];

interface Props {
  /** Kinds that do not count. */
  ignored: readonly Kind[];
  onChange: (ignored: Kind[]) => void;
}

/** Every kind of win, with a check mark if it counts, and what it is worth. */
export function KindChoices({ ignored, onChange }: Props) {
  const toggle = (kind: Kind) =>
    onChange(ignored.includes(kind) ? ignored.filter((other) => other !== kind) : [...ignored, kind]);
  return (
    <div class="kinds">
      {KINDS.map(([site, kinds]) => (
        <fieldset key={site}>
          <legend>
            <SiteIcon site={site} />
            {siteName(site)}
          </legend>
          {kinds.map((kind) => (
            <label key={kind} class="choice">
              <input type="checkbox" checked={!ignored.includes(kind)} onChange={() => toggle(kind)} />
              <span>{t(`kinds.${kind}`)}</span>
              <span class="gain">
                <span aria-hidden="true">{formatGain(BASE_POINTS[kind])}</span>
                <span class="unseen">{n('kinds.gain', BASE_POINTS[kind])}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
