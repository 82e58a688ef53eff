import type { DayKey } from '#utils/domain/calendar.ts';
import type { GoalView, JournalEntry } from '#utils/domain/planning/plan.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Settings } from '#utils/domain/settings.ts';
import type { Snapshot, Win } from '#utils/domain/views/dashboard.ts';
import type { ItemCommand, PlanCommand } from '#utils/messaging/commands.ts';
import type { TimerMessage } from '#utils/messaging/messages.ts';
import type { LogCheck, WinDetails, WinNote } from '#utils/messaging/queries.ts';
import { send } from '#utils/messaging/send.ts';
import { SNAPSHOT_CHANNEL } from '#utils/messaging/snapshot-channel.ts';
import type { Span } from '#utils/pages/history-search.ts';
import { browser } from '#utils/platform/browser.ts';
import type { SiteId } from '#utils/sites/types.ts';
import { siteHealth } from '#utils/storage/remembered.ts';
import { degradedSites, type HealthRecords, report } from '#utils/storage/site-health.ts';

/** Sites that may have changed, with what to tell us of it. */
export interface SiteWarning {
  sites: SiteId[];
  report: string;
}

/** Calls back with the true snapshot as soon as the ledger answers, then whenever it changes. */
export function followSnapshot(onSnapshot: (snapshot: Snapshot) => void): void {
  new BroadcastChannel(SNAPSHOT_CHANNEL).addEventListener('message', ({ data }) =>
    onSnapshot(data as Snapshot),
  );
  void send({ type: 'snapshot' }).then((snapshot) => snapshot && onSnapshot(snapshot));
}

/** Takes a win back: the person's own Undo. The windows hear of it through their snapshot. */
export async function undo(id: string): Promise<void> {
  await send({ type: 'void', id: crypto.randomUUID(), ref: id });
}

/**
 * Writes down something that was finished where no site shows it. The windows hear of it through their snapshot.
 * @param day when it was, if not today
 */
export async function addWin(title: string, day?: DayKey): Promise<void> {
  await send({ type: 'manual', id: crypto.randomUUID(), title, ...(day && { day }) });
}

/** All wins of some days, newest first. */
export async function fetchWins({ from, to }: Span): Promise<Win[]> {
  return (await send({ type: 'history', from, to })) ?? [];
}

/** What there is to tell of a win; undefined when it is no more. */
export async function fetchWinDetails(ref: string): Promise<WinDetails | undefined> {
  return (await send({ type: 'story', ref })) ?? undefined;
}

/** Puts a note on a win; '' takes it away. */
export async function setWinNote(ref: string, note: string): Promise<void> {
  await send({ type: 'remark', id: crypto.randomUUID(), ref, note });
}

/** Says what the person means to do, or what became of it. The windows hear of it through their snapshot. */
export async function recordPlan(command: PlanCommand): Promise<void> {
  await send({ type: 'say', id: crypto.randomUUID(), command });
}

/** Finishes something of the person's own, or opens it again. The windows hear of it through their snapshot. */
export async function toggleItem(doing: Omit<ItemCommand, 'id'>): Promise<void> {
  await send({ type: 'do', id: crypto.randomUUID(), ...doing });
}

/** Every goal that was ever made. */
export async function goalsEver(): Promise<GoalView[]> {
  return (await send({ type: 'goals' })) ?? [];
}

/** What a timer is begun for. */
export type TimerPlan = Pick<TimerMessage, 'minutes' | 'relatedTo' | 'title'>;

/** Begins a timer, goes on for five minutes, or stops. The windows hear of it through their snapshot. */
export async function controlTimer(to: TimerMessage['to'], plan: TimerPlan = {}): Promise<void> {
  await send({ type: 'timer', id: crypto.randomUUID(), to, ...plan });
}

/** Every goal that was ever made. */
export async function fetchGoals(): Promise<GoalView[]> {
  return (await send({ type: 'goals' })) ?? [];
}

/** All that was ever reflected on, the latest first. */
export async function fetchJournal(): Promise<JournalEntry[]> {
  return (await send({ type: 'reflections' })) ?? [];
}

/** What there is to tell of a week; undefined where the ledger has no answer. */
export async function fetchWeek(monday: DayKey): Promise<ReviewedWeek | undefined> {
  return send({ type: 'week', monday });
}

/** Every note on a win. */
export async function fetchWinNotes(): Promise<WinNote[]> {
  return (await send({ type: 'notes' })) ?? [];
}

/**
 * Checks that every entry of the log is as it was written.
 * @throws when nobody answered
 */
export async function checkLog(): Promise<LogCheck> {
  const check = await send({ type: 'checkLog' });
  if (!check) throw new Error('refused');
  return check;
}

/** Says something about the game. The windows hear of it through their snapshot. */
export async function setSettings(settings: Partial<Settings>): Promise<void> {
  await send({ type: 'settings', id: crypto.randomUUID(), settings });
}

/** Calls back with the sites that may have changed, now and whenever that changes. */
export function followSiteWarnings(onTrouble: (warning: SiteWarning) => void): void {
  siteHealth.follow((records) => onTrouble({ sites: degradedSites(records), report: healthReport(records) }));
}

/** What to tell us of how well sites can be read, with what reads them. */
export function healthReport(records: HealthRecords): string {
  const { version } = browser.runtime.getManifest();
  const [program = 'unknown browser'] =
    navigator.userAgent.match(/(?:Firefox|Edg|Chrome)\/\d+/g)?.toReversed() ?? [];
  return report(records, version, program);
}
