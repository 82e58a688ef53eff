import { defineBackground } from 'wxt/utils/define-background';
import { badgeText, nextBadgeChange } from '#utils/background/badge.ts';
import { followHosts } from '#utils/background/host-scripts.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import type { Outcome } from '#utils/background/ledger/record.ts';
import { createPageHandlers } from '#utils/background/page-handlers.ts';
import { createRateLimiter } from '#utils/background/rate-limiter.ts';
import { createRequestDetector } from '#utils/background/request-detector.ts';
import { createRouter } from '#utils/background/router.ts';
import { levelReached, toastContent, toastDay } from '#utils/background/toast-content.ts';
import { createToastLimiter } from '#utils/background/toast-limiter.ts';
import { type Moment, nextDayStart } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { parseTitle } from '#utils/domain/title.ts';
import { selectDashboard } from '#utils/domain/views/dashboard.ts';
import { type DetectionResult, parseTaskNames, type TabMessage } from '#utils/messaging/messages.ts';
import { SNAPSHOT_CHANNEL } from '#utils/messaging/snapshot-channel.ts';
import { browser } from '#utils/platform/browser.ts';
import { t } from '#utils/platform/i18n.ts';
import type { Detection } from '#utils/sites/detection.ts';
import { REQUEST_READERS, siteAt } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';
import { readDetectionSettings } from '#utils/storage/detection-settings.ts';
import { pendingCompletions, sweepPending } from '#utils/storage/pending-completions.ts';
import { siteHealth, undecidedDatabases } from '#utils/storage/remembered.ts';
import { HEALTHY, recordDetection, recordReadFailure, type SiteHealth } from '#utils/storage/site-health.ts';
import { withQuestion } from '#utils/storage/undecided-databases.ts';

const NEW_DAY = 'new day';
/** Of the minutes that a running timer has to go. The timer itself is reckoned by the clock, whether this comes or not. */
const TICK = 'tick';
const STARTER = 'starter';
/** No sighting is told later than this, not even when the worker has to be asked again and again. */
const LONGEST_AGO_MS = 120_000;
/** How long the server may take to do what it was asked to do by itself: thirty days. */
const LATER_MS = 30 * 86_400_000;

