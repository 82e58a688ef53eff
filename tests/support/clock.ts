/** Lets it be one moment for good, UTC ms. Runs in a page or in the service worker, so it stands alone. */
export function stopClock(moment: number): void {
  globalThis.Date = class extends Date {
    constructor(...given: [number]) {
      super(...(given.length > 0 ? given : ([moment] as const)));
    }
    static override now = () => moment;
  } as DateConstructor;
}
