import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createGestureDetector } from '#utils/content/gesture-detector.ts';
import { detectPending, RELOAD_PATIENCE_MS } from '#utils/content/pending-detector.ts';
import { createToast } from '#utils/content/toast/toast.ts';
import { send } from '#utils/messaging/send.ts';
import { createTabListener } from '#utils/messaging/tab-messages.ts';
import type { DetectionResult } from '#utils/messaging/toast.ts';
import { browser } from '#utils/platform/browser.ts';
import type { Detection } from '#utils/sites/detection.ts';
import type { PageReader } from '#utils/sites/types.ts';
import { DEFAULT_DETECTION_SETTINGS, detectionSettings } from '#utils/storage/detection-settings.ts';
import { pendingCompletions } from '#utils/storage/pending-completions.ts';

/**
 * What a content script is: a witness, a line to the ledger, and a toast for what the ledger counted.
 * @param ctx ends when the extension goes or is updated; then everything stops and leaves the page
 */
export function runContentScript(site: PageReader, ctx: ContentScriptContext): void {
  const { signal } = ctx;
  const takeBack = (ref: string) => send('undo', { id: crypto.randomUUID(), ref });
  const toast = createToast(document, signal, (ids) => ids.forEach(takeBack));

  function show(verdict: DetectionResult): void {
    if (verdict.status === 'counted' && verdict.toast) toast.show(verdict.toast);
    if (verdict.status === 'taken back') toast.withdraw(verdict.ids, verdict.today);
  }
  async function report(detection: Detection): Promise<void> {
    const answer = await send('detection', { detection });
    if (!signal.aborted && answer.ok) show(answer.value);
  }

  // One after the other, so that a change and its reverse reach the ledger in the order they happened.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (say: () => Promise<unknown>) => {
    if (ctx.isInvalid) return;
    last = last.then(say).catch((error) => console.error('Microwin could not save a win', error));
  };
  const page = { document, location, settings: DEFAULT_DETECTION_SETTINGS };
  detectionSettings.follow((settings) => Object.assign(page, { settings }), signal);
  const onDetection = (detection: Detection) => inTurn(() => report(detection));
  const witness = createGestureDetector(
    site,
    page,
    {
      onDetection,
      onRefused: ({ id }) => {
        toast.withdraw([id]);
        inTurn(() => takeBack(id));
      },
      onReload: ({ subject }) => void pendingCompletions.add(subject, RELOAD_PATIENCE_MS),
      onReadFailure: (failure) => inTurn(() => send('readFailure', { failure })),
    },
    signal,
  );
  detectPending(site, page, pendingCompletions, onDetection, signal);

  const listen = createTabListener({
    attribute: ({ changes }) => witness.attribute(changes),
    serverResponse: ({ names, accepted, result }) => {
      show(result);
      return witness.settle(names, accepted);
    },
    lists: () => site.readLists?.(page) ?? [],
  });
  browser.runtime.onMessage.addListener(listen);
  ctx.onInvalidated(() => browser.runtime.onMessage.removeListener(listen));
}
