import { defineBackground } from 'wxt/utils/define-background';
import { takeTyped } from '#utils/background/address-bar.ts';
import { createDetections } from '#utils/background/detections.ts';
import { createFolderKeeper, FOLDER_ALARM } from '#utils/background/folder/keeper.ts';
import { noteHealth } from '#utils/background/health-notes.ts';
import { followHosts } from '#utils/background/host-scripts.ts';
import { injectIntoOpenTabs, injectToast, OWN_HOSTS } from '#utils/background/inject-scripts.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { createOutboxFlush } from '#utils/background/outbox-flush.ts';
import { createPageHandlers } from '#utils/background/page-handlers.ts';
import { createPendingRequests } from '#utils/background/pending-requests.ts';
import { createRateLimiter } from '#utils/background/rate-limiter.ts';
import { createRequestDetector } from '#utils/background/request-detector.ts';
import { createRequestHealth } from '#utils/background/request-health.ts';
import { REQUEST_READERS } from '#utils/background/request-readers.ts';
import { createRouter } from '#utils/background/router.ts';
import { isSessionStart } from '#utils/background/session-start.ts';
import { isOwnAddress, siteAt } from '#utils/background/site-lookup.ts';
import { createSnapshotBroadcast } from '#utils/background/snapshot-broadcast.ts';
import { createToastLimiter } from '#utils/background/toast-limiter.ts';
import { momentAt } from '#utils/domain/calendar.ts';
import { askAttribution, tellUndo } from '#utils/messaging/ask-tab.ts';
import { browser, type WebRequest } from '#utils/platform/browser.ts';
import { t } from '#utils/platform/i18n.ts';
import { newsSince } from '#utils/platform/news.ts';
import { UNDO_TOAST } from '#utils/platform/shortcuts.ts';
import { weekStartIn } from '#utils/platform/week-start.ts';
import { recordLandmarks } from '#utils/sites/health.ts';
import type { RequestReader } from '#utils/sites/types.ts';
import { customHosts } from '#utils/storage/custom-hosts.ts';
import { detectionSettings } from '#utils/storage/detection-settings.ts';
import { ledgerMark } from '#utils/storage/ledger-mark.ts';
import { migrateStoredValues } from '#utils/storage/migrate.ts';
import { isOutboxChange } from '#utils/storage/outbox.ts';
import { untoldNews } from '#utils/storage/untold-news.ts';

/** The item of the toolbar icon's menu that begins a timer. */
const STARTER = 'starter';

