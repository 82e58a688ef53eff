/**
 * Loads the script that draws a page once the first frame, which stands in its HTML, is about to be painted. A hidden
 * page gets no frames, and does not wait for one.
 */
export function afterFirstPaint(load: () => Promise<unknown>): void {
  if (document.hidden) void load();
  else requestAnimationFrame(() => void load());
}
