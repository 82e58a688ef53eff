import type { Page } from 'playwright/test';
import { TOAST_MS } from '#utils/domain/rules.ts';

/** Evaluates an expression in the isolated world of our own script, which no page can reach. */
async function evaluateInOurWorld(page: Page, expression: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const worlds: { id: number; name: string }[] = [];
  devtools.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await devtools.send('Runtime.enable');
  const world = worlds.find(({ name }) => name === 'Microwin');
  if (!world) throw new Error(`no world of ours among ${worlds.map(({ name }) => name)}`);
  const { exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, contextId: world.id });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  await devtools.detach();
}

/**
 * From now on a toast of this page never leaves by itself, so that a busy machine has the time to look at it. Only that
 * one timer of our script is held; all others, and the page's own, run on.
 */
export function holdToasts(page: Page): Promise<void> {
  return evaluateInOurWorld(
    page,
    `{
      const start = setTimeout;
      globalThis.setTimeout = (run, ms, ...rest) => (ms === ${TOAST_MS} ? 0 : start(run, ms, ...rest));
      const { animate } = Element.prototype;
      Element.prototype.animate = function (frames, timing) {
        const hides = timing.delay > ${TOAST_MS};
        return animate.call(this, frames, hides ? { ...timing, delay: 600_000 } : timing);
      };
    }`,
  );
}
