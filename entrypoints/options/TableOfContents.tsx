import { useEffect, useState } from 'preact/hooks';
import { t } from '#utils/platform/i18n.ts';

/** How far down the screen a group has to begin to be the one that is read. */
const READ_AT = 0.3;

interface Props {
  groups: readonly (readonly [id: string, title: string])[];
}

/** The ways to the groups of the page; that of the one that is read is marked. */
export function TableOfContents({ groups }: Props) {
  const [current, setCurrent] = useState(groups[0]?.[0]);
  useEffect(() => {
    const look = () => setCurrent(groupInSight(groups.map(([id]) => id)));
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [groups]);
  return (
    <nav class="contents" aria-label={t('options.contents')}>
      <ul>
        {groups.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function groupInSight(ids: readonly string[]): string | undefined {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
  // The last one may be too short to come up so far.
  if (scrollTop + clientHeight >= scrollHeight - 1) return ids.at(-1);
  const top = (id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;
  return ids.findLast((id) => top(id) <= clientHeight * READ_AT) ?? ids[0];
}