/** The service worker: composes its parts, and listens. A browser wakes it only for listeners that are there at once. */
export default defineBackground(() => {
  const { alarms, commands, contextMenus, omnibox, runtime, storage, tabs, webRequest } = browser;
  const now = () => momentAt(new Date());
  const ledger = createLedger('microwin', weekStartIn(navigator.language), ledgerMark);
  const { broadcast, catchUp, startDay, onAlarm, onLedgerUse } = createSnapshotBroadcast(ledger);
  const folder = createFolderKeeper({ ledger, onMerged: startDay });
  /** What shows a change, and has it written into the folder as well. */
  const changed = (show: () => Promise<void>) => async () => {
    void folder.soon();
    await show();
  };
  const hostsReady = followHosts();
  const toastStyle = createToastLimiter(storage.session);
  const withinRate = createRateLimiter(storage.session);
  const detections = createDetections({
    ...{ ledger, toastStyle, undoKeys },
    ...{ broadcast: changed(broadcast), catchUp },
  });
  const waiting = createOutboxFlush(detections.onWaiting, ({ site, url }) => siteAt(url) === site);
  const flush = () => hostsReady().then(waiting.flush);
  const pages = createPageHandlers({
    ...{ ledger, now, folder },
    ...{ broadcast: changed(broadcast), startDay: changed(startDay) },
  });

  const route = createRouter(
    {
      ...pages,
      snapshot() {
        // Whoever opens a page wants to see what they did on another computer.
        void folder.look();
        return pages.snapshot();
      },
      async detection({ detection }) {
        // What waited was done before.
        await flush();
        await detector.resumed();
        return detections.onGesture(detection);
      },
      readFailure: ({ failure }, { site, tab }) =>
        detections.onReadFailure(site, failure, !navigator.onLine || detector.isWaiting(tab)),
      async landmarks({ landmarks }, { site, host }) {
        if (isOwnAddress(`https://${host}/`))
          await noteHealth(site, (record) => recordLandmarks(record, landmarks, Date.now()));
      },
      catchUp,
      wake: () => ledger.open(),
      loadToast: (_, { tab }) => injectToast(tab),
      openDashboard: async () => void (await tabs.create({ url: runtime.getURL('/newtab.html') })),
    },
    {
      origin: { id: runtime.id, root: runtime.getURL('') },
      hostsReady,
      withinRate: (tab) => withinRate(tab, Date.now()),
      async onLedgerUse(fault) {
        await onLedgerUse(fault);
        if (!fault) await flush();
      },
    },
  );
  runtime.onMessage.addListener(route as Parameters<typeof runtime.onMessage.addListener>[0]);

  const requestHealth = createRequestHealth(REQUEST_READERS, noteHealth, Date.now);
  const detector = createRequestDetector({
    siteAt: async (address) => {
      await hostsReady();
      return siteAt(address);
    },
    read: async (site, sent) => REQUEST_READERS[site].read(sent, await detectionSettings.read()),
    attribute: askAttribution,
    onServerResponse: detections.onServerResponse,
    health: requestHealth,
    pending: createPendingRequests(storage.session),
  });
  const readers: RequestReader[] = Object.values(REQUEST_READERS);
  hearRequests({ urls: readers.flatMap(({ requests }) => requests) });
  hearRequests({
    urls: readers.flatMap(({ scriptRequests = [] }) => scriptRequests),
    types: ['xmlhttprequest'],
  });

  runtime.onInstalled.addListener(({ reason, previousVersion }) => {
    contextMenus.create({ id: STARTER, contexts: ['action'], title: t('menu.starter') });
    void migrateStoredValues()
      .catch((error) => console.error('Microwin could not bring over what it had stored', error))
      .then(startDay);
    if (reason === 'install') void tabs.create({ url: runtime.getURL('/welcome.html') });
    const news = newsSince(previousVersion, runtime.getManifest().version);
    if (news) void untoldNews.keep(news);
  });
  // A browser that begins wakes the worker for this, which then starts its session.
  runtime.onStartup.addListener(() => undefined);
  void startSession().catch((error) => console.error('Microwin could not start', error));
  alarms.onAlarm.addListener((alarm) => (alarm.name === FOLDER_ALARM ? folder.onAlarm() : onAlarm(alarm)));
  commands.onCommand.addListener(async (command) => {
    if (command !== UNDO_TOAST.command) return;
    const [inFront] = await tabs.query({ active: true, lastFocusedWindow: true });
    if (inFront?.id !== undefined) await tellUndo(inFront.id);
  });
  contextMenus.onClicked.addListener(() => {
    void pages.controlTimer({ id: crypto.randomUUID(), to: 'begin' });
  });
  storage.local.onChanged.addListener((changes) => {
    if (!isOutboxChange(changes)) return;
    waiting.note();
    void flush();
  });
  void flush();
  // Not every browser remembers it.
  omnibox.setDefaultSuggestion({ description: t('menu.keyword') });
  omnibox.onInputEntered.addListener(
    (typed) => void takeTyped(typed, (title) => pages.addWin({ id: crypto.randomUUID(), title })),
  );

  /** Listens by functions of its own each time, since Firefox hears one function by one filter alone. */
  function hearRequests(filter: WebRequest.RequestFilter): void {
    const { begin, redirect, end } = detector;
    webRequest.onBeforeRequest.addListener((request) => begin(request), filter, ['requestBody']);
    webRequest.onBeforeSendHeaders.addListener(
      ({ url, requestHeaders }) =>
        void hostsReady().then(() => requestHealth.onHeaders(siteAt(url), requestHeaders)),
      filter,
      ['requestHeaders'],
    );
    webRequest.onBeforeRedirect.addListener((answer) => void redirect(answer), filter);
    webRequest.onCompleted.addListener((answer) => void end(answer), filter);
    webRequest.onErrorOccurred.addListener((answer) => void end(answer), filter);
  }

  /** The keys that undo a toast: the person may have changed them in the browser, or taken them away. */
  async function undoKeys(): Promise<string> {
    const all = await commands.getAll();
    return all.find(({ name }) => name === UNDO_TOAST.command)?.shortcut ?? '';
  }

  /** What the browser forgot when it stopped the extension: the badge, and the scripts of the tabs that are open. */
  async function startSession(): Promise<void> {
    if (!(await isSessionStart(storage.session))) return;
    const inject = async () => injectIntoOpenTabs([...OWN_HOSTS, ...(await customHosts.read())]);
    await Promise.all([startDay(), hostsReady().then(inject), folder.look()]);
  }
});
