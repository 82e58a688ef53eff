import { type DayKey, localOffset } from '#utils/domain/calendar.ts';
import type { Settings } from '#utils/domain/settings.ts';
import { type DashboardState, type Snapshot, selectDashboard } from '#utils/domain/views/dashboard.ts';
import { nextChange } from '#utils/domain/views/next-change.ts';
import { command, followSnapshot, recordPlan } from '#utils/pages/ledger-client.ts';
import type { PageProblem } from '#utils/pages/ledger-problem.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { keepsBrowserNewTab, setKeepsBrowserNewTab } from '#utils/pages/newtab-override.ts';
import '#utils/pages/keyboard.ts';
import { createRepaintClock } from '#utils/pages/repaint-clock.ts';
import {
  followSitePermissions,
  requestPermission,
  type SitePermission,
} from '#utils/pages/site-permissions.ts';
import { browser } from '#utils/platform/browser.ts';
import { setDocumentLanguage } from '#utils/platform/i18n.ts';
import type { HealthRecords } from '#utils/sites/health.ts';
import { type CustomHost, withHost, withoutHost } from '#utils/sites/hosts.ts';
import { SITES } from '#utils/sites/registry.ts';
import type { DetectionSettings, ListRef } from '#utils/sites/types.ts';
import { customHosts } from '#utils/storage/custom-hosts.ts';
import { detectionSettings } from '#utils/storage/detection-settings.ts';
import { siteHealth } from '#utils/storage/site-health.ts';
import { changeStored } from '#utils/storage/stored-value.ts';
import { undecidedDatabases, withQuestion } from '#utils/storage/undecided-databases.ts';

/** All that the options page shows, and what can be done on it. */
export interface OptionsState {
  /** Its settings are those that the person chose, also what is not written down yet. Undefined while nobody knows. */
  view: DashboardState | undefined;
  /** Why the ledger cannot be used, if it cannot. */
  problem: PageProblem | undefined;
  /** Asks the ledger again. */
  retry(): void;
  detection: DetectionSettings;
  /** Trello lists of open boards, and those chosen already. */
  lists: ListRef[];
  questions: readonly ListRef[];
  /** How well each site can be read. */
  health: HealthRecords;
  /** Whether the browser lets us read each site. */
  access: readonly SitePermission[];
  /** Addresses that the person added. */
  hosts: readonly CustomHost[];
  /** Whether the person keeps the browser's own page for new tabs. */
  keepsBrowserNewTab: boolean;
  /** Changes settings of the game; they are as before again if that fails, and then it throws. */
  setSettings(settings: Partial<Settings>): Promise<void>;
  /** Writes down what the person means to do, such as to rest. */
  recordPlan: PageActions['onPlan'];
  /** Takes it back. */
  undo: PageActions['onUndo'];
  /** Changes settings of detection; they are as stored again if that fails, and then it throws. */
  setDetection(change: Partial<DetectionSettings>): Promise<void>;
  /** Keeps whether a database counts; undefined is no answer. Throws as the above. */
  answerDatabase(database: ListRef, counts: boolean | undefined): Promise<void>;
  /** Asks for the permission to read a site; whether the person said yes. Only right at a click. */
  requestPermission(access: SitePermission): Promise<boolean>;
  /** Asks for the permission to read a host, and reads it if the person says yes. Only right at a click. */
  addHost(host: CustomHost): Promise<boolean>;
  removeHost(host: CustomHost): Promise<void>;
  /** Keeps the browser's own page for new tabs, or no longer. */
  setKeepsBrowserNewTab(keeps: boolean): void;
}

/** What the page is drawn from; `snapshot` and `detection` are unknown until they are read. */
interface Sources {
  snapshot?: Snapshot;
  problem?: PageProblem | undefined;
  detection?: DetectionSettings;
  questions: readonly ListRef[];
  health: HealthRecords;
  access: readonly SitePermission[];
  hosts: readonly CustomHost[];
}

