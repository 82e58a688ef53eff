/** Ms on the page's own clock: nobody sets it, and it only goes forward. */
export function pageTime(): number {
  return performance.now();
}
