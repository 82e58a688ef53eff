import { afterGesture, noteHealth } from '#utils/background/health-notes.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import type { Outcome } from '#utils/background/ledger/record.ts';
import { namesOf, type ServerResponse } from '#utils/background/request-detector.ts';
import { levelReached, toastContent, toastDay } from '#utils/background/toast-content.ts';
import { type Moment, momentAt } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import type { ToastStyle } from '#utils/domain/planning/toast-style.ts';
import { ledgerFaultOf } from '#utils/messaging/answer.ts';
import { tellServerResponse } from '#utils/messaging/ask-tab.ts';
import type { DetectionResult } from '#utils/messaging/toast.ts';
import type { Detection } from '#utils/sites/detection.ts';
import { recordDetection, recordReadFailure } from '#utils/sites/health.ts';
import { NOTHING_CHANGED, type ReadFailure, type SiteId } from '#utils/sites/types.ts';
import { detectionSettings } from '#utils/storage/detection-settings.ts';
import { addToOutbox } from '#utils/storage/outbox.ts';
import { pendingCompletions } from '#utils/storage/pending-completions.ts';
import { changeStored } from '#utils/storage/stored-value.ts';
import { undecidedDatabases, withQuestion } from '#utils/storage/undecided-databases.ts';

/** Ms that a detection may be old. It is taken for younger if it says to be older, since it was sent again and again. */
const LONGEST_AGO_MS = 120_000;
/** The same of one that waited until the ledger could be opened again: thirty days. */
const LONGEST_WAIT_MS = 30 * 86_400_000;
/** Ms that a page may keep a request back after the gesture that it comes of, and after what it sends before that. */
const HELD_MS = 30_000;
/** Ms that the server may take to do what it was asked to do by itself: thirty days. */
const PATIENCE_MS = 30 * 86_400_000;

const NOTHING_NEW: DetectionResult = { status: 'nothing new' };

interface DetectionContext {
  ledger: Ledger;
  /** Shows every page what is so now. */
  broadcast: () => Promise<void>;
  /** Resolves when they have been shown it. */
  catchUp: () => Promise<void>;
  /** How much the toast of a win may say now. @param wins ever, that one included */
  toastStyle: (now: Moment, config: ConfigHistory, wins: number) => Promise<ToastStyle>;
  /** The keys that undo a toast; '' for none. */
  undoKeys: () => Promise<string>;
}