/** Draws as soon as it is known what the person chose and said, and again with each change. */
export function followOptions(draw: (options: OptionsState) => void): void {
  const sources: Sources = { questions: [], health: {}, access: [], hosts: [] };
  // Settings that are on their way to the ledger, and how many commands and savings are.
  let unsaved: Partial<Settings> = {};
  let commands = 0;
  let savings = 0;
  // What was shown once stays, so that nothing goes from under the pointer as it is unticked.
  const lists = new Map<string, ListRef>();

  /** The day that the page shows as today. */
  let today: DayKey;
  let again = () => {};

  const { paint } = createRepaintClock((now) => {
    const { snapshot, problem, detection, ...others } = sources;
    if (!(snapshot || problem) || !detection) return;
    const view = snapshot && selectDashboard(snapshot, now);
    if (view) today = view.today.day;
    const settings = view && { ...view.settings, ...unsaved };
    if (settings) document.documentElement.dataset.motion = settings.motion;
    for (const list of detection.doneLists) if (!lists.has(list.id)) lists.set(list.id, list);
    draw({
      ...actions,
      ...others,
      view: view && settings && { ...view, settings },
      problem,
      retry: () => again(),
      detection,
      lists: [...lists.values()],
      keepsBrowserNewTab: keepsBrowserNewTab(),
    });
    return snapshot && nextChange(snapshot, now, localOffset);
  });
  const actions = {
    async setSettings(settings: Partial<Settings>) {
      unsaved = { ...unsaved, ...settings };
      paint();
      commands++;
      await command('setSettings', { settings }).finally(() => {
        if (--commands > 0) return;
        unsaved = {};
        paint();
      });
    },
    async recordPlan(...commands: Parameters<PageActions['onPlan']>) {
      try {
        await recordPlan(today, ...commands);
      } catch (error) {
        // The page may be of another day by now.
        paint();
        throw error;
      }
    },
    undo: (ref: string) => command('undo', { ref }),
    async setDetection(change: Partial<DetectionSettings>) {
      if (!sources.detection) return;
      sources.detection = { ...sources.detection, ...change };
      paint();
      savings++;
      try {
        await changeStored(detectionSettings, (stored) => ({ ...stored, ...change }));
      } finally {
        if (--savings === 0) {
          sources.detection = await detectionSettings.read();
          paint();
        }
      }
    },
    async answerDatabase({ id, name }: ListRef, counts: boolean | undefined) {
      const others = sources.detection?.databases.filter((database) => database.id !== id) ?? [];
      await actions.setDetection({
        databases: counts === undefined ? others : [...others, { id, name, counts }],
      });
      await changeStored(undecidedDatabases, (asked) =>
        counts === undefined
          ? withQuestion(asked, { id, name })
          : asked.filter((database) => database.id !== id),
      );
    },
    requestPermission,
    addHost,
    removeHost,
    setKeepsBrowserNewTab(keeps: boolean) {
      setKeepsBrowserNewTab(keeps);
      paint();
    },
  };
  const bind = <K extends keyof Sources>(
    key: K,
    follow: (onValue: (value: NonNullable<Sources[K]>) => void) => void,
  ) =>
    follow((latest) => {
      sources[key] = latest;
      paint();
    });
  const askTabs = async () => {
    if (document.hidden) return;
    for (const list of await openLists()) lists.set(list.id, list);
    paint();
  };

  setDocumentLanguage(document);
  again = followSnapshot(
    (snapshot) => {
      Object.assign(sources, { snapshot, problem: undefined });
      paint();
    },
    (problem) => {
      Object.assign(sources, { problem });
      paint();
    },
  );
  bind('questions', undecidedDatabases.follow);
  bind('hosts', customHosts.follow);
  bind('health', siteHealth.follow);
  bind('access', followSitePermissions);
  detectionSettings.follow((latest) => {
    // What is being saved is newer than what was read.
    if (savings === 0) sources.detection = latest;
    paint();
  });
  // The person comes back from a board that they have opened for this.
  document.addEventListener('visibilitychange', askTabs);
  void askTabs();
}

async function addHost(host: CustomHost): Promise<boolean> {
  // Nothing may be awaited before: a browser asks the person only as long as it remembers their click.
  const granted = await browser.permissions.request({ origins: [host.pattern] });
  if (granted) await changeStored(customHosts, (all) => withHost(all, host));
  return granted;
}

async function removeHost(host: CustomHost): Promise<void> {
  await changeStored(customHosts, (all) => withoutHost(all, host));
  // One that a company's policy gave cannot be given back; it is of no use to us any more all the same.
  await browser.permissions.remove({ origins: [host.pattern] }).catch(() => undefined);
}

/** The lists of every page of a site that is open in a tab; most show none. */
async function openLists(): Promise<ListRef[]> {
  const tabs = await browser.tabs.query({ url: SITES.flatMap(({ matches }) => matches) });
  // Loaded apart, since what checks an answer is large, and no page waits for lists.
  const { askLists } = await import('#utils/messaging/ask-tab.ts');
  const lists = tabs.map(({ id }) => (id === undefined ? [] : askLists(id)));
  return (await Promise.all(lists)).flat();
}
