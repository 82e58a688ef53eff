import { badgeText, nextBadgeChange } from '#utils/background/badge.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import { type DayKey, localOffset, type Moment, momentAt } from '#utils/domain/calendar.ts';
import { nextDayStart } from '#utils/domain/settings.ts';
import { type DashboardState, type Snapshot, selectDashboard } from '#utils/domain/views/dashboard.ts';
import { type Answer, type LedgerFault, ledgerFaultOf } from '#utils/messaging/answer.ts';
import { SNAPSHOT_CHANNEL } from '#utils/messaging/snapshot-channel.ts';
import { browser } from '#utils/platform/browser.ts';
import { sweepPending } from '#utils/storage/pending-completions.ts';

const BADGE_COLOR = '#17694c';
/** On the toolbar icon while the ledger cannot be used. */
const FAULT_BADGE = '!';
/** Minutes after which a worker looks again whether the ledger can be used. */
const AGAIN_MINUTES = 5;
/** The alarm of the moment at which the next day begins. */
const NEW_DAY = 'new-day';
/** The alarm of the next change of the badge. The timer itself is reckoned by the clock, whether this comes or not. */
const BADGE_CHANGE = 'badge-change';

/** Shows all pages, and the badge, what is so now. */
export function createSnapshotBroadcast(ledger: Pick<Ledger, 'snapshot' | 'settleSettings'>) {
  const pages = new BroadcastChannel(SNAPSHOT_CHANNEL);
  const tellPages = (answer: Answer<Snapshot>) => pages.postMessage(answer);
  /** Whether the last that was heard of the ledger is that it works; at first nothing was heard. */
  let works = false;

  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  /** Whether the last time that this worker began to show what is so, it came to its end. */
  let isShown = false;
  /** The day that was shown last, and when the alarm of the next one comes; undefined as long as this worker sets none. */
  let shownDay: DayKey | undefined;
  let alarmAt: number | undefined;

  /** After a change of the ledger. One after the other, and changes that come meanwhile are shown together. */
  function broadcast(): Promise<void> {
    next ??= last.then(async () => {
      next = undefined;
      const shown = show();
      last = shown.catch(() => undefined);
      await shown;
    });
    return next;
  }

  /**
   * Resolves when all is shown that the ledger holds. What the worker before this one did not come to show, this one
   * shows: it cannot know.
   */
  async function catchUp(): Promise<void> {
    await (next ?? last);
    if (!isShown) await broadcast();
  }

  /** When a day begins, or the log may be another one: the badge counts today's wins, so it starts anew. */
  async function startDay(): Promise<void> {
    shownDay = undefined;
    if (!(await show())) {
      alarmAt = undefined;
      return browser.alarms.create(NEW_DAY, { delayInMinutes: AGAIN_MINUTES });
    }
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOR });
    await sweepPending();
  }

  async function onAlarm({ name }: { name: string }): Promise<void> {
    if (name === BADGE_CHANGE) await broadcast();
    else await startDay();
  }

  /** Something was asked of the ledger. @param fault why it could not be used; undefined if it could */
  async function onLedgerUse(fault?: LedgerFault): Promise<void> {
    if (fault) return showFault(fault);
    if (works) return;
    works = true;
    if ((await browser.action.getBadgeText({})) === FAULT_BADGE) await broadcast();
  }

  async function showFault(fault: LedgerFault): Promise<void> {
    works = false;
    tellPages({ ok: false, reason: fault });
    await browser.action.setBadgeText({ text: FAULT_BADGE });
  }

  /** Shows what is so; whether it could, since the ledger may be out of use. */
  async function show(): Promise<boolean> {
    isShown = false;
    const now = momentAt(new Date());
    let snapshot: Snapshot;
    try {
      snapshot = await ledger.snapshot(now);
    } catch (error) {
      const fault = ledgerFaultOf(error);
      if (!fault) throw error;
      await showFault(fault);
      return false;
    }
    tellPages({ ok: true, value: snapshot });
    const dashboard = selectDashboard(snapshot, now);
    await browser.action.setBadgeText({ text: badgeText(dashboard, now.at) });
    const when = nextBadgeChange(dashboard, now.at);
    if (when === undefined) await browser.alarms.clear(BADGE_CHANGE);
    else await browser.alarms.create(BADGE_CHANGE, { when });
    isShown = true;
    return followDay(dashboard, now);
  }

  /** Sees to the alarm of the next day, and to what a new one begins with: the clock may be set, and the person travel. */
  async function followDay({ today, config }: DashboardState, now: Moment): Promise<boolean> {
    const when = nextDayStart(now, config.changes, localOffset);
    if (when !== alarmAt) await browser.alarms.create(NEW_DAY, { when });
    alarmAt = when;
    if (today.day === shownDay) return true;
    shownDay = today.day;
    return (await ledger.settleSettings(now)) ? show() : true;
  }

  return { broadcast, catchUp, startDay, onAlarm, onLedgerUse };
}
