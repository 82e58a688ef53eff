import type { Settings } from '#utils/domain/settings.ts';
import { type DashboardState, type Snapshot, selectDashboard } from '#utils/domain/views/dashboard.ts';
import type { PlacesMessage } from '#utils/messaging/messages.ts';
import { followSnapshot, recordPlan, setSettings as saySettings, undo } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { keepsBrowserNewTab, setKeepsBrowserNewTab } from '#utils/pages/newtab-override.ts';
import {
  followSitePermissions,
  requestPermission,
  type SitePermission,
} from '#utils/pages/site-permissions.ts';
import { browser } from '#utils/platform/browser.ts';
import { setDocumentLanguage } from '#utils/platform/i18n.ts';
import type { HealthRecords } from '#utils/sites/health.ts';
import { type CustomHost, withHost, withoutHost } from '#utils/sites/hosts.ts';
import { trello } from '#utils/sites/trello/site.ts';
import type { DetectionSettings, ListRef } from '#utils/sites/types.ts';
import { customHosts as keptHosts } from '#utils/storage/custom-hosts.ts';
import { detectionSettings } from '#utils/storage/detection-settings.ts';
import { siteHealth as keptHealth } from '#utils/storage/site-health.ts';
import { undecidedDatabases as keptQuestions, withQuestion } from '#utils/storage/undecided-databases.ts';

/** All that the options page shows, and what can be done on it. */
export interface OptionsState {
  /** Its settings are what the person said, also what is not written down yet. */
  view: DashboardState;
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
  /** Writes down what the person said about the game. */
  setSettings(settings: Partial<Settings>): void;
  /** Writes down what the person means to do, such as to rest. */
  recordPlan: PageActions['onPlan'];
  /** Takes such a thing back. */
  undo: PageActions['onUndo'];
  /** Keeps what the person chose, at once. */
  setDetection(change: Partial<DetectionSettings>): void;
  /** Keeps whether a database counts; undefined is no answer. */
  answerDatabase(database: ListRef, counts: boolean | undefined): void;
  /** Asks for the permission to read a site; whether the person said yes. Only right at a click. */
  requestPermission(access: SitePermission): Promise<boolean>;
  /** Asks for the permission to read a host, and reads it if the person says yes. Only right at a click. */
  addHost(host: CustomHost): Promise<boolean>;
  removeHost(host: CustomHost): void;
  /** Keeps the browser's own page for new tabs, or no longer. */
  setKeepsBrowserNewTab(keeps: boolean): void;
}

/** Draws as soon as it is known what the person chose and said, and again with each change. */
export function followOptions(draw: (options: OptionsState) => void): void {
  let snapshot: Snapshot | undefined;
  let said: Partial<Settings> = {};
  let commands = 0;
  let choices: DetectionSettings | undefined;
  let questions: readonly ListRef[] = [];
  let health: HealthRecords = {};
  let access: readonly SitePermission[] = [];
  let hosts: readonly CustomHost[] = [];
  let saves = 0;
  // What was shown once stays, so that nothing goes from under the pointer as it is unticked.
  const lists = new Map<string, ListRef>();

  const paint = () => {
    if (!choices || !snapshot) return;
    const now = new Date();
    const known = selectDashboard(snapshot, { at: now.getTime(), offset: -now.getTimezoneOffset() });
    for (const list of choices.doneLists) if (!lists.has(list.id)) lists.set(list.id, list);
    const latest = { ...known, settings: { ...known.settings, ...said } };
    document.documentElement.dataset.motion = latest.settings.motion;
    const shown = {
      view: latest,
      detection: choices,
      lists: [...lists.values()],
      questions,
      health,
      access,
      hosts,
    };
    const actions = {
      setSettings: say,
      recordPlan,
      undo: (id: string) => void undo(id),
      setDetection: choose,
      answerDatabase: answer,
      requestPermission,
      addHost,
      removeHost,
      setKeepsBrowserNewTab: keepOwn,
    };
    draw({ ...shown, ...actions, keepsBrowserNewTab: keepsBrowserNewTab() });
  };
  const say = (settings: Partial<Settings>) => {
    said = { ...said, ...settings };
    paint();
    commands++;
    void saySettings(settings).finally(() => {
      if (--commands > 0) return;
      said = {};
      paint();
    });
  };
  const choose = (change: Partial<DetectionSettings>) => {
    if (!choices) return;
    choices = { ...choices, ...change };
    paint();
    saves++;
    const saved = choices;
    void detectionSettings.change(() => saved).finally(() => saves--);
  };
  const answer = ({ id, name }: ListRef, counts: boolean | undefined) => {
    const others = choices?.databases.filter((database) => database.id !== id) ?? [];
    choose({ databases: counts === undefined ? others : [...others, { id, name, counts }] });
    void keptQuestions.change((asked) =>
      counts === undefined ? withQuestion(asked, { id, name }) : asked.filter((place) => place.id !== id),
    );
  };
  const keepOwn = (keeps: boolean) => {
    setKeepsBrowserNewTab(keeps);
    paint();
  };
  const askTabs = async () => {
    if (document.hidden) return;
    for (const list of await openLists()) lists.set(list.id, list);
    paint();
  };

  setDocumentLanguage(document);
  followSnapshot((latest) => {
    snapshot = latest;
    paint();
  });
  detectionSettings.follow((latest) => {
    // What is being saved is newer than what was read.
    if (saves === 0) choices = latest;
    paint();
  });
  keptQuestions.follow((latest) => {
    questions = latest;
    paint();
  });
  keptHosts.follow((latest) => {
    hosts = latest;
    paint();
  });
  keptHealth.follow((latest) => {
    health = latest;
    paint();
  });
  followSitePermissions((latest) => {
    access = latest;
    paint();
  });
  // The person comes back from a board that they have opened for this.
  document.addEventListener('visibilitychange', askTabs);
  void askTabs();
}

async function addHost(host: CustomHost): Promise<boolean> {
  // Nothing may be awaited before: a browser asks the person only as long as it remembers their click.
  const granted = await browser.permissions.request({ origins: [host.pattern] });
  if (granted) await keptHosts.change((all) => withHost(all, host));
  return granted;
}

async function removeHost(host: CustomHost): Promise<void> {
  await keptHosts.change((all) => withoutHost(all, host));
  // One that a company's policy gave cannot be given back; it is of no use to us any more all the same.
  await browser.permissions.remove({ origins: [host.pattern] }).catch(() => undefined);
}

/** The lists of every board that is open in a tab. */
async function openLists(): Promise<ListRef[]> {
  const tabs = await browser.tabs.query({ url: [...trello.matches] });
  const message: PlacesMessage = { type: 'places' };
  const places = tabs.map(async ({ id = -1 }) => {
    // A tab that was open before Microwin was, or sleeps, has nobody to answer.
    const answer = await browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => []);
    return Array.isArray(answer) ? (answer as ListRef[]) : [];
  });
  return (await Promise.all(places)).flat();
}
