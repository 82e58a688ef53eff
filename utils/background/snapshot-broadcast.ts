import { badgeText, nextBadgeChange } from '#utils/background/badge.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import { localOffset, momentAt } from '#utils/domain/calendar.ts';
import { nextDayStart } from '#utils/domain/settings.ts';
import { type DashboardState, selectDashboard } from '#utils/domain/views/dashboard.ts';
import { SNAPSHOT_CHANNEL } from '#utils/messaging/snapshot-channel.ts';
import { browser } from '#utils/platform/browser.ts';
import { sweepPending } from '#utils/storage/pending-completions.ts';

const BADGE_COLOR = '#17694c';
/** The alarm of the moment at which the next day begins. */
const NEW_DAY = 'new-day';
/** The alarm of the next change of the badge. The timer itself is reckoned by the clock, whether this comes or not. */
const BADGE_CHANGE = 'badge-change';

/** Shows all pages, and the badge, what is so now. */
export type SnapshotBroadcast = ReturnType<typeof createSnapshotBroadcast>;

export function createSnapshotBroadcast(ledger: Pick<Ledger, 'snapshot'>) {
  const pages = new BroadcastChannel(SNAPSHOT_CHANNEL);

  /** After a change of the ledger. */
  async function broadcast(): Promise<void> {
    await show();
  }

  /** When a day begins, or may begin at another time from now on: the badge counts today's wins, so it starts anew. */
  async function startDay(): Promise<void> {
    const { config } = await show();
    const when = nextDayStart(momentAt(new Date()), config.changes, localOffset);
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOR });
    await browser.alarms.create(NEW_DAY, { when });
    await sweepPending();
  }

  async function onAlarm({ name }: { name: string }): Promise<void> {
    if (name === BADGE_CHANGE) await broadcast();
    else await startDay();
  }

  /** What is shown. */
  async function show(): Promise<DashboardState> {
    const now = momentAt(new Date());
    const snapshot = await ledger.snapshot(now);
    pages.postMessage(snapshot);
    const dashboard = selectDashboard(snapshot, now);
    await browser.action.setBadgeText({ text: badgeText(dashboard, now.at) });
    const when = nextBadgeChange(dashboard, now.at);
    if (when === undefined) await browser.alarms.clear(BADGE_CHANGE);
    else await browser.alarms.create(BADGE_CHANGE, { when });
    return dashboard;
  }

  return { broadcast, startDay, onAlarm };
}