/** The service worker: composes ledger, messages, badge and windows, and nothing else does. */
export default defineBackground(() => {
  const ledger = createLedger();
  const windows = new BroadcastChannel(SNAPSHOT_CHANNEL);
  const hostsReady = followHosts();
  const withinRate = createRateLimiter(browser.storage.session);
  const mayToast = createToastLimiter(browser.storage.session);

  /** Tells every window and the badge what is so now. */
  async function show(): Promise<void> {
    const snapshot = await ledger.snapshot();
    windows.postMessage(snapshot);
    const shown = selectDashboard(snapshot, now());
    await browser.action.setBadgeText({ text: badgeText(shown, now().at) });
    const when = nextBadgeChange(shown, now().at);
    if (when === undefined) await browser.alarms.clear(TICK);
    else await browser.alarms.create(TICK, { when });
  }

  /** The badge counts today's wins, so it starts anew with each day. */
  async function startDay(): Promise<void> {
    const { at, offset } = now();
    const { activeSettings } = selectDashboard(await ledger.snapshot(), { at, offset });
    await browser.action.setBadgeBackgroundColor({ color: '#17694c' });
    await browser.alarms.create(NEW_DAY, { when: nextDayStart(at, offset, activeSettings.dayStart) });
    await sweepPending();
    await show();
  }

  /** Notes how well a site can be read. */
  const note = (site: SiteId, by: (record: SiteHealth) => SiteHealth) =>
    siteHealth.change((records) => ({ ...records, [site]: by(records[site] ?? HEALTHY) }));

  /** Writes a sighting down, whichever witness had it. */
  async function record({ to, title, url, at, ...seen }: Detection): Promise<DetectionResult> {
    const type = to === 'done' ? 'complete' : 'uncomplete';
    // What counted before the person chose otherwise can still be taken back.
    if (to === 'done' && (await readDetectionSettings()).ignored.includes(seen.kind))
      return { status: 'nothing new' };
    const moment = justNow(at);
    const outcome = await ledger.record({ type, ...seen, text: { title, url } }, moment);
    // Before the answer: a worker that stops in between is asked again.
    if (outcome.changed) await show();
    return verdict(outcome, { kind: seen.kind, title, moment });
  }

  async function verdict(
    outcome: Outcome,
    { kind, title, moment }: { kind: Detection['kind']; title: string; moment: Moment },
  ): Promise<DetectionResult> {
    if (outcome.gained.length > 0) {
      const shown = (await mayToast(moment, outcome.config))
        ? toastContent(outcome, { kind, title })
        : undefined;
      const level = shown && levelReached(outcome);
      if (level)
        await ledger.record(
          { id: crypto.randomUUID(), type: 'note', subject: CONFIG_SUBJECT, noteKind: 'level', level },
          now(),
        );
      return { status: 'counted', ...(shown && { toast: shown }) };
    }
    const ids = outcome.lost.map(({ id }) => id);
    return ids.length > 0
      ? { status: 'taken back', ids, today: toastDay(outcome) }
      : { status: 'nothing new' };
  }

  const tell = (tab: number, message: TabMessage) => browser.tabs.sendMessage(tab, message, { frameId: 0 });
  const writes = createRequestDetector({
    siteAt: async (address) => {
      await hostsReady();
      return siteAt(address)?.id;
    },
    read: async (site, sent) => REQUEST_READERS[site].read(sent, await readDetectionSettings()),
    attribute: async (tab, changes, { site, host }) =>
      parseTaskNames(await tell(tab, { type: 'attribute', changes }), site, host),
    async onAnswer({ tab, site, change, taken, begun }) {
      if (change.happensLater) {
        if (taken)
          await (change.to === 'done'
            ? pendingCompletions.add(change.subject, LATER_MS)
            : pendingCompletions.drop(change.subject));
        return;
      }
      const { proof: _, needsGesture: __, withoutTarget, ...named } = change;
      const detection = { ...named, id: crypto.randomUUID(), site, at: begun, source: 'request' } as const;
      const verdict: DetectionResult = taken ? await record(detection) : { status: 'nothing new' };
      // The page may have gone since; the win is written all the same.
      const names = [named.subject, ...(named.alias ? [named.alias] : [])];
      const aimed = await tell(tab, { type: 'answer', names, taken, verdict }).catch(() => undefined);
      // A server that is faster than its page ends the looks of a gesture witness that is quite well.
      const source = aimed === true ? 'gesture' : 'request';
      if (taken)
        await note(site, (past) =>
          recordDetection(
            past,
            { ...detection, source },
            aimed === false && !withoutTarget && verdict.status === 'counted',
          ),
        );
    },
  });

  const answers = createPageHandlers({ ledger, now, show, startDay });
  const answer = createRouter(
    {
      async detection({ detection }) {
        const verdict = await record(detection);
        // Its toast need not wait for this.
        void note(detection.site, (past) => recordDetection(past, detection, verdict.status === 'counted'));
        return verdict;
      },
      async void({ id, ref }, party) {
        const event = await ledger.event(ref);
        if (!event || (party.from === 'site' && party.site !== event.site)) return undefined;
        await ledger.record({ id, type: 'void', ref }, now());
        await show();
        return null;
      },
      ...answers,
      async readFailure({ failure: { reason, undecided } }, party) {
        if (party.from !== 'site') return undefined;
        if (undecided) await undecidedDatabases.change((asked) => withQuestion(asked, undecided));
        await note(party.site, (past) => recordReadFailure(past, reason));
        return null;
      },
    },
    { id: browser.runtime.id, root: browser.runtime.getURL('') },
    (tab) => withinRate(tab, Date.now()),
  );

  type Route = typeof answer;
  const route: Route = (...asked) => {
    void hostsReady().then(() => answer(...asked));
    return true;
  };

  const requests = { urls: Object.values(REQUEST_READERS).flatMap(({ requests }) => requests) };
  browser.webRequest.onBeforeRequest.addListener(writes.begin, requests, ['requestBody']);
  browser.webRequest.onBeforeRedirect.addListener(writes.redirect, requests);
  browser.webRequest.onCompleted.addListener(writes.end, requests);
  browser.webRequest.onErrorOccurred.addListener(writes.end, requests);
  browser.runtime.onMessage.addListener(route as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    browser.contextMenus.create({ id: STARTER, contexts: ['action'], title: t('menu.starter') });
    void startDay();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  browser.contextMenus.onClicked.addListener(
    () => void answers.timer({ id: crypto.randomUUID(), to: 'begin' }),
  );
  // Not every browser remembers it.
  browser.omnibox.setDefaultSuggestion({ description: t('menu.keyword') });
  browser.omnibox.onInputEntered.addListener((typed) => {
    const title = parseTitle(typed);
    if (title) void answers.manual({ id: crypto.randomUUID(), title });
  });
  browser.runtime.onStartup.addListener(() => void startDay());
  browser.alarms.onAlarm.addListener(({ name }) => void (name === TICK ? show() : startDay()));
});

function now(): Moment {
  const date = new Date();
  return { at: date.getTime(), offset: -date.getTimezoneOffset() };
}

/** A moment that a page names: a while ago at the most, and never to come. */
function justNow(at: number): Moment {
  const { at: latest, offset } = now();
  return { at: Math.min(latest, Math.max(latest - LONGEST_AGO_MS, Math.round(at))), offset };
}
