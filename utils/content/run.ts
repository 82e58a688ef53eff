import { createGestureDetector } from '#utils/content/gesture-detector.ts';
import { createLazyToast } from '#utils/content/lazy-toast.ts';
import { startLifecycle } from '#utils/content/lifecycle.ts';
import { detectPending, RELOAD_PATIENCE_MS } from '#utils/content/pending-detector.ts';
import { createSafeReader } from '#utils/content/safe-reader.ts';
import { ledgerFault, RefusedError } from '#utils/messaging/answer.ts';
import { send } from '#utils/messaging/send.ts';
import { createTabListener } from '#utils/messaging/tab-messages.ts';
import type { DetectionResult } from '#utils/messaging/toast.ts';
import { browser } from '#utils/platform/native-browser.ts';
import type { Detection } from '#utils/sites/detection.ts';
import type { PageReader, ReadFailure } from '#utils/sites/types.ts';
import { DEFAULT_DETECTION_SETTINGS, detectionSettings } from '#utils/storage/detection-settings.ts';
import { addToOutbox, dropFromOutbox } from '#utils/storage/outbox.ts';
import { LONGEST_PENDING_MS, pendingCompletions } from '#utils/storage/pending-completions.ts';

/** Runs a site's content script: the detectors of a page, a line to the ledger, and a toast for what it counted. */
export function runContentScript(reader: PageReader): void {
  const site = createSafeReader(reader);
  const { signal, isAlive } = startLifecycle(document);
  async function takeBack(ref: string, refused?: true): Promise<void> {
    const answer = await send('undo', { id: crypto.randomUUID(), ref, ...(refused && { refused }) });
    if (!answer.ok) throw new RefusedError(answer.reason);
  }
  const toast = createLazyToast({
    document,
    signal,
    onUndo: (ids) => Promise.all(ids.map((id) => takeBack(id))),
    askForScript: () => send('loadToast', {}),
  });

  function show(result: DetectionResult): void {
    if (result.status === 'counted' && result.toast) toast.show(result.toast);
    if (result.status === 'taken back') toast.withdraw(result.ids, result.today);
  }
  async function report(detection: Detection): Promise<void> {
    const answer = await send('detection', { detection }).catch(() => undefined);
    if (answer?.ok) {
      if (!signal.aborted) show(answer.value);
      // A worker that is stopped now has not shown it on our pages, so another one is asked.
      send('catchUp', {}).catch(() => undefined);
      return;
    }
    if (answer && !ledgerFault(answer.reason)) return;
    // Nobody could write it down. It waits for the worker, which knows it by its id.
    const waits = await addToOutbox(detection).catch(() => false);
    if (!signal.aborted) toast.showUnsaved(detection, waits);
  }

  // One after the other, so that a change and its reverse reach the ledger in the order they happened.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (task: () => Promise<unknown>) => {
    if (!isAlive()) return;
    last = last.then(task).catch((error) => {
      // An extension that has gone meanwhile leaves no complaint in the page.
      if (isAlive()) console.error('Microwin could not save a win', error);
    });
  };
  const page = { document, location, settings: DEFAULT_DETECTION_SETTINGS };
  detectionSettings.follow((settings) => Object.assign(page, { settings }), signal);
  /** Starts all that a win needs while the finger is still down: a worker takes longer to start than a page to change. */
  const onAim = () => {
    toast.load();
    send('wake', {}).catch(() => undefined);
  };
  const onDetection = (detection: Detection) => inTurn(() => report(detection));
  const onReadFailure = (failure: ReadFailure) => inTurn(() => send('readFailure', { failure }));
  const detector = createGestureDetector(
    site,
    page,
    {
      onAim,
      onDetection,
      onRefused: ({ id }) => {
        toast.withdraw([id]);
        inTurn(async () => {
          await dropFromOutbox(id);
          await takeBack(id, true);
        });
      },
      onReload: ({ subject }) => void pendingCompletions.add(subject, RELOAD_PATIENCE_MS),
      onReadFailure,
      onLandmarks: (landmarks) => inTurn(() => send('landmarks', { landmarks })),
    },
    signal,
  );
  const awaitPending = detectPending(site, page, pendingCompletions, { onDetection, onReadFailure }, signal);

  const listen = createTabListener({
    attribute({ changes, chainMs }) {
      const names = detector.attribute(changes, chainMs);
      const done = changes.filter(({ to }, at) => names[at] && to === 'done');
      // The server's answer takes longer than the toast's code.
      if (done.some(({ happensLater }) => !happensLater)) toast.load();
      if (done.some(({ happensLater }) => happensLater)) awaitPending();
      if (done.some(({ takesAlong }) => takesAlong)) {
        for (const subject of site.takenAlong?.(page) ?? [])
          void pendingCompletions.add(subject, LONGEST_PENDING_MS);
      }
      return { names, press: detector.lastPress() };
    },
    serverResponse: ({ result, ...response }) => {
      show(result);
      return detector.onServerResponse(response);
    },
    undoToast: toast.undo,
    lists: () => site.readLists?.(page) ?? [],
  });
  // A browser takes `runtime` away from a script whose extension has gone.
  const { onMessage } = browser.runtime;
  onMessage.addListener(listen);
  signal.addEventListener('abort', () => onMessage.removeListener(listen));
}
