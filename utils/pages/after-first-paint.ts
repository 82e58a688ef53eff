/**
 * Loads what draws a window once the frame that stands in its page is on its way. A page that nobody sees has no frames,
 * and need not wait for one.
 */
export function afterFirstPaint(load: () => Promise<unknown>): void {
  if (document.hidden) void load();
  else requestAnimationFrame(() => void load());
}
