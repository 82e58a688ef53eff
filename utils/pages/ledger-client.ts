import type { DayKey } from '#utils/domain/calendar.ts';
import type { Snapshot } from '#utils/domain/views/dashboard.ts';
import {
  type Answer,
  type LedgerFault,
  ledgerFault,
  parseAnswer,
  RefusedError,
} from '#utils/messaging/answer.ts';
import type { BodyOf, CommandType, QueryType, ReplyTo } from '#utils/messaging/messages.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import { send } from '#utils/messaging/send.ts';
import { SNAPSHOT_CHANNEL } from '#utils/messaging/snapshot-channel.ts';
import { browser } from '#utils/platform/browser.ts';
import { degradedSites, type HealthRecords } from '#utils/sites/health.ts';
import { report } from '#utils/sites/health-report.ts';
import type { SiteId } from '#utils/sites/types.ts';
import { siteHealth } from '#utils/storage/site-health.ts';

/** Sites that may have changed, with what to tell us of it. */
export interface SiteWarning {
  sites: SiteId[];
  report: string;
}

/** The commands that become one event, which they name. */
type NamedCommand = { [T in CommandType]: BodyOf<T> extends { id: string } ? T : never }[CommandType];

/**
 * Sends a query or a command to the worker, and resolves when it is answered: of a command, when it is written down.
 * @param attemptMs see {@link send}
 * @throws RefusedError if it is refused; an error if nobody answers
 */
export async function ask<T extends QueryType | CommandType>(
  type: T,
  body: BodyOf<T>,
  attemptMs?: number,
): Promise<ReplyTo<T>> {
  const answer = await send(type, body, attemptMs);
  if (!answer.ok) throw new RefusedError(answer.reason);
  return answer.value;
}

/** Sends a command under a new id. Our pages hear of what it changes through their snapshot. Throws as {@link ask}. */
export function command<T extends NamedCommand>(type: T, body: Omit<BodyOf<T>, 'id'>): Promise<ReplyTo<T>> {
  return ask(type, { ...body, id: crypto.randomUUID() } as BodyOf<T>);
}

/**
 * Writes down what the person means to do, or what became of it: all of it, or nothing. Throws as {@link ask}.
 * @param today the day that the page shows as today
 */
export async function recordPlan(today: DayKey, ...commands: PlanCommand[]): Promise<void> {
  if (commands.length === 0) return;
  await ask('recordPlan', {
    today,
    entries: commands.map((command) => ({ id: crypto.randomUUID(), command })),
  });
}

/** Ms after which a page asks again by itself, as long as the ledger cannot be used. */
const AGAIN_MS = 10_000;

/**
 * Calls back with the true snapshot as soon as the ledger answers, then whenever it changes; and with what is wrong
 * whenever it cannot be used.
 * @returns asks again at once
 */
export function followSnapshot(
  onSnapshot: (snapshot: Snapshot) => void,
  onProblem: (problem: LedgerFault | 'no answer') => void,
): () => void {
  let pause: ReturnType<typeof setTimeout>;
  const hear = (answer: Answer<Snapshot> | undefined) => {
    clearTimeout(pause);
    if (answer?.ok) return onSnapshot(answer.value);
    pause = setTimeout(again, AGAIN_MS);
    onProblem(ledgerFault(answer?.reason) ?? 'no answer');
  };
  const again = () => void send('snapshot', {}).then(hear, () => hear(undefined));
  new BroadcastChannel(SNAPSHOT_CHANNEL).addEventListener('message', ({ data }) => {
    const answer = parseAnswer<Snapshot>(data);
    if (answer) hear(answer);
  });
  again();
  return again;
}

/** Calls back with the sites that may have changed, now and whenever that changes. */
export function followSiteWarnings(onWarning: (warning: SiteWarning) => void): void {
  siteHealth.follow((records) => onWarning({ sites: degradedSites(records), report: healthReport(records) }));
}

/** What to tell us of how well sites can be read, with what reads them. */
export function healthReport(records: HealthRecords): string {
  const { version } = browser.runtime.getManifest();
  const [program = 'unknown browser'] =
    navigator.userAgent.match(/(?:Firefox|Edg|Chrome)\/\d+/g)?.toReversed() ?? [];
  return report(records, version, program);
}
