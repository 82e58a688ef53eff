import { formatGain } from '#components/ui/format.ts';
import { BASE_POINTS } from '#utils/domain/rules.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { OPTIONAL_KINDS } from '#utils/sites/registry.ts';
import type { SiteId, TaskKind } from '#utils/sites/types.ts';

interface Props {
  site: SiteId;
  /** Kinds that do not count, of any site. */
  ignored: readonly TaskKind[];
  onChange: (ignored: TaskKind[]) => void;
}

/** Every kind of win on a site, with a check mark if it counts, and what it is worth. */
export function CountedKinds({ site, ignored, onChange }: Props) {
  const toggle = (kind: TaskKind) =>
    onChange(ignored.includes(kind) ? ignored.filter((other) => other !== kind) : [...ignored, kind]);
  return (
    <div>
      {OPTIONAL_KINDS[site].map((kind) => (
        <label key={kind} class="choice">
          <input type="checkbox" checked={!ignored.includes(kind)} onChange={() => toggle(kind)} />
          <span>{t(`kinds.${kind}`)}</span>
          <span class="gain">
            <span aria-hidden="true">{formatGain(BASE_POINTS[kind])}</span>
            <span class="unseen">{n('kinds.gain', BASE_POINTS[kind])}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
