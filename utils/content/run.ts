import { createGestureDetector } from '#utils/content/gesture-detector.ts';
import { startLifecycle } from '#utils/content/lifecycle.ts';
import { detectPending, RELOAD_PATIENCE_MS } from '#utils/content/pending-detector.ts';
import { createToast } from '#utils/content/toast/toast.ts';
import type { DetectionResult, TabMessage } from '#utils/messaging/messages.ts';
import { send } from '#utils/messaging/send.ts';
import { browser } from '#utils/platform/native-browser.ts';
import type { Detection } from '#utils/sites/detection.ts';
import type { Site } from '#utils/sites/types.ts';
import { DEFAULT_DETECTION_SETTINGS, followDetectionSettings } from '#utils/storage/detection-settings.ts';
import { pendingCompletions } from '#utils/storage/pending-completions.ts';

/** Runs a site's content script: the detectors of a page, a line to the ledger, and a toast for what it counted. */
export function runContentScript(site: Site): void {
  const { signal, isAlive } = startLifecycle(document);
  const takeBack = (ref: string) => send({ type: 'void', id: crypto.randomUUID(), ref });
  const toast = createToast(document, signal, (ids) => ids.forEach(takeBack));

  function show(result: DetectionResult): void {
    if (result.status === 'counted' && result.toast) toast.show(result.toast);
    if (result.status === 'taken back') toast.withdraw(result.ids, result.today);
  }
  async function report(detection: Detection): Promise<void> {
    const result = await send({ type: 'detection', detection });
    if (!signal.aborted && result) show(result);
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
  followDetectionSettings((settings) => Object.assign(page, { settings }), signal);
  const onDetection = (detection: Detection) => inTurn(() => report(detection));
  const detector = createGestureDetector(
    site,
    page,
    {
      onDetection,
      onRefused: ({ id }) => {
        toast.withdraw([id]);
        inTurn(() => takeBack(id));
      },
      onReload: ({ subject }) => void pendingCompletions.add(subject, RELOAD_PATIENCE_MS),
      onReadFailure: (failure) => inTurn(() => send({ type: 'readFailure', failure })),
    },
    signal,
  );
  detectPending(site, page, pendingCompletions, onDetection, signal);

  const listen = (data: unknown, _sender: unknown, respond: (reply: unknown) => void): true => {
    const message = data as TabMessage;
    if (message.type === 'attribute') {
      respond(detector.attribute(message.changes));
    } else if (message.type === 'places') {
      respond(site.readLists?.(page) ?? []);
    } else {
      show(message.verdict);
      respond(detector.onServerResponse(message.names, message.taken));
    }
    return true;
  };
  browser.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen));
}
