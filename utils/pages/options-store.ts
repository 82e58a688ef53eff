import type { Settings } from '#utils/domain/settings.ts';
import { type Snapshot, type View, view } from '#utils/domain/views/dashboard.ts';
import type { PlacesMessage } from '#utils/messaging/messages.ts';
import { followSnapshot, say as saySettings, tell, undo } from '#utils/pages/ledger-client.ts';
import type { Hand } from '#utils/pages/mount-page.ts';
import { keepOwnPage, keepsOwnPage } from '#utils/pages/newtab-override.ts';
import { type Access, allow, followAccess } from '#utils/pages/site-permissions.ts';
import { browser } from '#utils/platform/browser.ts';
import { nameLanguage } from '#utils/platform/i18n.ts';
import { type Host, withHost, withoutHost } from '#utils/sites/hosts.ts';
import type { Choices, Place } from '#utils/sites/types.ts';
import { followChoices, saveChoices } from '#utils/storage/detection-settings.ts';
import {
  health as keptHealth,
  hosts as keptHosts,
  questions as keptQuestions,
} from '#utils/storage/remembered.ts';
import type { HealthRecords } from '#utils/storage/site-health.ts';
import { withQuestion } from '#utils/storage/undecided-databases.ts';

/** All that the options page shows, and what can be done on it. */
export interface Options {
  /** Its settings are what the person said, also what is not written down yet. */
  view: View;
  choices: Choices;
  /** Trello lists of open boards, and those chosen already. */
  lists: Place[];
  questions: readonly Place[];
  /** How well each site can be read. */
  health: HealthRecords;
  /** Whether the browser lets us read each site. */
  access: readonly Access[];
  /** Addresses that the person added. */
  hosts: readonly Host[];
  /** Whether the person keeps the browser's own page for new tabs. */
  ownPage: boolean;
  /** Writes down what the person said about the game. */
  say(settings: Partial<Settings>): void;
  /** Writes down what the person means to do, such as to rest. */
  tell: Hand['onTell'];
  /** Takes such a thing back. */
  undo: Hand['onUndo'];
  /** Keeps what the person chose, at once. */
  choose(change: Partial<Choices>): void;
  /** Keeps whether a database counts; undefined is no answer. */
  answer(database: Place, counts: boolean | undefined): void;
  /** Asks for the permission to read a site; whether the person said yes. Only right at a click. */
  allow(access: Access): Promise<boolean>;
  /** Asks for the permission to read a host, and reads it if the person says yes. Only right at a click. */
  addHost(host: Host): Promise<boolean>;
  removeHost(host: Host): void;
  /** Keeps the browser's own page for new tabs, or no longer. */
  keepOwn(keeps: boolean): void;
}

/** Draws as soon as it is known what the person chose and said, and again with each change. */
export function followOptions(draw: (options: Options) => void): void {
  let snapshot: Snapshot | undefined;
  let said: Partial<Settings> = {};
  let sayings = 0;
  let choices: Choices | undefined;
  let questions: readonly Place[] = [];
  let health: HealthRecords = {};
  let access: readonly Access[] = [];
  let hosts: readonly Host[] = [];
  let saves = 0;
  // What was shown once stays, so that nothing goes from under the pointer as it is unticked.
  const lists = new Map<string, Place>();

  const paint = () => {
    if (!choices || !snapshot) return;
    const now = new Date();
    const known = view(snapshot, { at: now.getTime(), offset: -now.getTimezoneOffset() });
    for (const list of choices.doneLists) if (!lists.has(list.id)) lists.set(list.id, list);
    const latest = { ...known, settings: { ...known.settings, ...said } };
    document.documentElement.dataset.motion = latest.settings.motion;
    const shown = { view: latest, choices, lists: [...lists.values()], questions, health, access, hosts };
    const hand = {
      say,
      tell,
      undo: (id: string) => void undo(id),
      choose,
      answer,
      allow,
      addHost,
      removeHost,
      keepOwn,
    };
    draw({ ...shown, ...hand, ownPage: keepsOwnPage() });
  };
  const say = (settings: Partial<Settings>) => {
    said = { ...said, ...settings };
    paint();
    sayings++;
    void saySettings(settings).finally(() => {
      if (--sayings > 0) return;
      said = {};
      paint();
    });
  };
  const choose = (change: Partial<Choices>) => {
    if (!choices) return;
    choices = { ...choices, ...change };
    paint();
    saves++;
    void saveChoices(choices).finally(() => saves--);
  };
  const answer = ({ id, name }: Place, counts: boolean | undefined) => {
    const others = choices?.databases.filter((database) => database.id !== id) ?? [];
    choose({ databases: counts === undefined ? others : [...others, { id, name, counts }] });
    void keptQuestions.change((asked) =>
      counts === undefined ? withQuestion(asked, { id, name }) : asked.filter((place) => place.id !== id),
    );
  };
  const keepOwn = (keeps: boolean) => {
    keepOwnPage(keeps);
    paint();
  };
  const askTabs = async () => {
    if (document.hidden) return;
    for (const list of await openLists()) lists.set(list.id, list);
    paint();
  };

  nameLanguage(document);
  followSnapshot((latest) => {
    snapshot = latest;
    paint();
  });
  followChoices((latest) => {
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
  followAccess((latest) => {
    access = latest;
    paint();
  });
  // The person comes back from a board that they have opened for this.
  document.addEventListener('visibilitychange', askTabs);
  void askTabs();
}

async function addHost(host: Host): Promise<boolean> {
  // Nothing may be awaited before: a browser asks the person only as long as it remembers their click.
  const granted = await browser.permissions.request({ origins: [host.pattern] });
  if (granted) await keptHosts.change((all) => withHost(all, host));
  return granted;
}

async function removeHost(host: Host): Promise<void> {
  await keptHosts.change((all) => withoutHost(all, host));
  // One that a company's policy gave cannot be given back; it is of no use to us any more all the same.
  await browser.permissions.remove({ origins: [host.pattern] }).catch(() => undefined);
}

/** The lists of every board that is open in a tab. */
async function openLists(): Promise<Place[]> {
  const tabs = await browser.tabs.query({ url: 'https://trello.com/*' });
  const message: PlacesMessage = { type: 'places' };
  const places = tabs.map(async ({ id = -1 }) => {
    // A tab that was open before Microwin was, or sleeps, has nobody to answer.
    const answer = await browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => []);
    return Array.isArray(answer) ? (answer as Place[]) : [];
  });
  return (await Promise.all(places)).flat();
}
