import type { Microwin } from '#tests/e2e/harness.ts';

/** Stops the service worker whenever it is asked to, sooner than `stopWorker` can, and tells how often and whether it ran. */
export async function createStopper(
  microwin: Microwin,
): Promise<{ stop(): Promise<void>; stopped: () => number; isStopped: () => boolean }> {
  const devtools = await microwin.devtools();
  let last = '';
  let stopped = 0;
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) {
      if (last !== 'stopped' && runningStatus === 'stopped') stopped++;
      last = runningStatus;
    }
  });
  await devtools.send('ServiceWorker.enable');
  return {
    async stop() {
      await devtools.send('ServiceWorker.stopAllWorkers');
    },
    stopped: () => stopped,
    isStopped: () => last === 'stopped',
  };
}