/** What becomes of what the two detectors report. */
export function createDetections({ ledger, broadcast, catchUp, toastStyle, undoKeys }: DetectionContext) {
  /** The gesture detector of a tab saw something. */
  async function onGesture(detection: Detection): Promise<DetectionResult> {
    const result = await record(detection);
    // Its toast need not wait for this.
    void noteHealth(detection.site, (past) =>
      afterGesture(past, detection, result.status === 'counted', navigator.onLine),
    );
    return result;
  }

  /** A detection that waited is written down for when it was done. There is no page any more to tell. */
  async function onWaiting(detection: Detection): Promise<void> {
    await record(detection, LONGEST_WAIT_MS, false);
    // It waits no longer once this is over.
    await catchUp();
  }

  /**
   * The gesture detector of a tab could not tell what it saw.
   * @param isWaiting whether the tab's page waits for its server, which says why nothing changed
   */
  async function onReadFailure(
    site: SiteId,
    { reason, undecided }: ReadFailure,
    isWaiting = false,
  ): Promise<void> {
    // What only the person can say is no fault of the site.
    if (undecided) return changeStored(undecidedDatabases, (asked) => withQuestion(asked, undecided));
    if (isWaiting && reason.endsWith(NOTHING_CHANGED)) return;
    await noteHealth(site, (past) => recordReadFailure(past, reason));
  }

  /** The server answered a request that comes of what a tab's person did. */
  async function onServerResponse(response: ServerResponse): Promise<void> {
    const { id, tab, site, change, verdict, begun } = response;
    if (!change) {
      await tellServerResponse(tab, { names: [], verdict, begun, result: NOTHING_NEW });
      return;
    }
    const { proof: _, needsGesture: __, happensLater, withoutTarget, ...task } = change;
    const { kind, to } = task;
    const answer = { kind, to, names: namesOf(task), verdict, begun };
    // What the answer does not say, or of which the page alone knows what it was about, the page has to see.
    if (verdict === 'unsaid' || !('title' in task)) {
      await tellServerResponse(tab, { ...answer, result: NOTHING_NEW });
      return;
    }
    if (happensLater) {
      if (verdict === 'refused') return;
      if (task.to === 'done') await pendingCompletions.add(task.subject, PATIENCE_MS);
      else await pendingCompletions.drop(task.subject);
      return;
    }
    const detection = { ...task, id, site, at: begun, source: 'request' } as const;
    const result = verdict === 'agreed' ? await recordOrKeep(detection) : NOTHING_NEW;
    // The page may have gone since; the win is written all the same.
    const aimed = await tellServerResponse(tab, { ...answer, result });
    // A worker that is stopped before this is over does it again.
    if (verdict === 'agreed') await catchUp();
    // A page that saw the gesture also sees what the refusal comes to.
    if (verdict === 'refused') return aimed ? undefined : takeBackRefused(detection);
    // A server that is faster than its page ends the watch of a gesture detector that is quite well.
    const source = aimed === true ? 'gesture' : 'request';
    const requestOnly = aimed === false && !withoutTarget && result.status === 'counted';
    await noteHealth(site, (past) => recordDetection(past, { ...detection, source }, requestOnly));
  }

  /** Takes back what a page told of that has gone since, or knows it no more. */
  async function takeBackRefused({ subject, alias, to, at }: Detection): Promise<void> {
    const type = to === 'done' ? 'complete' : 'uncomplete';
    const refusal = { subject, ...(alias && { alias }), type, since: at - HELD_MS } as const;
    if (await ledger.refuse(refusal, momentAt(new Date()))) await broadcast();
  }

  /** Writes down what no page would send again; while the ledger cannot be opened, it waits. */
  async function recordOrKeep(detection: Detection): Promise<DetectionResult> {
    try {
      return await record(detection);
    } catch (error) {
      if (!ledgerFaultOf(error)) throw error;
      await addToOutbox(detection);
      return NOTHING_NEW;
    }
  }

  /**
   * Writes a detection down, whichever detector had it.
   * @param longestAgo ms that it may be old
   */
  async function record(
    { to, title, url, at, withoutRequest: _, ...detected }: Detection,
    longestAgo = LONGEST_AGO_MS,
    mayShow = true,
  ): Promise<DetectionResult> {
    // What counted before the person chose otherwise can still be taken back.
    if (to === 'done' && (await detectionSettings.read()).ignored.includes(detected.kind)) return NOTHING_NEW;
    const moment = momentWithin(at, longestAgo);
    const type = to === 'done' ? 'complete' : 'uncomplete';
    const outcome = await ledger.record({ type, ...detected, text: { title, url } }, moment);
    if (outcome.changed) show();
    return mayShow ? resultOf(outcome, { kind: detected.kind, title }, moment) : NOTHING_NEW;
  }

  /**
   * Shows the change on our pages. Its toast need not wait for that, which takes longer than to write it down; whoever
   * told of it waits for {@link DetectionContext.catchUp} afterwards.
   */
  function show(): void {
    broadcast().catch((error) => console.error('Microwin could not show a change', error));
  }

  /** What a page is told of what came of its detection. */
  async function resultOf(
    outcome: Outcome,
    task: Pick<Detection, 'kind' | 'title'>,
    moment: Moment,
  ): Promise<DetectionResult> {
    if (outcome.gained.length > 0) return counted(outcome, task, moment);
    const ids = outcome.lost.map(({ id }) => id);
    return ids.length > 0 ? { status: 'taken back', ids, today: toastDay(outcome) } : NOTHING_NEW;
  }

  async function counted(
    outcome: Outcome,
    task: Pick<Detection, 'kind' | 'title'>,
    moment: Moment,
  ): Promise<DetectionResult> {
    const style = await toastStyle(moment, outcome.config, outcome.wins);
    const toast = style === 'none' ? undefined : toastContent(outcome, task, style);
    if (!toast) return { status: 'counted' };
    const level = style === 'full' && levelReached(outcome);
    // A level is celebrated once.
    if (level)
      await ledger.record(
        { id: crypto.randomUUID(), type: 'note', subject: CONFIG_SUBJECT, noteKind: 'level', level },
        momentAt(new Date()),
      );
    const keys = await undoKeys();
    return { status: 'counted', toast: { ...toast, ...(keys && { undoKeys: keys }) } };
  }

  return { onGesture, onWaiting, onReadFailure, onServerResponse };
}

/** A moment that a page names: a while ago at the most, and never to come. */
function momentWithin(at: number, longestAgo: number): Moment {
  const latest = Date.now();
  return momentAt(new Date(Math.min(latest, Math.max(latest - longestAgo, Math.round(at)))));
}
