import { useEffect, useState } from 'preact/hooks';
import { TopRow } from '#components/today/TopRow.tsx';
import { MOST_SHORTCUTS, readTopRow, type Shortcut, webAddress } from '#utils/pages/top-row.ts';
import { isAllowed, mostVisited, searchTheWeb } from '#utils/platform/row-permissions.ts';

/** The row above today's card, with what the browser gives to it. */
export function NewTabRow() {
  const [{ clock, search, shortcuts, own }] = useState(readTopRow);
  const [given, setGiven] = useState<Given>();
  useEffect(() => void gather(search, shortcuts === 'top').then(setGiven), [search, shortcuts]);
  // All of it comes at once, so that nothing in it moves.
  if (!given) return null;
  return (
    <TopRow
      clock={clock}
      onSearch={given.canSearch ? (text) => void searchTheWeb(text) : undefined}
      shortcuts={{ none: [], own, top: given.top }[shortcuts]}
    />
  );
}

/** What the browser gives: what was allowed can be taken back in its own settings. */
interface Given {
  canSearch: boolean;
  top: Shortcut[];
}

async function gather(search: boolean, top: boolean): Promise<Given> {
  const [canSearch, shortcuts] = await Promise.all([
    search && isAllowed('search'),
    top ? topShortcuts().catch(() => []) : [],
  ]);
  return { canSearch, top: shortcuts };
}

async function topShortcuts(): Promise<Shortcut[]> {
  if (!(await isAllowed('topSites'))) return [];
  return (await mostVisited())
    .filter(({ url }) => webAddress(url) !== undefined)
    .slice(0, MOST_SHORTCUTS)
    .map(({ title, url }) => ({ title: title || new URL(url).host, url }));
}
