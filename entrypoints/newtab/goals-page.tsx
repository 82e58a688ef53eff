import '#components/goals/steps.css';
import '#components/goals/goals.css';
import { useEffect, useState } from 'preact/hooks';
import { MatchPattern } from 'wxt/utils/match-patterns';
import { Goals } from '#components/goals/Goals.tsx';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { browser } from '#utils/platform/browser.ts';
import { type CustomHost, scriptFor } from '#utils/sites/hosts.ts';
import { parseLink } from '#utils/sites/links.ts';
import { customHosts } from '#utils/storage/custom-hosts.ts';

interface Props {
  view: DashboardState;
  actions: PageActions;
}

/** The goals with the ledger behind them. */
export function GoalsPage({ view, actions }: Props) {
  const [added, setAdded] = useState<readonly CustomHost[]>([]);
  useEffect(() => void customHosts.read().then(setAdded), []);
  return (
    <Goals
      view={view}
      actions={actions}
      readLink={(text) => readLink(text, added)}
      onRecall={() => ask('goals', {})}
    />
  );
}

/** What a text leads to, if a page there would be read. */
function readLink(text: string, added: readonly CustomHost[]) {
  const { content_scripts: own = [] } = browser.runtime.getManifest();
  const scripts = [...own, ...added.map(scriptFor)];
  return parseLink(text, (site, address) =>
    scripts.some(
      ({ js, matches = [] }) =>
        js?.includes(`content-scripts/${site}.js`) &&
        matches.some((pattern) => new MatchPattern(pattern).includes(address)),
    ),
  );
}
