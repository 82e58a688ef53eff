import { useEffect, useState } from 'preact/hooks';
import { MatchPattern } from 'wxt/utils/match-patterns';
import { Goals as Page } from '#components/goals/Goals.tsx';
import type { View } from '#utils/domain/views/dashboard.ts';
import { goalsEver } from '#utils/pages/ledger-client.ts';
import type { Hand } from '#utils/pages/mount-page.ts';
import { browser } from '#utils/platform/browser.ts';
import { type Host, scriptFor } from '#utils/sites/hosts.ts';
import { linkOf } from '#utils/sites/links.ts';
import { hosts } from '#utils/storage/remembered.ts';

interface Props {
  view: View;
  hand: Hand;
}

/** The goals with the ledger behind them. */
export function Goals({ view, hand }: Props) {
  const [added, setAdded] = useState<readonly Host[]>([]);
  useEffect(() => void hosts.read().then(setAdded), []);
  return <Page view={view} hand={hand} read={(text) => readLink(text, added)} onRecall={goalsEver} />;
}

/** What a text leads to, if a page there would be read. */
function readLink(text: string, added: readonly Host[]) {
  const { content_scripts: own = [] } = browser.runtime.getManifest();
  const scripts = [...own, ...added.map(scriptFor)];
  return linkOf(text, (site, address) =>
    scripts.some(
      ({ js, matches = [] }) =>
        js?.includes(`content-scripts/${site}.js`) &&
        matches.some((pattern) => new MatchPattern(pattern).includes(address)),
    ),
  );
}
